package cn.financebrain.dashboards.problem;

import java.util.Locale;

/** A sentence in both languages of the user interface. */
public record Wording(String chinese, String english) {

  /** The Chinese one, unless the locale is English. */
  public String in(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : chinese;
  }
}

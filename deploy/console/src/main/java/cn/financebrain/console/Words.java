package cn.financebrain.console;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of one bundle, Chinese or English by the JVM's default locale at the time of asking.
 *
 * @param bundle base name of the properties: English, with {@code _zh} beside it
 */
public record Words(String bundle) {

  /** English stands in the file without a language; the default locale must not come before it. */
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** Whether the user reads Chinese. */
  public static boolean chinese() {
    return Locale.getDefault().getLanguage().equals("zh");
  }

  /** The text of {@code key} with {0}, {1}, … replaced; numbers are written as they are. */
  public String text(String key, Object... arguments) {
    return text(Locale.getDefault(), key, arguments);
  }

  /** The same in the language of a locale. */
  public String text(Locale locale, String key, Object... arguments) {
    Object[] words = new Object[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    return MessageFormat.format(
        ResourceBundle.getBundle(bundle, locale, EXACT).getString(key), words);
  }
}

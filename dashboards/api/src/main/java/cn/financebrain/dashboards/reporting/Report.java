package cn.financebrain.dashboards.reporting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a report says, before it is drawn.
 *
 * @param language Chinese or English
 * @param lead the one paragraph that somebody reads who reads nothing else
 * @param facts what it was made of: snapshot, moment, release, region, who made it
 * @param warnings what makes it less than whole, such as feeds that were late; shown first
 * @param full all rows behind it; empty where its tables are all there is
 */
public record Report(
    Locale language,
    String title,
    String lead,
    String snapshot,
    List<Fact> facts,
    List<String> warnings,
    List<ReportTable> parts,
    Optional<FullList> full) {

  public Report {
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
    parts = List.copyOf(parts);
  }

  public record Fact(String name, String value) {}

  boolean isChinese() {
    return !language.getLanguage().equals(Locale.ENGLISH.getLanguage());
  }

  String say(String chinese, String english) {
    return isChinese() ? chinese : english;
  }
}

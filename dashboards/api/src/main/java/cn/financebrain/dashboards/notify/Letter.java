package cn.financebrain.dashboards.notify;

import java.util.List;

/**
 * What is to be told.
 *
 * @param kind report, alert, digest, case, escalation, reminder, late, scan, set, webhook,
 *     address-code or test
 * @param subject id of what it tells
 * @param dedup a second one of the same key is not sent
 * @param regions of what it tells; who may not see one of them when it is sent is not told
 * @param language zh or en
 * @param title one line
 * @param body lines of a mail, or the whole body of a webhook's call
 * @param link path of the page; empty for none
 * @param attach whether the report goes with it
 */
record Letter(
    String kind,
    String subject,
    String dedup,
    List<String> regions,
    String language,
    String title,
    String body,
    String link,
    boolean attach) {

  Letter {
    regions = List.copyOf(regions);
    title = line(title);
  }

  /** What somebody named may hold what would begin another line, or another header. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
  }
}

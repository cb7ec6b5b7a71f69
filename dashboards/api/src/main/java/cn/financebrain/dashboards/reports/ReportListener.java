package cn.financebrain.dashboards.reports;

import java.time.Instant;
import java.util.UUID;

/** Does within the transaction in which somebody is told of a report what follows from it. */
public interface ReportListener {
  /**
   * A report that somebody is told of.
   *
   * @param kind such as city
   * @param region prefix of what it is about
   * @param failed whether it could not be made
   */
  record Told(UUID id, String kind, String title, String region, boolean failed) {}

  void told(String account, Told report, Instant now);
}

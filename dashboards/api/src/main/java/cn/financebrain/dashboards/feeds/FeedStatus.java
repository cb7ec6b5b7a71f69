package cn.financebrain.dashboards.feeds;

import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedFinding.Severity;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.FeedHealth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A feed as {@code openapi.yaml} tells it. */
record FeedStatus(
    String feed,
    String title,
    String state,
    String cadence,
    String grace,
    LocalDate newestDay,
    LocalDate expectedDay,
    boolean late,
    Instant lastArrivalAt,
    Instant lastRunAt,
    long events,
    long deadLetters,
    List<Finding> findings) {

  /** What is wrong, in both languages. */
  record Finding(
      String id,
      String kind,
      String subject,
      String severity,
      Instant since,
      String chinese,
      String english) {
    static Finding of(FeedFinding finding) {
      return new Finding(
          finding.id(),
          Parameters.id(finding.kind()),
          finding.subject(),
          Parameters.id(finding.severity()),
          finding.since(),
          finding.chinese(),
          finding.english());
    }
  }

  /**
   * @param open what is wrong with it
   * @param now lateness is of this instant, whether a process has found it yet or not
   */
  static FeedStatus of(FeedHealth feed, List<FeedFinding> open, Instant now) {
    Optional<FeedAgreement> agreed = feed.agreement().filter(a -> a.cadence().isPresent());
    Optional<LocalDate> newest = feed.newestDay();
    boolean late = passed(newest.flatMap(d -> agreed.flatMap(a -> a.lateFrom(d))), now);
    boolean failed = passed(newest.flatMap(d -> agreed.flatMap(a -> a.failedFrom(d))), now);
    return new FeedStatus(
        feed.feed(),
        feed.agreement().map(FeedAgreement::title).orElse(""),
        state(open, late, failed, agreed.isPresent()),
        agreed.flatMap(FeedAgreement::cadence).map(Cadence::text).orElse(null),
        agreed.map(agreement -> agreement.grace().toString()).orElse(null),
        newest.orElse(null),
        newest.flatMap(day -> agreed.flatMap(a -> a.expected(day))).orElse(null),
        late,
        feed.lastArrival().orElse(null),
        feed.lastRun().map(run -> run.finishedAt()).orElse(null),
        feed.events(),
        feed.deadLetters(),
        open.stream().map(Finding::of).toList());
  }

  private static boolean passed(Optional<Instant> due, Instant now) {
    return due.isPresent() && !due.get().isAfter(now);
  }

  private static String state(
      List<FeedFinding> open, boolean late, boolean failed, boolean agreed) {
    if (failed || open.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      return "error";
    }
    return late || !open.isEmpty() ? "warning" : agreed ? "healthy" : "unagreed";
  }
}

package cn.financebrain.dashboards.feeds;

import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedFinding.Severity;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.FeedHealth;
import cn.financebrain.store.FeedRecent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
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
    Long silentDays,
    Runs runs,
    List<Refused> refusals,
    long events,
    long deadLetters,
    List<Finding> findings) {

  /** Loads of the last 30 days. */
  record Runs(long loads, long failed, long failedInARow) {}

  /** Rows that these have refused for a reason. */
  record Refused(String reason, long rows) {}

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
   * @param recent its loads of the last 30 days
   * @param open what is wrong with it
   * @param now lateness is of this instant, whether a process has found it yet or not
   */
  static FeedStatus of(FeedHealth feed, FeedRecent recent, List<FeedFinding> open, Instant now) {
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
        feed.lastArrival().map(at -> Math.max(0, Duration.between(at, now).toDays())).orElse(null),
        new Runs(recent.loads(), recent.failed(), recent.failedInARow()),
        refusals(recent),
        feed.events(),
        feed.deadLetters(),
        open.stream().map(Finding::of).toList());
  }

  private static List<Refused> refusals(FeedRecent recent) {
    return recent.refused().entrySet().stream()
        .map(each -> new Refused(Parameters.id(each.getKey()), each.getValue()))
        .sorted(Comparator.comparingLong(Refused::rows).reversed().thenComparing(Refused::reason))
        .toList();
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

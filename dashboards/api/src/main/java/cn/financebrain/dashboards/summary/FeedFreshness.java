package cn.financebrain.dashboards.summary;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.store.FeedHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How fresh a feed is: silence is shown, never taken for calm. Figures of the whole city are null
 * for whoever may not read them.
 *
 * @param title for people; empty where no load told one
 * @param blindTags the tags that rest on it, where it is not fresh; null where nobody can tell them
 */
record FeedFreshness(
    String feed,
    String title,
    String state,
    Instant lastArrivalAt,
    Long ageSeconds,
    Long runs,
    Long events,
    Long deadLetters,
    Run lastRun,
    List<String> blindTags) {

  record Run(
      Instant startedAt,
      Instant finishedAt,
      long read,
      long accepted,
      long duplicate,
      long queued,
      long rejected) {
    static Run of(FeedRun run) {
      return new Run(
          run.startedAt(),
          run.finishedAt(),
          run.read(),
          run.accepted(),
          run.duplicate(),
          run.queued(),
          run.refused());
    }
  }

  /** By what was agreed with the department, else by the age of the newest event alone. */
  private static boolean isLate(FeedHealth feed, Duration age, Instant now, Duration lateAfter) {
    return feed.newestDay()
        .flatMap(day -> feed.agreement().flatMap(agreement -> agreement.lateFrom(day)))
        .map(late -> !late.isAfter(now))
        .orElse(age.compareTo(lateAfter) > 0);
  }

  static FeedFreshness of(
      FeedHealth feed, boolean figures, Instant now, Duration lateAfter, BlindTags blind) {
    Instant last = feed.lastArrival().orElse(null);
    Duration age = last == null ? null : Duration.between(last, now);
    String state = age == null ? "silent" : isLate(feed, age, now, lateAfter) ? "late" : "fresh";
    return new FeedFreshness(
        feed.feed(),
        feed.agreement().map(FeedAgreement::title).orElse(""),
        state,
        last,
        age == null ? null : Math.max(0, age.toSeconds()),
        figures ? feed.runs() : null,
        figures ? feed.events() : null,
        figures ? feed.deadLetters() : null,
        figures ? feed.lastRun().map(Run::of).orElse(null) : null,
        state.equals("fresh") ? List.of() : blind.of(feed));
  }
}

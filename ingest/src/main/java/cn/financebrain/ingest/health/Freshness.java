package cn.financebrain.ingest.health;

import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedFinding.Kind;
import cn.financebrain.contract.feed.FeedFinding.Severity;
import cn.financebrain.contract.feed.FeedHistory;
import cn.financebrain.contract.feed.FeedLoad;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether newer data is there when it was agreed to be. Data counts by the day on which the
 * department could first have told it: old data that arrives today makes nothing fresh. Where none
 * ever came, the time runs from the first load on.
 */
final class Freshness {
  private Freshness() {}

  static Optional<FeedFinding> judge(FeedHistory history, Instant asOf) {
    FeedAgreement agreement = history.agreement();
    LocalDate today = LocalDate.ofInstant(asOf, agreement.zone());
    var known = history.accepted().headMap(today.plusDays(1));
    Optional<LocalDate> newest =
        known.isEmpty() ? firstLoad(history, agreement) : Optional.of(known.lastKey());
    return newest
        .flatMap(agreement::lateFrom)
        .filter(late -> !late.isAfter(asOf))
        .map(late -> finding(agreement, newest.get(), known.isEmpty(), late, asOf));
  }

  private static Optional<LocalDate> firstLoad(FeedHistory history, FeedAgreement agreement) {
    return history.loads().stream()
        .map(FeedLoad::run)
        .map(run -> LocalDate.ofInstant(run.startedAt(), agreement.zone()))
        .min(LocalDate::compareTo);
  }

  private static FeedFinding finding(
      FeedAgreement agreement, LocalDate newest, boolean never, Instant late, Instant asOf) {
    boolean failed = agreement.failedFrom(newest).filter(at -> !at.isAfter(asOf)).isPresent();
    LocalDate expected = agreement.expected(newest).orElseThrow();
    String cadence = Words.cadence(agreement.cadence().orElseThrow());
    String cadenceEnglish = agreement.cadence().orElseThrow().text();
    return FeedFinding.open(
        agreement.feed(),
        Kind.FRESHNESS,
        "",
        failed ? Severity.ERROR : Severity.WARNING,
        late,
        never
            ? "从未收到数据（首次接入 %s）；约定%s提供".formatted(newest, cadence)
            : "最新数据为 %s；约定%s提供，应于 %s 前到达（宽限 %s）"
                .formatted(newest, cadence, expected, Words.period(agreement.grace())),
        never
            ? "no data ever came (first load %s); agreed: every %s"
                .formatted(newest, cadenceEnglish)
            : "newest data is of %s; agreed: every %s, so it was expected by %s (grace %s)"
                .formatted(newest, cadenceEnglish, expected, agreement.grace()));
  }
}

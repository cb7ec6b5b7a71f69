package cn.financebrain.ingest.health;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.contract.feed.ColumnProfile;
import cn.financebrain.contract.feed.FeedAgreement;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedHistory;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.contract.feed.FeedProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The history of a feed, told load by load, the oldest first. */
final class Feed {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final Instant FIRST_LOAD = Instant.parse("2026-01-01T00:00:00Z");

  private final FeedAgreement agreement;
  private final TreeMap<LocalDate, Long> days = new TreeMap<>();
  private final List<FeedLoad> loads = new ArrayList<>();

  /**
   * @param cadence empty for none
   */
  Feed(String cadence, int graceDays) {
    agreement =
        new FeedAgreement(
            "city/tax",
            "税务",
            List.of("tax.assessed"),
            ZONE,
            cadence.isEmpty() ? Optional.empty() : Optional.of(Cadence.parse(cadence)),
            Period.ofDays(graceDays));
  }

  Feed day(String day, long rows) {
    return day(LocalDate.parse(day), rows);
  }

  Feed day(LocalDate day, long rows) {
    if (rows > 0) {
      days.merge(day, rows, Long::sum);
    }
    return this;
  }

  /** A load an hour after the one before. */
  Feed load(long accepted, Map<RejectReason, Long> rejected, ColumnProfile... columns) {
    long refused = rejected.values().stream().mapToLong(Long::longValue).sum();
    Instant at = loadAt(loads.size());
    Map<String, ColumnProfile> byName = new HashMap<>();
    for (ColumnProfile column : columns) {
      byName.put(column.column(), column);
    }
    loads.add(
        0,
        new FeedLoad(
            new FeedRun(
                agreement.feed(), "tax.csv", at, at, accepted + refused, accepted, 0, 0, rejected),
            new FeedProfile(agreement, Map.of(), byName)));
    return this;
  }

  Feed load(long accepted, ColumnProfile... columns) {
    return load(accepted, Map.of(), columns);
  }

  static Instant loadAt(int number) {
    return FIRST_LOAD.plus(Duration.ofHours(number));
  }

  /** A column of texts. */
  static ColumnProfile column(String name, long rows, long missing) {
    return new ColumnProfile(name, "f", true, true, rows, missing, 0, 0, rows - missing);
  }

  /** A column that the mapping does not read. */
  static ColumnProfile unread(String name) {
    return new ColumnProfile(name, "", false, true, 0, 0, 0, 0, 0);
  }

  FeedHistory history() {
    return new FeedHistory(agreement, days, loads);
  }

  /** What is wrong at the start of a day. */
  List<FeedFinding> judged(String day) {
    return FeedJudge.judge(history(), LocalDate.parse(day).atStartOfDay(ZONE).toInstant());
  }

  /** Likewise, in the short form "kind subject severity". */
  List<String> told(String day) {
    return judged(day).stream()
        .map(each -> "%s %s %s".formatted(each.kind(), each.subject(), each.severity()))
        .toList();
  }
}

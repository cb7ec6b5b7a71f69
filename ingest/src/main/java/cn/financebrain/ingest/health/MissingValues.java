package cn.financebrain.ingest.health;

import cn.financebrain.contract.feed.ColumnProfile;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedFinding.Kind;
import cn.financebrain.contract.feed.FeedFinding.Severity;
import cn.financebrain.contract.feed.FeedHistory;
import cn.financebrain.contract.feed.FeedLoad;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Whether a column that used to be filled is missing far more often now. */
final class MissingValues {
  private static final double ALL = 0.99;

  private MissingValues() {}

  static List<FeedFinding> judge(FeedHistory history) {
    List<FeedLoad> loads = history.loads().stream().filter(load -> rows(load) > 0).toList();
    if (loads.isEmpty()) {
      return List.of();
    }
    return loads.get(0).profile().columns().values().stream()
        .filter(ColumnProfile::read)
        .map(ColumnProfile::column)
        .sorted()
        .flatMap(column -> judge(history.agreement().feed(), column, loads).stream())
        .toList();
  }

  private static long rows(FeedLoad load) {
    return load.profile().columns().values().stream()
        .mapToLong(ColumnProfile::rows)
        .max()
        .orElse(0);
  }

  private static Optional<FeedFinding> judge(String feed, String column, List<FeedLoad> loads) {
    ToLongFunction<FeedLoad> rows = of(column, ColumnProfile::rows);
    ToLongFunction<FeedLoad> missing = of(column, ColumnProfile::missing);
    Recent recent = Recent.of(loads, rows, Share.ENOUGH);
    Share now = Recent.share(recent.newest(), missing, rows);
    Share usual = Recent.share(recent.before(), missing, rows);
    if (!now.isKnown() || !usual.isKnown() || !now.isFarAbove(usual)) {
      return Optional.empty();
    }
    return Optional.of(
        FeedFinding.open(
            feed,
            Kind.MISSING_VALUES,
            column,
            now.value() >= ALL ? Severity.ERROR : Severity.WARNING,
            recent.since(),
            "列“%s”缺失 %s，此前为 %s"
                .formatted(column, Words.percent(now.value()), Words.percent(usual.value())),
            "column '%s' is missing in %s of rows; it was in %s before"
                .formatted(column, Words.percent(now.value()), Words.percent(usual.value()))));
  }

  private static ToLongFunction<FeedLoad> of(String column, ToLongFunction<ColumnProfile> number) {
    return load -> {
      ColumnProfile profile = load.profile().columns().get(column);
      return profile == null ? 0 : number.applyAsLong(profile);
    };
  }
}

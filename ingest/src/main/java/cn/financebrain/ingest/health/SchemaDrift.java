package cn.financebrain.ingest.health;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.feed.ColumnProfile;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.contract.feed.FeedFinding.Kind;
import cn.financebrain.contract.feed.FeedFinding.Severity;
import cn.financebrain.contract.feed.FeedHistory;
import cn.financebrain.contract.feed.FeedLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether columns came that the mapping does not know, went, or hold another kind of text than
 * before. What is usual is what more than half of the earlier loads had; so a change that stays
 * becomes the usual.
 */
final class SchemaDrift {
  /** Rows of which at least one should have what a row may have. */
  private static final int ENOUGH = 20;

  private static final int MOST_FINDINGS = 50;

  private SchemaDrift() {}

  static List<FeedFinding> judge(FeedHistory history) {
    List<FeedLoad> loads =
        history.loads().stream()
            .filter(load -> load.profile().columns().values().stream().anyMatch(c -> c.seen()))
            .toList();
    if (loads.isEmpty()) {
      return List.of();
    }
    Recent recent =
        Rejects.isUnreadable(loads.get(0), RejectReason.COLUMN_COUNT)
            ? new Recent(loads.subList(0, 1), loads.subList(1, loads.size()))
            : Recent.of(loads, load -> load.run().read(), ENOUGH);
    if (recent.before().isEmpty()) {
      return List.of(); // nothing to compare with
    }
    TreeSet<String> columns = new TreeSet<>();
    loads.forEach(load -> columns.addAll(load.profile().columns().keySet()));
    List<FeedFinding> findings = new ArrayList<>();
    for (String column : columns) {
      judge(history.agreement().feed(), column, recent).ifPresent(findings::add);
    }
    return findings.subList(0, Math.min(MOST_FINDINGS, findings.size()));
  }

  private static Optional<FeedFinding> judge(String feed, String column, Recent recent) {
    boolean here = recent.newest().stream().anyMatch(load -> sees(load, column));
    long earlier = recent.before().stream().filter(load -> sees(load, column)).count();
    boolean usual = earlier * 2 > recent.before().size();
    boolean read =
        Stream.concat(recent.newest().stream(), recent.before().stream())
            .flatMap(load -> Optional.ofNullable(load.profile().columns().get(column)).stream())
            .findFirst()
            .filter(ColumnProfile::read)
            .isPresent();
    if (usual && !here) {
      return Optional.of(
          finding(
              feed,
              column,
              read ? Severity.ERROR : Severity.WARNING,
              recent,
              "列“%s”不再出现%s".formatted(column, read ? "" : "（映射未使用该列）"),
              "column '%s' is gone%s"
                  .formatted(column, read ? "" : " (the mapping does not read it)")));
    }
    if (here && !usual && !read) {
      return Optional.of(
          finding(
              feed,
              column,
              Severity.WARNING,
              recent,
              "出现映射未定义的新列“%s”".formatted(column),
              "a new column '%s' that the mapping does not read".formatted(column)));
    }
    return KindShift.of(column, recent)
        .map(
            shift ->
                finding(
                    feed,
                    column,
                    Severity.WARNING,
                    recent,
                    "列“%s”的内容由%s变为%s"
                        .formatted(column, shift.before().chinese(), shift.now().chinese()),
                    "column '%s' holds %s now, %s before"
                        .formatted(column, shift.now().english(), shift.before().english())));
  }

  private static boolean sees(FeedLoad load, String column) {
    ColumnProfile profile = load.profile().columns().get(column);
    return profile != null && profile.seen();
  }

  private static FeedFinding finding(
      String feed,
      String column,
      Severity severity,
      Recent recent,
      String chinese,
      String english) {
    return FeedFinding.open(
        feed, Kind.SCHEMA_DRIFT, column, severity, recent.since(), chinese, english);
  }
}

package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedHealthIT {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final FeedAgreement AGREEMENT =
      new FeedAgreement(
          "city/tax",
          "逾期申报 · overdue",
          List.of("tax.filing_overdue", "tax.assessed"),
          ZoneId.of("Asia/Shanghai"),
          Optional.of(Cadence.parse("P10D")),
          Period.ofDays(3));

  private WarehouseWriter writer;
  private WarehouseReader reader;
  private WarehousePages pages;

  @BeforeEach
  void open() {
    WarehouseSettings settings = Warehouses.migrated(List.of());
    writer = WarehouseWriter.open(settings, List.of(), RetryPolicy.NONE);
    reader = WarehouseReader.open(Warehouses.reader(settings));
    pages = WarehousePages.open(Warehouses.reader(settings));
  }

  @AfterEach
  void close() {
    writer.close();
    reader.close();
    pages.close();
  }

  private static FeedLoad load(int number) {
    ColumnProfile amount = new ColumnProfile("金额", "amount", true, true, 100, number, 1, 2, 3);
    ColumnProfile unread = new ColumnProfile("备注", "", false, true, 0, 0, 0, 0, 0);
    return new FeedLoad(
        new FeedRun(
            AGREEMENT.feed(),
            "tax.csv",
            Samples.NOON.plus(Duration.ofHours(number)),
            Samples.NOON.plus(Duration.ofHours(number)).plusSeconds(5),
            104,
            100,
            0,
            3,
            Map.of(RejectReason.BAD_DATE, 1L)),
        new FeedProfile(
            AGREEMENT,
            Map.of(DAY, 40L, DAY.plusDays(number), 60L),
            Map.of("金额", amount, "备注", unread)));
  }

  @Test
  void theHistoryOfAFeedComesBackAsItWasTold() {
    List<FeedLoad> loads = List.of(load(1), load(2));
    writer.write(loads.stream().map(WarehouseRow.FeedLoadRow::new).toList());
    writer.write(loads.stream().map(WarehouseRow.FeedLoadRow::new).toList());

    FeedHistory history = reader.feedHistories(Samples.NOON.plus(Duration.ofDays(9_000))).get(0);

    assertThat(history.agreement()).isEqualTo(AGREEMENT);
    assertThat(history.accepted())
        .isEqualTo(Map.of(DAY, 80L, DAY.plusDays(1), 60L, DAY.plusDays(2), 60L));
    assertThat(history.loads())
        .extracting(FeedLoad::run)
        .containsExactly(load(2).run(), load(1).run());
    assertThat(history.loads().get(0).profile().columns()).isEqualTo(load(2).profile().columns());
  }

  @Test
  void whatCameLaterIsNotInTheHistoryOfAnInstant() {
    writer.write(
        List.of(new WarehouseRow.FeedLoadRow(load(1)), new WarehouseRow.FeedLoadRow(load(2))));
    Instant asOf = load(1).run().finishedAt();
    assertThat(reader.feedHistories(asOf).get(0).loads())
        .extracting(FeedLoad::run)
        .containsExactly(load(1).run());
    assertThat(reader.feedHistories(DAY.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant()))
        .singleElement()
        .satisfies(history -> assertThat(history.accepted()).containsOnlyKeys(DAY));
  }

  @Test
  void onlyTheNewestLoadsAreLookedAt() {
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      rows.add(new WarehouseRow.FeedLoadRow(load(i)));
    }
    writer.write(rows);
    assertThat(reader.feedHistories(Instant.parse("2100-01-01T00:00:00Z")).get(0).loads())
        .hasSize(30)
        .first()
        .satisfies(load -> assertThat(load.run()).isEqualTo(load(40).run()));
  }

  @Test
  void whatWentWrongWithTheNewestLoadsIsTold() {
    Map<RejectReason, Long> none = Map.of();
    Map<RejectReason, Long> dates = Map.of(RejectReason.BAD_DATE, 7L);
    Map<RejectReason, Long> cut = Map.of(RejectReason.TRUNCATED, 1L, RejectReason.BAD_DATE, 2L);
    writer.write(
        List.of(
            run("city/tax", -40, 0, dates), // before
            run("city/tax", -9, 0, dates),
            run("city/tax", -8, 5, dates),
            run("city/tax", -7, 0, dates),
            run("city/tax", -6, 5, cut),
            run("city/court", -5, 0, dates),
            run("city/court", -4, 0, none), // nothing new
            run("city/court", -4, 0, none)));
    Map<String, FeedRecent> recent = pages.recentLoads(Samples.NOON.minus(Duration.ofDays(30)));
    assertThat(recent)
        .isEqualTo(
            Map.of(
                "city/tax",
                new FeedRecent(
                    4, 3, 2, Map.of(RejectReason.BAD_DATE, 23L, RejectReason.TRUNCATED, 1L)),
                "city/court",
                new FeedRecent(2, 1, 0, dates)));
  }

  private static WarehouseRow run(
      String feed, int day, long accepted, Map<RejectReason, Long> rejected) {
    Instant at = Samples.NOON.plus(Duration.ofDays(day));
    long refused = rejected.values().stream().mapToLong(Long::longValue).sum();
    FeedAgreement agreement =
        new FeedAgreement(
            feed,
            AGREEMENT.title(),
            AGREEMENT.eventTypes(),
            AGREEMENT.zone(),
            AGREEMENT.cadence(),
            AGREEMENT.grace());
    return new WarehouseRow.FeedLoadRow(
        new FeedLoad(
            new FeedRun(
                feed, "a.csv", at, at.plusSeconds(1), accepted + refused, accepted, 0, 0, rejected),
            new FeedProfile(agreement, Map.of(), Map.of())));
  }

  @Test
  void aFindingOpensChangesAndCloses() {
    FeedFinding first =
        FeedFinding.open(
            "city/tax",
            FeedFinding.Kind.MISSING_VALUES,
            "金额",
            FeedFinding.Severity.WARNING,
            Samples.NOON,
            "缺失",
            "missing");
    FeedFinding other =
        FeedFinding.open(
            "city/court",
            FeedFinding.Kind.FRESHNESS,
            "",
            FeedFinding.Severity.ERROR,
            Samples.NOON.plusSeconds(1),
            "迟到",
            "late");
    write(first, 1);
    write(other, 1);
    assertThat(pages.openFeedFindings()).containsExactly(other, first);
    assertThat(reader.openFeedFindings()).containsExactly(other, first);

    write(first.closedAt(Samples.NOON.plusSeconds(2)), 2);
    assertThat(pages.openFeedFindings()).containsExactly(other);
    assertThat(reader.rowCounts()).containsEntry("feed_alert", 2L);
  }

  private void write(FeedFinding finding, int second) {
    writer.write(
        List.of(new WarehouseRow.FeedFindingRow(finding, Samples.NOON.plusSeconds(second))));
  }
}

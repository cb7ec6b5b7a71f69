package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagValue;
import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanPart;
import cn.financebrain.contract.scan.ScanScore;
import cn.financebrain.contract.scan.ScanSum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two scans of five enterprises: one rose, one fell, one appeared, one vanished, one stayed. */
class ScanPagesIT {
  private static final Instant AT = Instant.parse("2026-03-01T00:00:00.000001Z");
  private static final Regions DISTRICT = new Regions(List.of("330302"));
  private static final ScanPages.Filter ALL = new ScanPages.Filter(Risk.FUNDRAISING, "", "", "");

  private ScanPages pages;
  private ScanReader reader;

  @BeforeEach
  void write() {
    WarehouseSettings settings = Warehouses.migrated(Samples.catalogue(5));
    List<WarehouseRow> rows = new ArrayList<>();
    rows.add(new WarehouseRow.ScanRow(scan("before", Scan.State.RUNNING), AT));
    rows.add(new WarehouseRow.ScanRow(scan("before", Scan.State.DONE), AT.plusSeconds(1)));
    rows.add(new WarehouseRow.ScanRow(scan("after", Scan.State.DONE), AT));
    rows.add(score("before", "rises", "330302", 30));
    rows.add(score("after", "rises", "330302", 85));
    rows.add(score("after", "rises", "330302", 85)); // a task that began anew
    rows.add(score("before", "falls", "330303", 65));
    rows.add(score("after", "falls", "330303", 10));
    rows.add(unscored("before", "appears", "330302"));
    rows.add(score("after", "appears", "330302", 50));
    rows.add(score("before", "vanishes", "330303", 45));
    rows.add(score("before", "stays", "330302", 5));
    rows.add(score("after", "stays", "330302", 6));
    rows.add(new WarehouseRow.ScanPartRow(new ScanPart("after", 3, 5, 4, new ScanSum(-1, 7))));
    try (WarehouseWriter writer = WarehouseWriter.open(settings, List.of(), RetryPolicy.NONE)) {
      writer.write(rows);
    }
    pages = ScanPages.open(Warehouses.reader(settings));
    reader = ScanReader.open(Warehouses.reader(settings));
  }

  @AfterEach
  void close() {
    pages.close();
    reader.close();
  }

  private static Scan scan(String id, Scan.State state) {
    return new Scan(
        id, "季度扫描", AT, "", 1, state, "", 5, 6, "", "li", "", AT, new LogEnd(Map.of(0, 4L, 1, 7L)));
  }

  private static WarehouseRow score(String scan, String name, String region, double index) {
    Band band = index >= 80 ? Band.RED : index >= 60 ? Band.ORANGE : low(index);
    return row(
        scan,
        region,
        new Score.Scored(
            id(name), Risk.FUNDRAISING, AT, 1, "m", index / 100, 0.5, index, band, 0.75),
        List.of(
            new Reason("complaints", new TagValue.Quantity(index), index / 10, List.of()),
            new Reason("age", new TagValue.Quantity(3), 0.5, List.of())));
  }

  private static Band low(double index) {
    return index >= 40 ? Band.YELLOW : index >= 20 ? Band.BLUE : Band.GREEN;
  }

  private static WarehouseRow unscored(String scan, String name, String region) {
    return row(
        scan,
        region,
        new Score.Unscored(id(name), Risk.FUNDRAISING, AT, 1, Score.Why.LOW_COVERAGE, 0.1),
        List.of());
  }

  private static WarehouseRow row(String scan, String region, Score score, List<Reason> reasons) {
    return new WarehouseRow.ScanScoreRow(
        new ScanScore(scan, "名称", region, "J", score, reasons, List.of("rule")));
  }

  private static EnterpriseId id(String name) {
    return new ForeignId("scans", name);
  }

  @Test
  void aScanIsAsItWasToldLast() {
    assertThat(pages.find("before")).contains(scan("before", Scan.State.DONE));
    assertThat(pages.find("none")).isEmpty();
    assertThat(pages.told("before"))
        .contains(new ToldScan(scan("before", Scan.State.DONE), AT.plusSeconds(1)));
    assertThat(pages.told("none")).isEmpty();
    assertThat(pages.list(10)).extracting(Scan::id).containsExactly("after", "before");
    assertThat(reader.parts("after"))
        .isEqualTo(Map.of(3, new ScanPart("after", 3, 5, 4, new ScanSum(-1, 7))));
    assertThat(reader.hasPart("after", 3)).isTrue();
    assertThat(reader.hasPart("after", 4)).isFalse();
    assertThat(reader.enterprises("after")).isEqualTo(4);
  }

  @Test
  void resultsAreListedTheHighestFirstWithinTheRegions() {
    List<ScannedScore> top = pages.top("after", ALL, Regions.EVERYWHERE, 0, 3);
    assertThat(top)
        .extracting(each -> each.enterprise().text())
        .containsExactly("scans:rises", "scans:appears", "scans:falls");
    ScannedScore first = top.get(0);
    assertThat(first.probability()).isEqualTo(0.85);
    assertThat(first.band()).isEqualTo("red");
    assertThat(first.coverage()).isEqualTo(0.75);
    assertThat(first.rules()).containsExactly("rule");
    assertThat(first.reasons())
        .containsExactly(
            new ScannedScore.Weight("complaints", "85", 8.5),
            new ScannedScore.Weight("age", "3", 0.5));
    assertThat(pages.count("before", ALL, Regions.EVERYWHERE)).isEqualTo(5);
    assertThat(pages.count("before", ALL, DISTRICT)).isEqualTo(3);
    List<ScannedScore> unscored = new ArrayList<>();
    pages.all("before", ALL, DISTRICT, unscored::add);
    assertThat(unscored.get(2).unscored()).isEqualTo("low_coverage");
    assertThat(unscored.get(2).index()).isNaN();
    assertThat(
            pages.count(
                "after", new ScanPages.Filter(Risk.FUNDRAISING, "red", "3303", "J"), DISTRICT))
        .isEqualTo(1);
  }

  @Test
  void countsAreByGroupAndBand() {
    assertThat(pages.counts("before", ScanPages.Group.REGION, Regions.EVERYWHERE))
        .containsExactlyInAnyOrder(
            new ScanCount(Risk.FUNDRAISING, "330302", "", 1),
            new ScanCount(Risk.FUNDRAISING, "330302", "blue", 1),
            new ScanCount(Risk.FUNDRAISING, "330302", "green", 1),
            new ScanCount(Risk.FUNDRAISING, "330303", "orange", 1),
            new ScanCount(Risk.FUNDRAISING, "330303", "yellow", 1));
    assertThat(pages.counts("before", ScanPages.Group.INDUSTRY, DISTRICT))
        .containsExactlyInAnyOrder(
            new ScanCount(Risk.FUNDRAISING, "J", "", 1),
            new ScanCount(Risk.FUNDRAISING, "J", "blue", 1),
            new ScanCount(Risk.FUNDRAISING, "J", "green", 1));
  }

  @Test
  void changesNameBothScansAndTheTagsThatMadeThem() {
    List<ScanChange> changes = changes(Optional.empty(), Regions.EVERYWHERE);
    assertThat(changes)
        .extracting(ScanChange::kind)
        .containsExactly(
            ScanChange.Kind.ROSE,
            ScanChange.Kind.FELL,
            ScanChange.Kind.APPEARED,
            ScanChange.Kind.VANISHED);
    assertThat(changes)
        .extracting(each -> each.enterprise().text())
        .containsExactly("scans:rises", "scans:falls", "scans:appears", "scans:vanishes");
    ScanChange rose = changes.get(0);
    assertThat(rose.before().orElseThrow().band()).isEqualTo("blue");
    assertThat(rose.after().orElseThrow().index()).isEqualTo(85);
    assertThat(rose.shifts()).containsExactly(new ScanChange.Shift("complaints", "30", "85", 5.5));
    assertThat(changes.get(2).before().orElseThrow().unscored()).isEqualTo("low_coverage");
    assertThat(changes.get(3).after()).isEmpty();
    assertThat(changes.get(3).either().name()).isEqualTo("名称");
    assertThat(changes(Optional.of(ScanChange.Kind.FELL), Regions.EVERYWHERE)).hasSize(1);
    assertThat(changes(Optional.empty(), DISTRICT))
        .extracting(ScanChange::kind)
        .containsExactly(ScanChange.Kind.ROSE, ScanChange.Kind.APPEARED);
    assertThat(pages.changeCounts("before", "after", Regions.EVERYWHERE))
        .containsExactly(
            new ScanCount(Risk.FUNDRAISING, "appeared", "yellow", 1),
            new ScanCount(Risk.FUNDRAISING, "fell", "green", 1),
            new ScanCount(Risk.FUNDRAISING, "rose", "red", 1),
            new ScanCount(Risk.FUNDRAISING, "vanished", "yellow", 1));
    assertThat(pages.changeCounts("before", "after", DISTRICT))
        .containsExactly(
            new ScanCount(Risk.FUNDRAISING, "appeared", "yellow", 1),
            new ScanCount(Risk.FUNDRAISING, "rose", "red", 1));
  }

  private List<ScanChange> changes(Optional<ScanChange.Kind> kind, Regions regions) {
    List<ScanChange> changes = new ArrayList<>();
    pages.changes("before", "after", kind, regions, 0, changes::add);
    return changes;
  }
}

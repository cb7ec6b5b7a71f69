package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.contract.drift.Bins;
import cn.financebrain.contract.drift.DriftFinding;
import cn.financebrain.contract.drift.DriftFinding.State;
import cn.financebrain.contract.drift.Histogram;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftIT {
  private static final List<TagSpec> CATALOGUE = Samples.catalogue(120);
  private static final String MODEL = "00000000000000aa";
  private static final Bins.Numbers TENS = new Bins.Numbers(List.of(10.0, 20.0));

  private final List<WarehouseRow> rows = new ArrayList<>();
  private WarehouseSettings settings;
  private WarehouseWriter writer;
  private DriftCounts counts;
  private long offset;

  @BeforeEach
  void open() {
    settings = Warehouses.migrated(CATALOGUE);
    writer = WarehouseWriter.open(settings, CATALOGUE, RetryPolicy.NONE);
    counts = DriftCounts.open(Warehouses.reader(settings));
  }

  @AfterEach
  void close() {
    writer.close();
    counts.close();
  }

  private LogPosition next() {
    return new LogPosition(0, offset++);
  }

  private void enterprise(int number, boolean enrolled) {
    rows.add(
        new WarehouseRow.EnterpriseRow(Samples.enterprise(number), "", "", "", enrolled, next()));
  }

  /** The first three tags, a quantity, a code and a truth; the others are missing. */
  private void tags(int number, TagValue quantity, TagValue code, TagValue truth) {
    enterprise(number, true);
    List<TagValue> values = new ArrayList<>(List.of(quantity, code, truth));
    while (values.size() < CATALOGUE.size()) {
      values.add(new TagValue.Missing());
    }
    rows.add(new WarehouseRow.TagRow(Samples.enterprise(number), Samples.NOON, 1, next(), values));
  }

  private void scored(int number, String model, double index, double modelIndex) {
    rows.add(
        new WarehouseRow.ScoreRow(
            new Score.Scored(
                Samples.enterprise(number),
                Risk.DEFAULT,
                Samples.NOON,
                1,
                model,
                0.5,
                0.5,
                index,
                Band.GREEN,
                1,
                new Score.Ruled("", modelIndex, List.of(), List.of())),
            next()));
  }

  private void unscored(int number, Score.Why why) {
    rows.add(
        new WarehouseRow.ScoreRow(
            new Score.Unscored(Samples.enterprise(number), Risk.DEFAULT, Samples.NOON, 1, why, 0),
            next()));
  }

  @Test
  void tagsAreCountedByTheBinsOfTheReference() {
    tags(1, new TagValue.Quantity(9.5), new TagValue.Code("it's 100%?"), new TagValue.Truth(true));
    tags(2, new TagValue.Quantity(10), new TagValue.Code("\\ 税务"), new TagValue.Truth(false));
    tags(3, new TagValue.Quantity(20), new TagValue.Code("never seen"), new TagValue.Truth(false));
    tags(4, new TagValue.Missing(), new TagValue.Missing(), new TagValue.Missing());
    tags(5, new TagValue.Quantity(-1e300), new TagValue.Code(""), new TagValue.Truth(true));
    tags(5, new TagValue.Quantity(21), new TagValue.Code(""), new TagValue.Truth(true));
    tags(6, new TagValue.Quantity(5), new TagValue.Code("it's 100%?"), new TagValue.Truth(true));
    enterprise(6, false); // is watched no more
    tags(7, new TagValue.Quantity(5), new TagValue.Code("it's 100%?"), new TagValue.Truth(true));
    for (int number = 1; number <= 6; number++) {
      scored(number, MODEL, 50, 50);
    }
    unscored(7, Score.Why.LOW_COVERAGE); // is nobody whom the model was made for
    writer.write(rows);
    writer.write(rows); // as after a restart
    Map<String, Bins> bins = new HashMap<>();
    CATALOGUE.subList(3, 120).stream()
        .filter(tag -> tag.kind() == TagSpec.Kind.QUANTITY)
        .forEach(tag -> bins.put(tag.id(), new Bins.Numbers(List.of())));
    CATALOGUE.subList(3, 120).stream()
        .filter(tag -> tag.kind() == TagSpec.Kind.CODE)
        .forEach(tag -> bins.put(tag.id(), new Bins.Codes(List.of())));
    bins.put("tag_000", TENS);
    bins.put("tag_001", new Bins.Codes(List.of("it's 100%?", "\\ 税务")));
    bins.put("tag_002", new Bins.Truths());

    Map<String, Histogram> counted = counts.tags(Risk.DEFAULT, MODEL, bins);

    assertThat(counted).hasSameSizeAs(bins).hasSizeGreaterThan(50);
    assertThat(counted.get("tag_000").counts()).containsExactly(1L, 1L, 2L, 1L);
    assertThat(counted.get("tag_001").counts()).containsExactly(1L, 1L, 2L, 1L);
    assertThat(counted.get("tag_002").counts()).containsExactly(2L, 2L, 1L);
    assertThat(counted.get("tag_003").counts()).as("a quantity").containsExactly(0L, 5L);
    assertThat(counted.get("tag_004").counts()).as("a code").containsExactly(0L, 5L);
  }

  @Test
  void theLastScoreCountsAndWhoHasNoneIsToldByReason() {
    for (int number = 1; number <= 7; number++) {
      enterprise(number, true);
    }
    enterprise(8, false);
    scored(1, MODEL, 90, 5);
    scored(1, MODEL, 90, 15); // the index is that of the model, not that after rules
    scored(2, MODEL, 25, Double.NaN); // no rules were asked
    scored(3, "another", 15, 15);
    unscored(4, Score.Why.LOW_COVERAGE);
    unscored(5, Score.Why.LOW_COVERAGE);
    unscored(6, Score.Why.STALE_FEEDS);
    scored(8, MODEL, 5, 5);
    writer.write(rows);

    DriftCounts.Scores scores = counts.scores(Risk.DEFAULT, MODEL, TENS);

    assertThat(scores.index().counts()).containsExactly(0L, 1L, 1L, 0L);
    assertThat(scores.unscored())
        .containsExactly(
            entry("low_coverage", 2L), entry("other_model", 2L), entry("stale_feeds", 1L));
    assertThat(scores.allUnscored()).isEqualTo(5);
    assertThat(counts.scores(Risk.FUNDRAISING, MODEL, TENS).index().total()).isZero();
  }

  private static DriftFinding finding(Risk risk, String model, String subject, double psi) {
    State state = Double.isNaN(psi) ? State.NOT_JUDGED : psi < 0.25 ? State.WATCH : State.ALARM;
    return new DriftFinding(risk, model, subject, psi, state, Double.NaN, 0.25, 1_234);
  }

  private void found(LocalDate day, DriftFinding finding, Instant at) {
    rows.add(new WarehouseRow.DriftRow(day, finding, at));
  }

  @Test
  void whatWasFoundLastIsRead() {
    LocalDate monday = LocalDate.of(2026, 3, 2);
    found(monday, finding(Risk.DEFAULT, MODEL, "", 0.9), Samples.NOON);
    found(monday.plusDays(1), finding(Risk.DEFAULT, "before", "", 0.9), Samples.NOON);
    found(monday.plusDays(1), finding(Risk.DEFAULT, MODEL, "tag_000", 0.2), later(1));
    found(monday.plusDays(1), finding(Risk.DEFAULT, MODEL, "tag_001", Double.NaN), later(1));
    found(monday.plusDays(1), finding(Risk.DEFAULT, MODEL, "tag_002", 0.8), later(1));
    found(monday.plusDays(1), finding(Risk.DEFAULT, MODEL, "tag_002", 0.3), later(2));
    found(monday.plusDays(1), finding(Risk.DEFAULT, MODEL, "", 0.1), later(2));
    writer.write(rows);

    try (WarehouseReader reader = WarehouseReader.open(Warehouses.reader(settings))) {
      List<DriftDay> latest = reader.latestDrift();

      assertThat(latest).hasSize(1);
      assertThat(latest.get(0).day()).isEqualTo(monday.plusDays(1));
      assertThat(latest.get(0).model()).isEqualTo(MODEL);
      assertThat(latest.get(0).findings())
          .containsExactly(
              finding(Risk.DEFAULT, MODEL, "", 0.1),
              finding(Risk.DEFAULT, MODEL, "tag_002", 0.3),
              finding(Risk.DEFAULT, MODEL, "tag_000", 0.2),
              finding(Risk.DEFAULT, MODEL, "tag_001", Double.NaN));
      assertThat(latest.get(0).count(State.ALARM)).isEqualTo(1);
    }
  }

  private static Instant later(int hours) {
    return Samples.NOON.plusSeconds(3_600L * hours);
  }
}

package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.store.ListedEnterprise.Place;
import cn.financebrain.store.ListedEnterprise.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EnterpriseListIT {
  private static final int ENTERPRISES = 20;
  private static final Optional<Risk> FUNDRAISING = Optional.of(Risk.FUNDRAISING);

  private static WarehousePages pages;

  /**
   * Of twenty enterprises the first ten have a score of fundraising, two by two the same; only
   * number 3 has one of default. Another one is not enrolled.
   */
  @BeforeAll
  static void write() {
    WarehouseSettings settings = Warehouses.migrated(List.of());
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < ENTERPRISES; i++) {
      LogPosition position = new LogPosition(0, i);
      rows.add(
          new WarehouseRow.EnterpriseRow(
              Samples.enterprise(i),
              "瑞安第%02d公司".formatted(i),
              i < 5 ? "330302" : "330381",
              "J66",
              true,
              position));
      rows.add(
          i < 10
              ? score(i, Risk.FUNDRAISING, i / 2 * 10 + 1.0 / 3, i < 4 ? Band.GREEN : Band.YELLOW)
              : unscored(i, Risk.FUNDRAISING, Score.Why.LOW_COVERAGE));
    }
    rows.add(score(3, Risk.DEFAULT, 88, Band.RED));
    rows.add(
        new WarehouseRow.EnterpriseRow(
            Samples.enterprise(99), "不在册公司", "330302", "", false, new LogPosition(0, 99)));
    rows.add(score(99, Risk.FUNDRAISING, 99, Band.RED));
    try (WarehouseWriter writer = WarehouseWriter.open(settings, List.of(), RetryPolicy.NONE)) {
      writer.write(rows);
    }
    pages = WarehousePages.open(Warehouses.reader(settings));
  }

  private static WarehouseRow score(int number, Risk risk, double index, Band band) {
    return new WarehouseRow.ScoreRow(
        new Score.Scored(
            Samples.enterprise(number),
            risk,
            Samples.NOON,
            1,
            "model",
            index / 100,
            0.5,
            index,
            band,
            1),
        new LogPosition(0, number));
  }

  private static WarehouseRow unscored(int number, Risk risk, Score.Why why) {
    return new WarehouseRow.ScoreRow(
        new Score.Unscored(Samples.enterprise(number), risk, Samples.NOON, 1, why, 0),
        new LogPosition(0, number));
  }

  @AfterAll
  static void close() {
    pages.close();
  }

  private static List<String> names(List<ListedEnterprise> listed) {
    return listed.stream().map(each -> each.row().name().substring(3, 5)).toList();
  }

  private static List<ListedEnterprise> all(EnterpriseFilter filter, Optional<Risk> order) {
    return pages.enterprises(filter, order, Optional.empty(), 100);
  }

  private static EnterpriseFilter standing(Optional<Risk> risk, boolean unscored, Band... bands) {
    return EnterpriseFilter.builder().risk(risk).bands(Set.of(bands)).unscored(unscored).build();
  }

  @Test
  void theHighestIndexComesFirstAndThoseWithoutAScoreLast() {
    assertThat(names(all(EnterpriseFilter.ALL, FUNDRAISING)))
        .startsWith("08", "09", "06", "07")
        .containsSubsequence("00", "01", "10", "11")
        .hasSize(ENTERPRISES);
    assertThat(names(all(EnterpriseFilter.ALL, Optional.of(Risk.DEFAULT))))
        .startsWith("03", "00", "01", "02", "04");
    assertThat(names(all(EnterpriseFilter.ALL, Optional.empty()))).isSorted();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlapInEveryOrder() {
    for (Optional<Risk> order :
        List.of(FUNDRAISING, Optional.of(Risk.DEFAULT), Optional.<Risk>empty())) {
      List<ListedEnterprise> paged = new ArrayList<>();
      Optional<Place> after = Optional.empty();
      List<ListedEnterprise> page = pages.enterprises(EnterpriseFilter.ALL, order, after, 3);
      while (!page.isEmpty()) {
        paged.addAll(page);
        after = Optional.of(page.get(page.size() - 1).place());
        page = pages.enterprises(EnterpriseFilter.ALL, order, after, 3);
      }
      assertThat(paged).isEqualTo(all(EnterpriseFilter.ALL, order));
    }
    assertThat(pages.countEnterprises(EnterpriseFilter.ALL)).isEqualTo(ENTERPRISES);
  }

  @Test
  void eachTellsWhereItStandsInEachRisk() {
    List<ListedEnterprise> byId = all(EnterpriseFilter.ALL, Optional.empty());
    assertThat(byId.get(3).standings())
        .containsEntry(Risk.FUNDRAISING, new Standing.InBand(Band.GREEN, 10 + 1.0 / 3))
        .containsEntry(Risk.DEFAULT, new Standing.InBand(Band.RED, 88));
    assertThat(byId.get(12).standings())
        .containsEntry(Risk.FUNDRAISING, new Standing.Unscored(Score.Why.LOW_COVERAGE))
        .doesNotContainKey(Risk.DEFAULT);
  }

  @Test
  void aBandIsThatOfTheRiskOrOfEither() {
    EnterpriseFilter green = standing(FUNDRAISING, false, Band.GREEN);
    assertThat(names(all(green, Optional.empty()))).containsExactly("00", "01", "02", "03");
    assertThat(names(all(standing(FUNDRAISING, false, Band.RED), Optional.empty()))).isEmpty();
    assertThat(names(all(standing(Optional.empty(), false, Band.RED), Optional.empty())))
        .containsExactly("03");
    assertThat(pages.countEnterprises(green)).isEqualTo(4);
  }

  @Test
  void thoseWithoutAScoreAreFoundAloneAndBesideABand() {
    assertThat(pages.countEnterprises(standing(FUNDRAISING, true))).isEqualTo(10);
    assertThat(pages.countEnterprises(standing(FUNDRAISING, true, Band.GREEN))).isEqualTo(14);
    assertThat(pages.countEnterprises(standing(Optional.of(Risk.DEFAULT), true))).isEqualTo(19);
    assertThat(pages.countEnterprises(standing(Optional.empty(), true))).isEqualTo(19);
  }

  @Test
  void theInitialsOfANameFindIt() {
    assertThat(names(all(EnterpriseFilter.ALL.named("d04gs"), FUNDRAISING))).containsExactly("04");
    assertThat(pages.countEnterprises(EnterpriseFilter.ALL.named("GS")))
        .isEqualTo(pages.countEnterprises(EnterpriseFilter.ALL.named("公司")))
        .isPositive();
    assertThat(pages.countEnterprises(EnterpriseFilter.ALL.named("sg"))).isZero();
  }

  @Test
  void districtAndPartOfNameOrIdNarrow() {
    assertThat(
            names(
                all(
                    EnterpriseFilter.builder()
                        .risk(FUNDRAISING)
                        .bands(Set.of(Band.YELLOW))
                        .regionPrefix("330302")
                        .search("第04公司")
                        .build(),
                    FUNDRAISING)))
        .containsExactly("04");
    assertThat(pages.countEnterprises(EnterpriseFilter.ALL.named("E00001"))).isEqualTo(10);
    EnterpriseFilter attack =
        EnterpriseFilter.builder().regionPrefix("'?").search("\\' OR 1 = 1 --").build();
    assertThat(pages.countEnterprises(attack)).isZero();
  }
}

package cn.financebrain.dashboards.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.cockpit.CockpitJson.District;
import cn.financebrain.dashboards.cockpit.CockpitJson.RiskStanding;
import cn.financebrain.store.WarehouseOverview.AlertDay;
import cn.financebrain.store.WarehouseOverview.RegionCount;
import cn.financebrain.store.WarehouseOverview.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CockpitJsonTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
  private static final String LUCHENG = "330302";
  private static final String RUIAN = "330381";

  private static final CityCounts.Counted CITY =
      new CityCounts.Counted(
          Instant.parse("2026-11-29T08:00:00Z"),
          TODAY,
          List.of(
              new RegionCount("", 2), new RegionCount(LUCHENG, 100), new RegionCount(RUIAN, 40)),
          List.of(
              new Standing(LUCHENG, Risk.FUNDRAISING, Optional.of(Band.RED), 3),
              new Standing(LUCHENG, Risk.FUNDRAISING, Optional.of(Band.GREEN), 90),
              new Standing(LUCHENG, Risk.FUNDRAISING, Optional.empty(), 5),
              new Standing(RUIAN, Risk.DEFAULT, Optional.of(Band.ORANGE), 7)),
          List.of(
              new AlertDay(TODAY, LUCHENG, Risk.FUNDRAISING, Band.RED, 2),
              new AlertDay(TODAY, LUCHENG, Risk.FUNDRAISING, Band.ORANGE, 1),
              new AlertDay(TODAY.minusDays(1), LUCHENG, Risk.FUNDRAISING, Band.RED, 5),
              new AlertDay(TODAY, RUIAN, Risk.FUNDRAISING, Band.RED, 11)));

  private static CockpitJson seenFrom(String... prefixes) {
    return CockpitJson.of(CITY, Territory.of(List.of(prefixes)));
  }

  @Test
  void aDistrictHasItsBandsItsUnscoredAndItsAlertsSinceYesterday() {
    District lucheng = seenFrom("").districts().get(1);
    RiskStanding fundraising = lucheng.risks().get(0);
    assertThat(fundraising.bands())
        .startsWith(new CockpitJson.BandCount("red", 3))
        .endsWith(new CockpitJson.BandCount("green", 90))
        .hasSize(Band.values().length);
    assertThat(fundraising.unscored()).as("5 refused, 2 never evaluated").isEqualTo(7);
    assertThat(fundraising.alertsToday()).isEqualTo(3);
    assertThat(fundraising.alertsYesterday()).isEqualTo(5);
    assertThat(lucheng.risks().get(1).unscored()).isEqualTo(100);
  }

  @Test
  void eachSeesTheOwnTerritoryAloneInDistrictsAndInDays() {
    CockpitJson own = seenFrom(RUIAN);
    assertThat(own.districts()).extracting(District::district).containsExactly(RUIAN);
    assertThat(own.days().get(13).counts())
        .containsExactly(new CockpitJson.DayCount("fundraising", "red", 11));
    assertThat(own.days().get(12).counts()).isEmpty();
    assertThat(seenFrom("3303").districts())
        .as("those without a region are the whole city's alone")
        .extracting(District::district)
        .containsExactly(LUCHENG, RUIAN);
    assertThat(seenFrom().districts()).isEmpty();
    assertThat(seenFrom().days()).allSatisfy(day -> assertThat(day.counts()).isEmpty());
  }

  @Test
  void theDaysAddUpOverDistricts() {
    assertThat(seenFrom("").days())
        .hasSize(14)
        .last()
        .isEqualTo(
            new CockpitJson.Day(
                TODAY,
                List.of(
                    new CockpitJson.DayCount("fundraising", "orange", 1),
                    new CockpitJson.DayCount("fundraising", "red", 13))));
  }
}

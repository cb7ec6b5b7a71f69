package cn.financebrain.dashboards.cockpit;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.WarehouseOverview.AlertDay;
import cn.financebrain.store.WarehouseOverview.RegionCount;
import cn.financebrain.store.WarehouseOverview.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The counts of one territory. */
record CockpitJson(Instant asOf, LocalDate today, List<District> districts, List<Day> days) {

  /**
   * @param district a region code; empty for enterprises without one
   */
  record District(String district, long enterprises, List<RiskStanding> risks) {}

  record RiskStanding(
      String risk, List<BandCount> bands, long unscored, long alertsToday, long alertsYesterday) {}

  record BandCount(String band, long enterprises) {}

  record Day(LocalDate day, List<DayCount> counts) {}

  record DayCount(String risk, String band, long alerts) {}

  static CockpitJson of(CityCounts.Counted counted, Territory territory) {
    List<District> districts =
        counted.regions().stream()
            .filter(region -> territory.holds(region.region()))
            .map(region -> district(region, counted))
            .toList();
    List<AlertDay> alerts =
        counted.alerts().stream().filter(alert -> territory.holds(alert.region())).toList();
    LocalDate first = counted.today().minusDays(CityCounts.DAYS - 1);
    List<Day> days =
        first.datesUntil(counted.today().plusDays(1)).map(day -> day(day, alerts)).toList();
    return new CockpitJson(counted.at(), counted.today(), districts, days);
  }

  private static District district(RegionCount region, CityCounts.Counted counted) {
    List<Standing> standings =
        counted.standings().stream()
            .filter(standing -> standing.region().equals(region.region()))
            .toList();
    List<AlertDay> alerts =
        counted.alerts().stream().filter(alert -> alert.region().equals(region.region())).toList();
    return new District(
        region.region(),
        region.enterprises(),
        Arrays.stream(Risk.values())
            .map(risk -> standing(risk, region.enterprises(), standings, alerts, counted.today()))
            .toList());
  }

  private static RiskStanding standing(
      Risk risk,
      long enterprises,
      List<Standing> standings,
      List<AlertDay> alerts,
      LocalDate today) {
    List<BandCount> bands =
        Arrays.stream(Band.values())
            .sorted(Comparator.reverseOrder())
            .map(band -> new BandCount(Parameters.id(band), in(risk, band, standings)))
            .toList();
    long scored = bands.stream().mapToLong(BandCount::enterprises).sum();
    return new RiskStanding(
        risk.id(),
        bands,
        Math.max(0, enterprises - scored),
        alertsOn(today, risk, alerts),
        alertsOn(today.minusDays(1), risk, alerts));
  }

  private static long in(Risk risk, Band band, List<Standing> standings) {
    return standings.stream()
        .filter(standing -> standing.risk() == risk)
        .filter(standing -> standing.band().filter(band::equals).isPresent())
        .mapToLong(Standing::enterprises)
        .sum();
  }

  private static long alertsOn(LocalDate day, Risk risk, List<AlertDay> alerts) {
    return alerts.stream()
        .filter(alert -> alert.risk() == risk && alert.day().equals(day))
        .mapToLong(AlertDay::alerts)
        .sum();
  }

  private static Day day(LocalDate day, List<AlertDay> alerts) {
    List<DayCount> counts =
        Arrays.stream(Risk.values())
            .flatMap(
                risk -> Arrays.stream(Band.values()).map(band -> count(day, risk, band, alerts)))
            .filter(count -> count.alerts() > 0)
            .toList();
    return new Day(day, counts);
  }

  private static DayCount count(LocalDate day, Risk risk, Band band, List<AlertDay> alerts) {
    long sum =
        alerts.stream()
            .filter(
                alert -> alert.risk() == risk && alert.band() == band && alert.day().equals(day))
            .mapToLong(AlertDay::alerts)
            .sum();
    return new DayCount(risk.id(), Parameters.id(band), sum);
  }
}

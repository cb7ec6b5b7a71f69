package cn.financebrain.dashboards.summary;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.AlertFilter;
import cn.financebrain.store.Regions;
import cn.financebrain.store.WarehouseOverview;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/summary}. */
@RestController
class SummaryController {
  private final Warehouse warehouse;
  private final InstantSource clock;
  private final Duration lateAfter;
  private final BlindTags blind;

  SummaryController(
      Warehouse warehouse, InstantSource clock, DashboardsSettings settings, BlindTags blind) {
    this.warehouse = warehouse;
    this.clock = clock;
    this.lateAfter = settings.lateAfter();
    this.blind = blind;
  }

  record Summary(
      long enterprises,
      long alerts,
      List<RiskCounts> risks,
      Instant lastEventAt,
      List<FeedFreshness> feeds,
      Instant asOf) {}

  record RiskCounts(String risk, List<BandCount> bands, long unscored) {}

  record BandCount(String band, long enterprises) {}

  @GetMapping("/api/summary")
  @Needs({Right.ALERTS_READ, Right.ENTERPRISES_READ})
  Summary summary(@AuthenticationPrincipal Account account) {
    WarehouseOverview overview = warehouse.overview();
    Instant now = clock.instant();
    Regions within = Warehouse.regionsOf(account);
    boolean figures = account.may(Right.FEEDS_READ);
    long enterprises = overview.enrolled(within);
    List<WarehouseOverview.BandCount> counts = overview.bands(within);
    return new Summary(
        enterprises,
        warehouse.pages().countAlerts(AlertFilter.everyIn(within)),
        Arrays.stream(Risk.values()).map(risk -> counts(risk, counts, enterprises)).toList(),
        overview.lastArrival().orElse(null),
        warehouse.pages().feedHealth().stream()
            .map(feed -> FeedFreshness.of(feed, figures, now, lateAfter, blind))
            .toList(),
        now);
  }

  private static RiskCounts counts(
      Risk risk, List<WarehouseOverview.BandCount> counts, long enterprises) {
    List<BandCount> bands =
        Arrays.stream(Band.values())
            .sorted(Comparator.reverseOrder())
            .map(band -> new BandCount(Parameters.id(band), count(risk, band, counts)))
            .toList();
    long scored = bands.stream().mapToLong(BandCount::enterprises).sum();
    return new RiskCounts(risk.id(), bands, Math.max(0, enterprises - scored));
  }

  private static long count(Risk risk, Band band, List<WarehouseOverview.BandCount> counts) {
    return counts.stream()
        .filter(count -> count.risk() == risk && count.band() == band)
        .mapToLong(WarehouseOverview.BandCount::enterprises)
        .sum();
  }
}

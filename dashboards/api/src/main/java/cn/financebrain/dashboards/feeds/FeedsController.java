package cn.financebrain.dashboards.feeds;

import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.TagNames;
import cn.financebrain.store.FeedRecent;
import cn.financebrain.store.WarehousePages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/feeds}. */
@RestController
class FeedsController {
  private static final Duration RECENT = Duration.ofDays(30);

  private final Warehouse warehouse;
  private final TagNames names;
  private final InstantSource clock;

  FeedsController(Warehouse warehouse, TagNames names, InstantSource clock) {
    this.warehouse = warehouse;
    this.names = names;
    this.clock = clock;
  }

  record Feeds(List<FeedStatus> items, List<ModelDrift> drift, Instant asOf) {}

  @GetMapping("/api/feeds")
  @Needs(Right.FEEDS_READ)
  Feeds feeds() {
    WarehousePages pages = warehouse.pages();
    Map<String, List<FeedFinding>> open =
        pages.openFeedFindings().stream().collect(Collectors.groupingBy(FeedFinding::feed));
    Instant now = clock.instant();
    Map<String, FeedRecent> recent = pages.recentLoads(now.minus(RECENT));
    return new Feeds(
        pages.feedHealth().stream()
            .map(
                feed ->
                    FeedStatus.of(
                        feed,
                        recent.getOrDefault(feed.feed(), FeedRecent.NONE),
                        open.getOrDefault(feed.feed(), List.of()),
                        now))
            .toList(),
        pages.latestDrift().stream().map(found -> ModelDrift.of(found, names)).toList(),
        now);
  }
}

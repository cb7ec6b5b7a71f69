package cn.financebrain.dashboards.summary;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How fresh each feed is just now, for what is written down and read later. */
@Component
public class LateFeeds {
  private final Warehouse warehouse;
  private final InstantSource clock;
  private final Duration lateAfter;
  private final BlindTags blind;

  LateFeeds(
      Warehouse warehouse, InstantSource clock, DashboardsSettings settings, BlindTags blind) {
    this.warehouse = warehouse;
    this.clock = clock;
    this.lateAfter = settings.lateAfter();
    this.blind = blind;
  }

  /**
   * A feed.
   *
   * @param state {@code fresh}, {@code late} or {@code silent}
   * @param lastArrival of its newest event; empty before the first
   * @param blindTags the tags that rest on it, where it is not fresh; empty where nobody can tell
   */
  public record Feed(
      String feed,
      String title,
      String state,
      Optional<Instant> lastArrival,
      Optional<List<String>> blindTags) {
    public boolean isFresh() {
      return state.equals("fresh");
    }

    /** For people: the title, or else the name. */
    public String name() {
      return title.isEmpty() ? feed : title;
    }
  }

  /**
   * Every feed, by name.
   *
   * @throws cn.financebrain.store.WarehouseException if the warehouse can't be reached
   */
  public List<Feed> all() {
    Instant now = clock.instant();
    return warehouse.pages().feedHealth().stream()
        .map(feed -> FeedFreshness.of(feed, false, now, lateAfter, blind))
        .map(
            feed ->
                new Feed(
                    feed.feed(),
                    feed.title(),
                    feed.state(),
                    Optional.ofNullable(feed.lastArrivalAt()),
                    Optional.ofNullable(feed.blindTags())))
        .toList();
  }
}

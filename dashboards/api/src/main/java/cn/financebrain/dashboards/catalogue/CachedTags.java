package cn.financebrain.dashboards.catalogue;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.TagNames;
import cn.financebrain.store.WarehouseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The tag catalogue of the warehouse, read anew every minute. */
@Component
public class CachedTags implements TagNames {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Warehouse warehouse;
  private final InstantSource clock;
  private volatile Copy copy = new Copy(Instant.MIN, List.of(), Map.of());

  CachedTags(Warehouse warehouse, InstantSource clock) {
    this.warehouse = warehouse;
    this.clock = clock;
  }

  private record Copy(Instant until, List<TagSpec> tags, Map<String, TagSpec> byId) {}

  /**
   * The tags in the order of the catalogue.
   *
   * @throws WarehouseException if they were never read and can't be read now
   */
  public List<TagSpec> all() {
    return current().tags();
  }

  @Override
  public Optional<TagSpec> find(String tag) {
    return Optional.ofNullable(current().byId().get(tag));
  }

  private Copy current() {
    Copy known = copy;
    Instant now = clock.instant();
    if (now.isBefore(known.until())) {
      return known;
    }
    try {
      List<TagSpec> tags = List.copyOf(warehouse.overview().catalogue());
      known =
          new Copy(
              tags.isEmpty() ? now : now.plus(FRESH),
              tags,
              tags.stream().collect(Collectors.toMap(TagSpec::id, Function.identity())));
      copy = known;
      return known;
    } catch (WarehouseException e) {
      if (known.tags().isEmpty()) {
        throw e;
      }
      return known; // names of a minute ago are better than none
    }
  }
}

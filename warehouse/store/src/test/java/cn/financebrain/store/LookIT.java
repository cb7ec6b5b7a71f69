package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.PeerComparison;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read where somebody looks at one score. */
class LookIT {
  private static final List<TagSpec> CATALOGUE = Samples.catalogue(130);

  /** A quantity, the last one. */
  private static final int LAST = 129;

  private static final LogPosition POSITION = new LogPosition(3, 17);

  private WarehouseWriter writer;
  private WarehousePages pages;

  @BeforeEach
  void open() {
    WarehouseSettings settings = Warehouses.migrated(CATALOGUE);
    writer = WarehouseWriter.open(settings, CATALOGUE, RetryPolicy.NONE);
    pages = WarehousePages.open(Warehouses.reader(settings));
  }

  @AfterEach
  void close() {
    writer.close();
    pages.close();
  }

  @Test
  void theEventsThatAnEvaluationKnewAreThoseUpToItsRecord() {
    EnterpriseEvent before = Samples.event(1, 1, Map.of());
    EnterpriseEvent same = Samples.event(1, 2, Map.of());
    EnterpriseEvent behind = Samples.event(1, 3, Map.of());
    EnterpriseEvent other = Samples.event(2, 4, Map.of());
    Instant asOf = behind.arrivalTime();
    writer.write(
        List.of(
            new WarehouseRow.EventRow(before, new LogPosition(3, 16)),
            new WarehouseRow.EventRow(before, new LogPosition(3, 16)),
            new WarehouseRow.EventRow(same, POSITION),
            new WarehouseRow.EventRow(behind, new LogPosition(3, 18)),
            new WarehouseRow.EventRow(other, new LogPosition(3, 15))));

    assertThat(pages.eventsKnown(Samples.enterprise(1), asOf, POSITION))
        .containsExactlyInAnyOrder(before, same);
    assertThat(pages.eventsKnown(Samples.enterprise(1), Instant.MAX, new LogPosition(3, 18)))
        .containsExactlyInAnyOrder(before, same, behind);
    assertThat(
            pages.eventsKnown(Samples.enterprise(1), before.arrivalTime().minusMillis(1), POSITION))
        .isEmpty();
  }

  /**
   * The first quantity says the number, of 30 enterprises in one district and 10 beside, the last
   * one twice as much; between them are more than one query asks for.
   */
  @Test
  void aValueIsComparedWithThoseOfPeers() {
    List<WarehouseRow> rows = new ArrayList<>();
    for (int number = 1; number <= 40; number++) {
      List<TagValue> values =
          new ArrayList<>(Collections.nCopies(CATALOGUE.size(), new TagValue.Missing()));
      values.set(0, new TagValue.Quantity(number));
      values.set(LAST, new TagValue.Quantity(2 * number));
      rows.add(
          new WarehouseRow.TagRow(
              Samples.enterprise(number), Samples.NOON, 1, new LogPosition(0, number), values));
      rows.add(
          new WarehouseRow.EnterpriseRow(
              Samples.enterprise(number),
              "企业",
              number <= 30 ? "330302" : "330303",
              "J",
              true,
              new LogPosition(0, number)));
    }
    writer.write(rows);
    Map<String, Double> values = new HashMap<>(Map.of("tag_001", 1.0, "no_such_tag", 1.0));
    CATALOGUE.stream()
        .filter(tag -> tag.kind() == TagSpec.Kind.QUANTITY)
        .forEach(tag -> values.put(tag.id(), 3.0));
    values.put(CATALOGUE.get(LAST).id(), 6.0);

    assertThat(pages.amongPeers(Samples.enterprise(3), values))
        .containsOnly(
            Map.entry("tag_000", new PeerComparison("J", "330302", 30, 15.5, 15.5, 2.5 / 30)),
            Map.entry("tag_129", new PeerComparison("J", "330302", 30, 31, 31, 2.5 / 30)));
    assertThat(pages.amongPeers(Samples.enterprise(35), Map.of("tag_000", 35.0)))
        .as("too few in the district")
        .containsExactly(
            Map.entry("tag_000", new PeerComparison("J", "", 40, 20.5, 20.5, 34.5 / 40)));
    assertThat(pages.amongPeers(Samples.enterprise(99), values)).isEmpty();
  }

  @Test
  void theFeedsOfADayComeBackAsTheNewestMarksTellThem() {
    DayBegins unknown = new DayBegins(20_000);
    DayBegins stale = new DayBegins(20_002, Optional.of(stale("tax.assessed", "city/tax", "市/税务")));
    DayBegins also = new DayBegins(20_002, Optional.of(stale("complaint.filed", "city/c")));
    DayBegins notTold = new DayBegins(20_002);
    DayBegins well = new DayBegins(20_005, Optional.of(StaleTypes.NONE));
    for (DayBegins mark : List.of(unknown, stale, also, stale, notTold, well)) {
      writer.write(List.of(new WarehouseRow.FeedDayRow(mark)));
    }

    assertThat(pages.feedsOfDay(19_999)).isEmpty();
    assertThat(pages.feedsOfDay(20_001)).containsExactly(unknown);
    assertThat(pages.feedsOfDay(20_004)).containsExactlyInAnyOrder(stale, also, notTold);
    assertThat(pages.feedsOfDay(20_005)).containsExactly(well);
  }

  private static StaleTypes stale(String type, String... feeds) {
    return new StaleTypes(new TreeMap<>(Map.of(type, new TreeSet<>(List.of(feeds)))));
  }
}

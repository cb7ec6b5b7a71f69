package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The heap of the tests' JVM is smaller than the data streamed; see argLine in the pom. */
class EventStreamIT {
  private static final int ENTERPRISES = 10_000;
  private static final int EVENTS_EACH = 10;
  private static final int DATA_LENGTH = 4_000;
  private static final int BATCH = 10_000;

  @Test
  void moreEventsThanFitTheHeapStreamInTheOrderOfEnterprises() {
    assertThat((long) ENTERPRISES * EVENTS_EACH * DATA_LENGTH)
        .isGreaterThan(Runtime.getRuntime().maxMemory());
    assertThat(ENTERPRISES * EVENTS_EACH)
        .as("no one query may answer all")
        .isGreaterThan(Warehouses.ROWS_MAX);
    WarehouseSettings settings = Warehouses.migrated(List.of());
    writeShuffled(settings);
    List<EnterpriseId> seen = new ArrayList<>();
    try (WarehouseReader reader = WarehouseReader.open(Warehouses.bounded(settings))) {
      reader.eventsByEnterprise(
          Instant.MAX,
          group -> {
            seen.add(group.enterprise());
            assertThat(group.events()).hasSize(EVENTS_EACH);
          });
    }
    assertThat(seen).hasSize(ENTERPRISES).isSortedAccordingTo(EventStreamIT::byText);
  }

  private static int byText(EnterpriseId one, EnterpriseId other) {
    return one.text().compareTo(other.text());
  }

  private static void writeShuffled(WarehouseSettings settings) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < ENTERPRISES * EVENTS_EACH; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, new Random(7));
    Map<String, FieldValue> data = Map.of("text", new FieldValue.Text("x".repeat(DATA_LENGTH)));
    try (WarehouseWriter writer = WarehouseWriter.open(settings, List.of(), RetryPolicy.NONE)) {
      for (int start = 0; start < numbers.size(); start += BATCH) {
        writer.write(
            numbers.subList(start, start + BATCH).stream().map(i -> row(i, data)).toList());
      }
    }
  }

  private static WarehouseRow.EventRow row(int number, Map<String, FieldValue> data) {
    return new WarehouseRow.EventRow(
        Samples.event(number % ENTERPRISES, number / ENTERPRISES, data),
        new LogPosition(0, number));
  }
}

package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.store.WarehouseRow.AlertRow;
import cn.financebrain.store.WarehouseRow.BudgetRow;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlertBudgetIT {
  private static final Instant SET = Instant.parse("2026-11-29T00:00:00.000001Z");
  private static final AlertBudget CITY =
      budget("3303", Optional.empty(), OptionalInt.of(5), "李明", SET);
  private static final AlertBudget DISTRICT =
      budget("330302", Optional.of(Risk.DEFAULT), OptionalInt.of(0), "it's", SET.plusSeconds(1));
  private static final AlertBudget REMOVED =
      budget("330302", Optional.of(Risk.DEFAULT), OptionalInt.empty(), "王", SET.plusSeconds(2));
  private static final Alert FIRST =
      Samples.alert(1, new Alert.Cause.HardRule("r"), Band.ORANGE, "330302", 0);
  private static final Alert SECOND =
      Samples.alert(2, new Alert.Cause.BandRise(Band.BLUE, Band.ORANGE), Band.ORANGE, "330303", 24);

  private static WarehousePages pages;

  private static AlertBudget budget(
      String region, Optional<Risk> risk, OptionalInt perDay, String setBy, Instant setAt) {
    return new AlertBudget(region, risk, perDay, LocalDate.of(2026, 1, 31), setBy, setAt);
  }

  @BeforeAll
  static void writeTwice() {
    WarehouseSettings settings = Warehouses.migrated(List.of());
    List<WarehouseRow> rows =
        List.of(
            new BudgetRow(DISTRICT),
            new BudgetRow(CITY),
            new BudgetRow(REMOVED),
            new AlertRow(FIRST, new LogPosition(0, 1)),
            new AlertRow(SECOND, new LogPosition(0, 2)),
            new EnterpriseRow(SECOND.enterprise(), "第二公司", "", "", true, new LogPosition(0, 3)));
    try (WarehouseWriter writer = WarehouseWriter.open(settings, List.of(), RetryPolicy.NONE)) {
      writer.write(rows);
      writer.write(rows);
    }
    pages = WarehousePages.open(Warehouses.reader(settings));
  }

  @AfterAll
  static void close() {
    pages.close();
  }

  @Test
  void everyBudgetThatWasEverSetIsToldOnceTheFirstFirst() {
    assertThat(pages.alertBudgets()).containsExactly(CITY, DISTRICT, REMOVED);
  }

  @Test
  void alertsOfAWindowComeOnceAndWithoutReasons() {
    assertThat(
            pages.alertsRaised(
                "", Optional.empty(), Instant.EPOCH, SECOND.raisedAt().plusNanos(1000)))
        .containsExactlyInAnyOrder(FIRST.withReasons(List.of()), SECOND.withReasons(List.of()));
    assertThat(pages.alertsRaised("", Optional.empty(), FIRST.raisedAt(), SECOND.raisedAt()))
        .as("the end is left out")
        .extracting(Alert::id)
        .containsExactly(FIRST.id());
    assertThat(
            pages.alertsRaised("330303", Optional.of(Risk.FUNDRAISING), Instant.EPOCH, Instant.MAX))
        .extracting(Alert::id)
        .containsExactly(SECOND.id());
    assertThat(pages.alertsRaised("", Optional.of(Risk.DEFAULT), Instant.EPOCH, Instant.MAX))
        .isEmpty();
  }

  @Test
  void aListGetsTheReasonsAndNamesOfTheAlertsThatItShows() {
    Map<String, StoredAlert> listed =
        pages.asListed(List.of(SECOND.withReasons(List.of()), FIRST.withReasons(List.of())));
    assertThat(listed).containsOnlyKeys(FIRST.id(), SECOND.id());
    assertThat(listed.get(SECOND.id()).alert()).isEqualTo(SECOND);
    assertThat(listed.get(SECOND.id()).enterpriseName()).isEqualTo("第二公司");
    assertThat(pages.asListed(List.of())).isEmpty();
  }
}

package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AlertPagesIT {
  private static WarehousePages pages;

  @BeforeAll
  static void writeAlerts() {
    WarehouseSettings settings = Warehouses.migrated(List.of());
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      Alert alert =
          Samples.alert(
              i,
              new Alert.Cause.HardRule("r"),
              i % 2 == 0 ? Band.RED : Band.ORANGE,
              i < 10 ? "330302" : "330381",
              i / 5);
      rows.add(new WarehouseRow.AlertRow(alert, new LogPosition(0, i)));
      rows.add(
          new WarehouseRow.EnterpriseRow(
              alert.enterprise(), "瑞安第%02d公司".formatted(i), "", "", true, new LogPosition(0, i)));
    }
    try (WarehouseWriter writer = WarehouseWriter.open(settings, List.of(), RetryPolicy.NONE)) {
      writer.write(rows);
    }
    pages = WarehousePages.open(Warehouses.reader(settings));
  }

  @AfterAll
  static void close() {
    pages.close();
  }

  private static List<String> ids(List<StoredAlert> alerts) {
    return alerts.stream().map(stored -> stored.alert().id()).toList();
  }

  @Test
  void pagesFollowEachOtherNewestFirstWithoutGapOrOverlap() {
    List<StoredAlert> all = pages.alerts(AlertFilter.ALL, Optional.empty(), 100);
    List<StoredAlert> paged = new ArrayList<>();
    Optional<StoredAlert.Place> after = Optional.empty();
    List<StoredAlert> page = pages.alerts(AlertFilter.ALL, after, 7);
    while (!page.isEmpty()) {
      paged.addAll(page);
      after = Optional.of(page.get(page.size() - 1).place());
      page = pages.alerts(AlertFilter.ALL, after, 7);
    }
    assertThat(all).hasSize(25).isEqualTo(paged);
    assertThat(all.get(0).enterpriseName()).isEqualTo("瑞安第24公司");
  }

  @Test
  void pagesGoOnOverYearsWithoutAlerts() {
    WarehouseSettings settings = Warehouses.migrated(List.of());
    int[] hours = {0, 1, 24 * 31, 24 * 31 + 1, 24 * 100, 24 * 400, 24 * 3_000};
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < hours.length; i++) {
      Alert alert =
          Samples.alert(
              i, new Alert.Cause.HardRule("r"), Band.RED, i == 0 ? "330302" : "", hours[i]);
      rows.add(new WarehouseRow.AlertRow(alert, new LogPosition(0, i)));
    }
    try (WarehouseWriter writer = WarehouseWriter.open(settings, List.of(), RetryPolicy.NONE)) {
      writer.write(rows);
    }
    try (WarehousePages years = WarehousePages.open(Warehouses.reader(settings))) {
      List<String> found = ids(years.alerts(AlertFilter.ALL, Optional.empty(), 100));
      assertThat(found)
          .containsExactly(
              "alert-000006-72000",
              "alert-000005-9600",
              "alert-000004-2400",
              "alert-000003-745",
              "alert-000002-744",
              "alert-000001-1",
              "alert-000000-0");
      List<String> paged = new ArrayList<>();
      Optional<StoredAlert.Place> after = Optional.empty();
      for (int i = 0; i < hours.length; i++) {
        StoredAlert next = years.alerts(AlertFilter.ALL, after, 1).get(0);
        paged.add(next.alert().id());
        after = Optional.of(next.place());
      }
      assertThat(paged).isEqualTo(found);
      assertThat(years.alerts(AlertFilter.ALL, after, 1)).isEmpty();
      AlertFilter oldest = AlertFilter.everyIn(new Regions(List.of("330302")));
      assertThat(ids(years.alerts(oldest, Optional.empty(), 1))).containsExactly("alert-000000-0");
      for (Instant edge : List.of(Instant.MIN, Instant.MAX)) {
        Optional<StoredAlert.Place> place = Optional.of(new StoredAlert.Place(edge, "x"));
        assertThat(years.alerts(AlertFilter.ALL, place, 9))
            .hasSize(edge.equals(Instant.MIN) ? 0 : 7);
      }
    }
  }

  @Test
  void alertsAreCountedByDaysOfChina() {
    WarehouseSettings settings = Warehouses.migrated(List.of());
    List<WarehouseRow> rows = new ArrayList<>();
    for (int hour : List.of(-30, 0, 1, 12)) { // hours after noon, UTC
      Alert alert =
          Samples.alert(40 + hour, new Alert.Cause.HardRule("r"), Band.RED, "330302", hour);
      rows.add(new WarehouseRow.AlertRow(alert, new LogPosition(0, 40 + hour)));
    }
    try (WarehouseWriter writer = WarehouseWriter.open(settings, List.of(), RetryPolicy.NONE)) {
      writer.write(rows);
    }
    LocalDate day = LocalDate.ofInstant(Samples.NOON, ZoneId.of("Asia/Shanghai"));
    try (WarehouseOverview overview = WarehouseOverview.open(Warehouses.reader(settings))) {
      assertThat(overview.alertDays(day))
          .containsExactly(
              new WarehouseOverview.AlertDay(day, "330302", Risk.FUNDRAISING, Band.RED, 2),
              new WarehouseOverview.AlertDay(
                  day.plusDays(1), "330302", Risk.FUNDRAISING, Band.RED, 1));
      assertThat(overview.alertDays(day.minusDays(2))).hasSize(3);
    }
  }

  @Test
  void filtersByRiskBandDistrictAndPartOfNameOrId() {
    AlertFilter district =
        new AlertFilter(
            Optional.of(Risk.FUNDRAISING), Set.of(Band.RED), "330302", "", Regions.EVERYWHERE);
    assertThat(pages.countAlerts(district)).isEqualTo(5);
    assertThat(pages.alerts(district, Optional.empty(), 100)).hasSize(5);
    assertThat(
            pages.countAlerts(
                new AlertFilter(Optional.of(Risk.DEFAULT), Set.of(), "", "", Regions.EVERYWHERE)))
        .isZero();
    assertThat(
            pages.alerts(
                new AlertFilter(Optional.empty(), Set.of(), "", "第07", Regions.EVERYWHERE),
                Optional.empty(),
                9))
        .extracting(stored -> stored.alert().enterprise())
        .containsExactly(Samples.enterprise(7));
    for (String part : List.of(Samples.enterprise(7).text(), "E000007", "D07")) {
      assertThat(
              pages.countAlerts(
                  new AlertFilter(Optional.empty(), Set.of(), "", part, Regions.EVERYWHERE)))
          .as(part)
          .isEqualTo(1);
    }
  }

  @Test
  void someEnterprisesAreListedAloneOrLeftOutHoweverManyAreNamed() {
    Set<AlertFilter.Key> many = new HashSet<>();
    for (int i = 0; i < 6_000; i++) { // of which most have no alert
      many.add(new AlertFilter.Key(Samples.enterprise(1_000 + i), Risk.FUNDRAISING));
    }
    List<StoredAlert> all = pages.alerts(AlertFilter.ALL, Optional.empty(), 100);
    for (StoredAlert stored : all.subList(0, 7)) {
      many.add(new AlertFilter.Key(stored.alert().enterprise(), stored.alert().risk()));
    }
    AlertFilter only = AlertFilter.ALL.of(new AlertFilter.Named(true, many));
    AlertFilter others = AlertFilter.ALL.of(new AlertFilter.Named(false, many));
    List<String> listed = ids(pages.alerts(only, Optional.empty(), 100));
    List<String> left = ids(pages.alerts(others, Optional.empty(), 100));
    assertThat(listed).hasSizeGreaterThanOrEqualTo(7).startsWith(ids(all).get(0));
    assertThat(left).isNotEmpty().doesNotContainAnyElementsOf(listed);
    assertThat(listed.size() + left.size()).isEqualTo(all.size());
    assertThat(pages.countAlerts(only)).isEqualTo(listed.size());
    assertThat(pages.countAlerts(others)).isEqualTo(left.size());
    List<String> paged = new ArrayList<>();
    Optional<StoredAlert.Place> after = Optional.empty();
    for (int i = 0; i < left.size(); i++) {
      StoredAlert next = pages.alerts(others, after, 1).get(0);
      paged.add(next.alert().id());
      after = Optional.of(next.place());
    }
    assertThat(paged).isEqualTo(left);
    assertThat(pages.alerts(others, after, 1)).isEmpty();
    AlertFilter nobody = AlertFilter.ALL.of(new AlertFilter.Named(true, Set.of()));
    assertThat(pages.alerts(nobody, Optional.empty(), 9)).isEmpty();
    assertThat(pages.countAlerts(nobody)).isZero();
  }

  @Test
  void nothingOutsideTheRegionsIsFound() {
    assertThat(countIn("330302")).isEqualTo(10);
    assertThat(countIn("330302", "330381")).isEqualTo(25);
    assertThat(countIn("330302001")).isZero();
    assertThat(countIn("3303' OR 1 = 1 --")).isZero();
    assertThat(countIn()).isZero();
    AlertFilter other =
        new AlertFilter(Optional.empty(), Set.of(), "330381", "", new Regions(List.of("330302")));
    assertThat(pages.countAlerts(other)).isZero();
  }

  private static long countIn(String... prefixes) {
    AlertFilter filter = AlertFilter.everyIn(new Regions(List.of(prefixes)));
    long count = pages.countAlerts(filter);
    assertThat(pages.alerts(filter, Optional.empty(), 100)).hasSize((int) count);
    assertThat(pages.alertsStoredSince(filter, Instant.EPOCH, 100)).hasSize((int) count);
    return count;
  }

  @Test
  void aSearchIsNeverPartOfTheStatement() {
    assertThat(
            pages.countAlerts(
                new AlertFilter(
                    Optional.empty(), Set.of(), "' OR 1 = 1 --", "\\' OR ?", Regions.EVERYWHERE)))
        .isZero();
  }

  @Test
  void liveListsGetWhatWasStoredSince() {
    List<StoredAlert> all = pages.alertsStoredSince(AlertFilter.ALL, Instant.EPOCH, 100);
    assertThat(ids(all)).hasSize(25).doesNotHaveDuplicates();
    Instant later = all.get(24).storedAt().plus(Duration.ofNanos(1_000));
    assertThat(pages.alertsStoredSince(AlertFilter.ALL, later, 100)).isEmpty();
  }

  @Test
  void oneAlertIsFoundByItsId() {
    assertThat(pages.alert("alert-000007-1")).isPresent();
    assertThat(pages.alert("no such alert")).isEmpty();
  }
}

package cn.financebrain.dashboards;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.store.WarehouseRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Loans of two months, and an alert ten days before a court spoke: by the clock of now. */
final class Lending {
  static final EnterpriseId FOUND = EnterpriseId.parse("demo:found-first");
  static final Instant DAYS_AGO_20 =
      Instant.now().minus(Duration.ofDays(20)).truncatedTo(ChronoUnit.MILLIS);

  private Lending() {}

  static List<WarehouseRow> rows() {
    return List.of(
        loan("a", 100, 30, 100),
        loan("b", 40, 20, 100),
        loan("c", 40, 10, 300),
        new WarehouseRow.AlertRow(
            new Alert(
                "alert-first",
                FOUND,
                Risk.FUNDRAISING,
                1,
                Band.RED,
                new Alert.Cause.FirstScore(Band.RED),
                "330302",
                DAYS_AGO_20.minus(Duration.ofDays(10)),
                1,
                90,
                List.of(),
                ""),
            new LogPosition(0, 900)));
  }

  /**
   * @param rate annual, in percent
   * @param amount in yuan
   */
  private static WarehouseRow.EventRow loan(String id, int daysAgo, double rate, double amount) {
    Instant at = DAYS_AGO_20.minus(Duration.ofDays(daysAgo));
    return new WarehouseRow.EventRow(
        new EnterpriseEvent(
            new EventKey("demo/lending", id),
            "private_lending.loan_recorded",
            Category.PRIVATE_LENDING,
            FOUND,
            at,
            at,
            at,
            0,
            false,
            1,
            Map.of(
                "annual_rate", new FieldValue.Quantity(rate),
                "index_rate", new FieldValue.Quantity(14.5),
                "amount", new FieldValue.Quantity(amount))),
        new LogPosition(0, 800 + id.charAt(0)));
  }
}

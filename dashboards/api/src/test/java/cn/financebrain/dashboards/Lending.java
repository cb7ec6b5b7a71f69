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
import java.util.List;
import java.util.Map;

/** Loans of two months, and an alert ten days before a court spoke: by the clock of now. */
final class Lending {
  static final EnterpriseId FOUND = EnterpriseId.parse("demo:found-first");

  private Lending() {}

  /**
   * @param known when the court spoke
   */
  static List<WarehouseRow> rows(Instant known) {
    return List.of(
        loan("a", known.minus(Duration.ofDays(100)), 30, 100),
        loan("b", known.minus(Duration.ofDays(40)), 20, 100),
        loan("c", known.minus(Duration.ofDays(40)), 10, 300),
        new WarehouseRow.AlertRow(
            new Alert(
                "alert-first",
                FOUND,
                Risk.FUNDRAISING,
                1,
                Band.RED,
                new Alert.Cause.FirstScore(Band.RED),
                "330302",
                known.minus(Duration.ofDays(10)),
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
  private static WarehouseRow.EventRow loan(String id, Instant at, double rate, double amount) {
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

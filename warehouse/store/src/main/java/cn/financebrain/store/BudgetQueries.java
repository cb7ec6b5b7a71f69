package cn.financebrain.store;

import static cn.financebrain.store.WarehouseRow.BudgetRow;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.Risk;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The table of budgets, and the alerts that share them. */
final class BudgetQueries {
  static final Table<BudgetRow> TABLE =
      new Table<>(
          "alert_budget_log",
          List.of("region", "risk", "per_day", "valid_from", "set_by", "set_at"),
          (out, row) -> encode(out, row.budget()));

  private final Session session;

  BudgetQueries(Session session) {
    this.session = session;
  }

  private static void encode(RowBinary out, AlertBudget budget) {
    out.text(budget.region());
    out.text(budget.risk().map(Risk::id).orElse(""));
    if (budget.perDay().isPresent()) {
      out.present();
      out.int32(budget.perDay().getAsInt());
    } else {
      out.missing();
    }
    Tables.date(out, budget.from().toEpochDay());
    out.text(budget.setBy());
    out.time(budget.setAt());
  }

  List<AlertBudget> all() {
    return session.list(
        """
        SELECT region, risk, per_day, toInt32(valid_from) AS day, set_by,
          toUnixTimestamp64Micro(set_at) AS set_micros
        FROM alert_budget_log FINAL ORDER BY set_at, region, risk, valid_from, set_by
        """,
        List.of(),
        BudgetQueries::budget);
  }

  private static AlertBudget budget(ResultSet row) throws SQLException {
    String risk = row.getString("risk");
    return new AlertBudget(
        row.getString("region"),
        risk.isEmpty() ? Optional.empty() : Optional.of(Risk.ofId(risk)),
        perDay(row),
        LocalDate.ofEpochDay(row.getInt("day")),
        row.getString("set_by"),
        Micros.toInstant(row.getLong("set_micros")));
  }

  private static OptionalInt perDay(ResultSet row) throws SQLException {
    int perDay = row.getInt("per_day");
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(perDay);
  }

  /** Without their reasons, which are most of a row. */
  List<Alert> raised(String regionPrefix, Optional<Risk> risk, Instant from, Instant until) {
    Where where =
        new Where()
            .and("raised_at >= fromUnixTimestamp64Micro(?)", Micros.saturated(from))
            .and("raised_at < fromUnixTimestamp64Micro(?)", Micros.saturated(until));
    risk.ifPresent(one -> where.and("risk = ?", one.id()));
    if (!regionPrefix.isEmpty()) {
      where.and("startsWith(region, ?)", regionPrefix);
    }
    return session.list(
        "SELECT %s FROM alert_log FINAL %s".formatted(ScoreRows.BARE_ALERT_COLUMNS, where.sql()),
        where.parameters(),
        ScoreRows::bareAlert);
  }
}

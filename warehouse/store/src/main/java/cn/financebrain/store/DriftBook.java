package cn.financebrain.store;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.DriftFinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Queries of what was found of the drift of models. */
final class DriftBook {
  private record Judged(LocalDate day, DriftFinding finding) {}

  private final Session session;

  DriftBook(Session session) {
    this.session = session;
  }

  /** The newest day of each risk and the findings of the model that was judged last on it. */
  List<DriftDay> latest() {
    Map<Risk, List<Judged>> byRisk = new TreeMap<>();
    session.each(
        """
        SELECT toString(day), risk, model, subject, psi, state, unknown_then, unknown_now,
          enterprises
        FROM model_drift_log FINAL
        WHERE (risk, day, model) IN (
          SELECT risk, argMax(day, (day, judged_at)), argMax(model, (day, judged_at))
          FROM model_drift_log FINAL GROUP BY risk)
        ORDER BY risk, subject != '', state = 'not_judged', psi DESC NULLS LAST, subject
        """,
        List.of(),
        row -> {
          Judged judged = new Judged(LocalDate.parse(row.getString(1)), finding(row));
          byRisk.computeIfAbsent(judged.finding().risk(), any -> new ArrayList<>()).add(judged);
        });
    return byRisk.values().stream()
        .map(all -> new DriftDay(all.get(0).day(), all.stream().map(Judged::finding).toList()))
        .toList();
  }

  private static DriftFinding finding(ResultSet row) throws SQLException {
    return new DriftFinding(
        Risk.ofId(row.getString(2)),
        row.getString(3),
        row.getString(4),
        number(row, 5),
        Codes.driftState(row.getString(6)),
        number(row, 7),
        number(row, 8),
        row.getLong(9));
  }

  /** {@code NaN} for what is not there. */
  private static double number(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }
}

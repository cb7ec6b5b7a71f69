package cn.financebrain.store;

import static cn.financebrain.store.WarehouseRow.DriftRow;

import cn.financebrain.contract.drift.DriftFinding;
import java.util.List;

/** The table of the drift of models. */
final class DriftTables {
  static final Table<DriftRow> DRIFT =
      new Table<>(
          "model_drift_log",
          List.of(
              "day",
              "risk",
              "model",
              "subject",
              "psi",
              "state",
              "unknown_then",
              "unknown_now",
              "enterprises",
              "judged_at"),
          DriftTables::drift);

  private DriftTables() {}

  private static void drift(RowBinary out, DriftRow row) {
    DriftFinding finding = row.finding();
    out.day(row.day());
    out.text(finding.risk().id());
    out.text(finding.model());
    out.text(finding.subject());
    out.nullableFloat64(finding.psi());
    out.text(Codes.of(finding.state()));
    out.nullableFloat64(finding.unknownThen());
    out.nullableFloat64(finding.unknownNow());
    out.int64(finding.enterprises());
    out.time(row.judgedAt());
  }
}

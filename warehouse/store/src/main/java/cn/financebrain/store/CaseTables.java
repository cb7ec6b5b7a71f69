package cn.financebrain.store;

import static cn.financebrain.store.WarehouseRow.CaseStepRow;

import java.util.List;

/** Every step of every case, and each case as its newest step left it. */
final class CaseTables {
  private static final List<String> COLUMNS =
      List.of(
          "number",
          "step",
          "at",
          "action",
          "actor",
          "enterprise",
          "region",
          "risk",
          "path",
          "band",
          "opened_at",
          "state",
          "handler",
          "verdict",
          "outcome",
          "due_on",
          "suspended",
          "supervised",
          "deserved");

  static final Table<CaseStepRow> STEP = new Table<>("case_step_log", COLUMNS, CaseTables::encode);

  static final Table<CaseStepRow> FILE = new Table<>("case_file_log", COLUMNS, CaseTables::encode);

  private CaseTables() {}

  private static void encode(RowBinary out, CaseStepRow row) {
    out.text(row.number());
    out.int32(row.step());
    out.time(row.at());
    out.text(row.action());
    out.text(row.actor());
    out.text(row.enterprise().text());
    out.text(row.region());
    out.text(row.risk().id());
    out.text(row.path());
    out.text(Codes.of(row.band()));
    out.time(row.openedAt());
    out.text(row.state());
    out.text(row.handler());
    out.text(row.verdict());
    out.text(row.outcome());
    if (row.dueOn().isPresent()) {
      out.present();
      Tables.date(out, row.dueOn().get().toEpochDay());
    } else {
      out.missing();
    }
    out.flag(row.suspended());
    out.flag(row.supervised());
    if (row.deserved().isPresent()) {
      out.present();
      out.flag(row.deserved().get());
    } else {
      out.missing();
    }
  }
}

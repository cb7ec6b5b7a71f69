package cn.financebrain.store;

import static cn.financebrain.store.WarehouseRow.ScanPartRow;
import static cn.financebrain.store.WarehouseRow.ScanRow;
import static cn.financebrain.store.WarehouseRow.ScanScoreRow;

import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanPart;
import cn.financebrain.contract.scan.ScanScore;
import java.util.List;

/** The tables of scans. */
final class ScanTables {
  static final Table<ScanRow> SCAN =
      new Table<>(
          "scan_log",
          List.of(
              "scan",
              "title",
              "as_of",
              "region",
              "selection",
              "release",
              "state",
              "detail",
              "enterprises",
              "planned",
              "fingerprint",
              "person",
              "schedule",
              "started_at",
              "told_at",
              "log_end"),
          ScanTables::scan);

  static final Table<ScanScoreRow> SCORE =
      new Table<>(
          "scan_score_log",
          List.of(
              "scan",
              "enterprise",
              "risk",
              "name",
              "region",
              "industry",
              "unscored",
              "model",
              "probability",
              "risk_index",
              "band",
              "coverage",
              "reason_tag",
              "reason_value",
              "reason_contribution",
              "rule"),
          ScanTables::score);

  static final Table<ScanPartRow> PART =
      new Table<>(
          "scan_part_log",
          List.of("scan", "part", "looked", "enterprises", "sum_high", "sum_low"),
          ScanTables::part);

  private ScanTables() {}

  private static void scan(RowBinary out, ScanRow row) {
    Scan scan = row.scan();
    out.text(scan.id());
    out.text(scan.title());
    out.time(scan.asOf());
    out.text(scan.region());
    out.text(""); // no selection but the region
    out.int32(scan.release());
    out.text(Codes.of(scan.state()));
    out.text(scan.detail());
    out.int64(scan.enterprises());
    out.int64(scan.planned());
    out.text(scan.fingerprint());
    out.text(scan.person());
    out.text(scan.schedule());
    out.time(scan.startedAt());
    out.time(row.toldAt());
    out.text(scan.logEnd().text());
  }

  private static void score(RowBinary out, ScanScoreRow row) {
    ScanScore found = row.found();
    Score score = found.score();
    out.text(found.scan());
    out.text(score.enterprise().text());
    out.text(score.risk().id());
    out.text(found.name());
    out.text(found.region());
    out.text(found.industry());
    if (score instanceof Score.Scored scored) {
      out.text("");
      out.text(scored.model());
      out.nullableFloat64(scored.probability());
      out.nullableFloat64(scored.index());
      out.text(Codes.of(scored.band()));
      out.float64(scored.coverage());
    } else if (score instanceof Score.Unscored unscored) {
      out.text(Codes.of(unscored.why()));
      out.text("");
      out.missing();
      out.missing();
      out.text("");
      out.float64(unscored.coverage());
    }
    reasons(out, found.reasons());
    out.texts(found.rules());
  }

  private static void reasons(RowBinary out, List<Reason> reasons) {
    out.texts(reasons.stream().map(Reason::tag).toList());
    out.texts(reasons.stream().map(each -> TagText.of(each.value()).orElse("")).toList());
    out.count(reasons.size());
    reasons.forEach(each -> out.float64(each.contribution()));
  }

  private static void part(RowBinary out, ScanPartRow row) {
    ScanPart part = row.part();
    out.text(part.scan());
    out.int32(part.range());
    out.int64(part.looked());
    out.int64(part.enterprises());
    out.int64(part.sum().high());
    out.int64(part.sum().low());
  }
}

package cn.financebrain.store;

import static cn.financebrain.store.WarehouseRow.AlertRow;
import static cn.financebrain.store.WarehouseRow.ScoreRow;
import static cn.financebrain.store.WarehouseRow.ShadowScoreRow;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagValue;
import java.util.ArrayList;
import java.util.List;

/** The tables of scores and alerts; the reasons of an alert lie in arrays side by side. */
final class ScoreTables {
  static final List<String> REASON_COLUMNS =
      List.of(
          "reason_tag", "reason_kind", "reason_value", "reason_contribution", "reason_evidence");

  private static final List<String> SCORE_COLUMNS =
      List.of(
          "enterprise",
          "risk",
          "as_of",
          "release",
          "unscored",
          "model",
          "probability",
          "threshold",
          "risk_index",
          "band",
          "coverage",
          "rules",
          "model_index",
          "rule_id",
          "rule_points",
          "rule_veto",
          "log_partition",
          "log_offset");

  /** The history. */
  static final Table<ScoreRow> SCORE = new Table<>("score_log", SCORE_COLUMNS, ScoreTables::score);

  static final Table<ScoreRow> LATEST_SCORE =
      new Table<>("latest_score_log", SCORE_COLUMNS, ScoreTables::score);

  static final Table<ShadowScoreRow> SHADOW_SCORE =
      new Table<>(
          "shadow_score_log",
          List.of(
              "enterprise",
              "risk",
              "model",
              "as_of",
              "release",
              "unscored",
              "probability",
              "threshold",
              "risk_index",
              "band",
              "coverage",
              "log_partition",
              "log_offset"),
          ScoreTables::shadow);

  static final Table<AlertRow> ALERT =
      new Table<>(
          "alert_log",
          join(
              List.of(
                  "id",
                  "enterprise",
                  "risk",
                  "episode",
                  "band",
                  "cause",
                  "cause_from",
                  "cause_to",
                  "region",
                  "raised_at",
                  "release",
                  "risk_index",
                  "rules"),
              REASON_COLUMNS,
              List.of("log_partition", "log_offset")),
          ScoreTables::alert);

  /** Between source and id of one piece of evidence: a source, the name of a feed, holds none. */
  static final char EVIDENCE_SEPARATOR = '\n';

  private static final Score.Ruled NOT_RULED =
      new Score.Ruled("", Double.NaN, List.of(), List.of());

  private ScoreTables() {}

  private static void score(RowBinary out, ScoreRow row) {
    Score score = row.score();
    out.text(score.enterprise().text());
    out.text(score.risk().id());
    out.time(score.asOf());
    out.int32(score.release());
    if (score instanceof Score.Scored scored) {
      scored(out, scored);
    } else if (score instanceof Score.Unscored unscored) {
      unscored(out, unscored);
    }
    Tables.position(out, row.position());
  }

  private static void scored(RowBinary out, Score.Scored scored) {
    out.text("");
    out.text(scored.model());
    figures(out, scored);
    ruled(out, scored.ruled());
  }

  private static void ruled(RowBinary out, Score.Ruled ruled) {
    out.text(ruled.book());
    out.nullableFloat64(ruled.modelIndex());
    out.count(ruled.points().size());
    ruled.points().forEach(points -> out.text(points.rule()));
    out.count(ruled.points().size());
    ruled.points().forEach(points -> out.int32(points.points()));
    out.count(ruled.vetoes().size());
    ruled.vetoes().forEach(out::text);
  }

  private static void figures(RowBinary out, Score.Scored scored) {
    out.nullableFloat64(scored.probability());
    out.nullableFloat64(scored.threshold());
    out.nullableFloat64(scored.index());
    out.text(Codes.of(scored.band()));
    out.float64(scored.coverage());
  }

  private static void unscored(RowBinary out, Score.Unscored unscored) {
    out.text(Codes.of(unscored.why()));
    out.text("");
    noFigures(out, unscored);
    ruled(out, NOT_RULED);
  }

  private static void noFigures(RowBinary out, Score.Unscored unscored) {
    out.missing();
    out.missing();
    out.missing();
    out.text("");
    out.float64(unscored.coverage());
  }

  private static void shadow(RowBinary out, ShadowScoreRow row) {
    Score score = row.shadow().score();
    out.text(score.enterprise().text());
    out.text(score.risk().id());
    out.text(row.shadow().model());
    out.time(score.asOf());
    out.int32(score.release());
    if (score instanceof Score.Scored scored) {
      out.text("");
      figures(out, scored);
    } else if (score instanceof Score.Unscored unscored) {
      out.text(Codes.of(unscored.why()));
      noFigures(out, unscored);
    }
    Tables.position(out, row.position());
  }

  private static void alert(RowBinary out, AlertRow row) {
    Alert alert = row.alert();
    out.text(alert.id());
    out.text(alert.enterprise().text());
    out.text(alert.risk().id());
    out.int32(alert.episode());
    out.text(Codes.of(alert.band()));
    CauseText cause = CauseText.of(alert.cause());
    out.text(cause.kind());
    out.text(cause.from());
    out.text(cause.to());
    out.text(alert.region());
    out.time(alert.raisedAt());
    out.int32(alert.release());
    out.nullableFloat64(alert.index());
    out.text(alert.rules());
    reasons(out, alert.reasons());
    Tables.position(out, row.position());
  }

  private static void reasons(RowBinary out, List<Reason> reasons) {
    out.count(reasons.size());
    reasons.forEach(reason -> out.text(reason.tag()));
    out.count(reasons.size());
    reasons.forEach(reason -> out.text(TagText.kind(reason.value())));
    out.count(reasons.size());
    reasons.forEach(reason -> out.text(value(reason.value())));
    out.count(reasons.size());
    reasons.forEach(reason -> out.float64(reason.contribution()));
    out.count(reasons.size());
    for (Reason reason : reasons) {
      out.count(reason.evidence().size());
      for (EventKey key : reason.evidence()) {
        out.text(key.source() + EVIDENCE_SEPARATOR + key.id());
      }
    }
  }

  private static String value(TagValue value) {
    return TagText.of(value).orElse("");
  }

  private static List<String> join(List<String> first, List<String> second, List<String> third) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    all.addAll(third);
    return List.copyOf(all);
  }
}

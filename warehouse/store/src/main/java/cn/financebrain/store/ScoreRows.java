package cn.financebrain.store;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StoredScore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads rows of scores and alerts back. */
final class ScoreRows {
  /** What {@link #score} expects a row to be. */
  static final String SCORE_COLUMNS =
      """
      enterprise, risk, toUnixTimestamp64Micro(as_of) AS as_of_micros, release, unscored, model,
      probability, threshold, risk_index, band, coverage,
      rules, model_index, rule_id, rule_points, rule_veto, log_partition, log_offset
      """;

  /** What {@link #bareAlert} expects a row to be. */
  static final String BARE_ALERT_COLUMNS =
      """
      id, enterprise, risk, episode, band, cause, cause_from, cause_to, region,
      toUnixTimestamp64Micro(raised_at) AS raised_micros, release, risk_index, rules
      """;

  /** What {@link #alert} expects a row to be. */
  static final String ALERT_COLUMNS =
      BARE_ALERT_COLUMNS
          + """
          , reason_tag, reason_kind, reason_value, reason_contribution, reason_evidence,
          toUnixTimestamp64Micro(stored_at) AS stored_micros
          """;

  /** What {@link #point} expects a row to be. */
  static final String POINT_COLUMNS =
      """
      toUnixTimestamp64Micro(as_of) AS as_of_micros, release, model, probability, risk_index, band
      """;

  private ScoreRows() {}

  static Score score(ResultSet row) throws SQLException {
    EnterpriseId enterprise = EnterpriseId.parse(row.getString("enterprise"));
    Risk risk = Risk.ofId(row.getString("risk"));
    Instant asOf = Micros.toInstant(row.getLong("as_of_micros"));
    int release = row.getInt("release");
    String unscored = row.getString("unscored");
    double coverage = row.getDouble("coverage");
    if (!unscored.isEmpty()) {
      Score.Why why = Score.Why.valueOf(unscored.toUpperCase(Locale.ROOT));
      return new Score.Unscored(enterprise, risk, asOf, release, why, coverage);
    }
    return new Score.Scored(
        enterprise,
        risk,
        asOf,
        release,
        row.getString("model"),
        number(row, "probability"),
        number(row, "threshold"),
        number(row, "risk_index"),
        band(row),
        coverage,
        ruled(row));
  }

  static StoredScore stored(ResultSet row) throws SQLException {
    return new StoredScore(
        score(row), new LogPosition(row.getInt("log_partition"), row.getLong("log_offset")));
  }

  private static Score.Ruled ruled(ResultSet row) throws SQLException {
    double modelIndex = number(row, "model_index");
    List<?> rules = Arrays.of(row, "rule_id");
    List<?> added = Arrays.of(row, "rule_points");
    List<Score.Points> points = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      points.add(new Score.Points(rules.get(i).toString(), ((Number) added.get(i)).intValue()));
    }
    return new Score.Ruled(
        row.getString("rules"),
        Double.isNaN(modelIndex) ? number(row, "risk_index") : modelIndex, // an early row
        points,
        Arrays.of(row, "rule_veto").stream().map(Object::toString).toList());
  }

  static ScorePoint point(ResultSet row) throws SQLException {
    return new ScorePoint(
        Micros.toInstant(row.getLong("as_of_micros")),
        row.getInt("release"),
        row.getString("model"),
        number(row, "probability"),
        number(row, "risk_index"),
        band(row));
  }

  /** The alert without the enterprise's name, which is in another table. */
  static StoredAlert alert(ResultSet row) throws SQLException {
    return new StoredAlert(
        bareAlert(row).withReasons(reasons(row)),
        "",
        Micros.toInstant(row.getLong("stored_micros")));
  }

  /** The alert without its reasons. */
  static Alert bareAlert(ResultSet row) throws SQLException {
    return new Alert(
        row.getString("id"),
        EnterpriseId.parse(row.getString("enterprise")),
        Risk.ofId(row.getString("risk")),
        row.getInt("episode"),
        band(row),
        new CauseText(
                row.getString("cause"), row.getString("cause_from"), row.getString("cause_to"))
            .toCause(),
        row.getString("region"),
        Micros.toInstant(row.getLong("raised_micros")),
        row.getInt("release"),
        number(row, "risk_index"),
        List.of(),
        row.getString("rules"));
  }

  private static Band band(ResultSet row) throws SQLException {
    return Codes.band(row.getString("band"));
  }

  private static double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }

  private static List<Reason> reasons(ResultSet row) throws SQLException {
    List<?> tags = Arrays.of(row, "reason_tag");
    List<?> kinds = Arrays.of(row, "reason_kind");
    List<?> values = Arrays.of(row, "reason_value");
    List<?> contributions = Arrays.of(row, "reason_contribution");
    List<?> evidence = Arrays.of(row, "reason_evidence");
    List<Reason> reasons = new ArrayList<>();
    for (int i = 0; i < tags.size(); i++) {
      reasons.add(
          new Reason(
              tags.get(i).toString(),
              TagText.parse(kinds.get(i).toString(), values.get(i).toString()),
              ((Number) contributions.get(i)).doubleValue(),
              evidence(Arrays.of(evidence.get(i)))));
    }
    return reasons;
  }

  private static List<EventKey> evidence(List<?> texts) {
    return texts.stream().map(text -> key(text.toString())).toList();
  }

  private static EventKey key(String text) {
    int end = text.indexOf(ScoreTables.EVIDENCE_SEPARATOR);
    return new EventKey(text.substring(0, end), text.substring(end + 1));
  }
}

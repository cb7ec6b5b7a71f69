package cn.financebrain.dashboards.cases;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.LastAct;
import cn.financebrain.dashboards.casework.Proposal;
import cn.financebrain.dashboards.casework.Standing;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case with what lists show beside it.
 *
 * @param enterpriseName empty if unknown
 * @param riskIndex of the newest alert that has one; null where none has
 * @param alerts how many
 * @param otherRisk number of the enterprise's open case of the other risk; null for none
 */
record StoredCase(
    CaseFile file,
    String enterpriseName,
    Double riskIndex,
    Instant changedAt,
    int alerts,
    String otherRisk) {
  static final String COLUMNS =
      """
      number, version, enterprise, enterprise_name, region, risk, band, risk_index, opened_at,
      changed_at, standing, proposal, last_act,
      (select count(*) from case_alert where case_alert.number = case_file.number) as alerts,
      (select other.number from case_file as other
        where other.enterprise = case_file.enterprise and other.risk <> case_file.risk
          and other.state <> 'CLOSED') as other_risk
      """;

  /** Of the documents in the database, whatever the interface is set to. */
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static StoredCase read(ResultSet row, int number) throws SQLException {
    return new StoredCase(
        new CaseFile(
            row.getString("number"),
            row.getInt("version"),
            row.getString("enterprise"),
            row.getString("region"),
            Risk.ofId(row.getString("risk")),
            Band.valueOf(row.getString("band")),
            Columns.instant(row, "opened_at"),
            JSON.readValue(row.getString("standing"), Standing.class),
            document(row.getString("proposal"), Proposal.class),
            document(row.getString("last_act"), LastAct.class)),
        row.getString("enterprise_name"),
        row.getObject("risk_index", Double.class),
        Columns.instant(row, "changed_at"),
        row.getInt("alerts"),
        row.getString("other_risk"));
  }

  private static <T> T document(String text, Class<T> type) {
    return text == null ? null : JSON.readValue(text, type);
  }

  /** As a document of the database; null stays null. */
  static String text(Object document) {
    return document == null ? null : JSON.writeValueAsString(document);
  }
}

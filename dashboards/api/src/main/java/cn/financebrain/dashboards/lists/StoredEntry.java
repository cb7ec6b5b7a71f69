package cn.financebrain.dashboards.lists;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.listing.ListEntry;
import cn.financebrain.dashboards.listing.ListKind;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry with what lists show beside it.
 *
 * @param enterpriseName empty if unknown
 */
record StoredEntry(ListEntry entry, String enterpriseName, Instant addedAt, Instant changedAt) {
  static final String COLUMNS =
      "id, version, kind, enterprise, enterprise_name, region, risk, added_at, changed_at, standing";

  /** Of the documents in the database, whatever the interface is set to. */
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static StoredEntry read(ResultSet row, int number) throws SQLException {
    String risk = row.getString("risk");
    return new StoredEntry(
        new ListEntry(
            row.getObject("id", UUID.class),
            row.getInt("version"),
            ListKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            row.getString("enterprise"),
            row.getString("region"),
            risk == null ? null : Risk.ofId(risk),
            JSON.readValue(row.getString("standing"), ListEntry.Standing.class)),
        row.getString("enterprise_name"),
        Columns.instant(row, "added_at"),
        Columns.instant(row, "changed_at"));
  }

  static String text(ListEntry.Standing standing) {
    return JSON.writeValueAsString(standing);
  }
}

package cn.financebrain.store;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.LogPosition;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads rows of {@code event_log} back into events. */
final class EventRows {
  /** What {@link #read} expects a row to be. */
  static final String COLUMNS =
      """
      enterprise, source, id, revision, type, category,
      toUnixTimestamp64Micro(event_time), toUnixTimestamp64Micro(available_time),
      toUnixTimestamp64Micro(arrival_time), retracted, release, data, log_partition, log_offset
      """;

  /** How many columns these are. */
  static final int COUNT = 14;

  private EventRows() {}

  static WarehouseRow.EventRow read(ResultSet row) throws SQLException {
    EnterpriseEvent event =
        new EnterpriseEvent(
            new EventKey(row.getString(2), row.getString(3)),
            row.getString(5),
            Category.ofId(row.getString(6)),
            EnterpriseId.parse(row.getString(1)),
            Micros.toInstant(row.getLong(7)),
            Micros.toInstant(row.getLong(8)),
            Micros.toInstant(row.getLong(9)),
            row.getInt(4),
            row.getBoolean(10),
            row.getInt(11),
            EventData.fromJson(row.getString(12)));
    return new WarehouseRow.EventRow(event, new LogPosition(row.getInt(13), row.getLong(14)));
  }
}

package cn.financebrain.store;

import cn.financebrain.contract.PeerEpoch;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads rows of {@code peer_epoch_log} back. */
final class PeerRows {
  /** What {@link #read} expects a row to be. */
  static final String COLUMNS = "tag, codes, toInt32(epoch), definition, members, mean, deviation";

  private PeerRows() {}

  static PeerEpoch read(ResultSet row) throws SQLException {
    return new PeerEpoch(
        row.getString(1),
        Arrays.of(row, "codes").stream().map(Object::toString).toList(),
        row.getLong(3),
        row.getString(4),
        row.getLong(5),
        row.getDouble(6),
        row.getDouble(7));
  }
}

package cn.financebrain.dashboards.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** Reads columns of types that JDBC does not read by itself. */
public final class Columns {
  private Columns() {}

  /**
   * A {@code timestamptz}.
   *
   * @return null for null
   */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** A {@code text[]} that is not null. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}

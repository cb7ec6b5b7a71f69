package cn.financebrain.dashboards.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Columns of types that JDBC does not read or write by itself. */
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

  /**
   * An instant as a parameter of type {@code timestamptz}.
   *
   * @return null for null
   */
  public static OffsetDateTime at(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * The same of one that may be absent.
   *
   * @return null for none
   */
  public static OffsetDateTime at(Optional<Instant> instant) {
    return at(instant.orElse(null));
  }

  /** A {@code text[]} that is not null. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }
}

package cn.financebrain.ingest.connect;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.source.RowSource;
import cn.financebrain.ingest.source.SourceRow;
import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The rows of a query as texts, by the names of its columns: times as {@code yyyy-MM-dd HH:mm:ss}
 * in the zone of the mapping, days as {@code yyyy-MM-dd}, numbers with a decimal point. A failure
 * of the database is thrown, not a row.
 */
final class DatabaseRows implements RowSource {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final ResultSet rows;
  private final ZoneId zone;
  private final List<String> header = new ArrayList<>();
  private final List<Boolean> years = new ArrayList<>();
  private final List<Boolean> zoned = new ArrayList<>();
  private final int watermarkPlace;
  private Watermark watermark;
  private long number;

  /**
   * @param watermarkColumn of the result
   * @param watermark of the query
   */
  DatabaseRows(ResultSet rows, ZoneId zone, String watermarkColumn, Watermark watermark)
      throws SQLException {
    this.rows = rows;
    this.zone = zone;
    this.watermark = watermark;
    ResultSetMetaData columns = rows.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      header.add(columns.getColumnLabel(i));
      years.add(columns.getColumnTypeName(i).equalsIgnoreCase("year"));
      zoned.add(columns.getColumnTypeName(i).equalsIgnoreCase("timestamptz"));
    }
    this.watermarkPlace = header.indexOf(watermarkColumn) + 1;
    if (watermarkPlace == 0) {
      throw new SQLException(
          "the query has no column '%s' (the watermark); it has %s"
              .formatted(watermarkColumn, String.join(", ", header)));
    }
  }

  @Override
  public List<String> header() {
    return List.copyOf(header);
  }

  @Override
  public Optional<SourceRow> next() {
    try {
      if (!rows.next()) {
        return Optional.empty();
      }
      number++;
      moveWatermark();
      return Optional.of(row());
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private void moveWatermark() throws SQLException {
    String text = rows.getString(watermarkPlace);
    if (text == null) {
      throw new SQLException(
          "row %d has no '%s' (the watermark); leave such rows out of the query"
              .formatted(number, header.get(watermarkPlace - 1)));
    }
    watermark = watermark.moved(text);
  }

  private SourceRow row() throws SQLException {
    List<String> cells = new ArrayList<>(header.size());
    for (int i = 1; i <= header.size(); i++) {
      cells.add(text(i));
    }
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).length() > FIELD_LIMIT) {
        String detail = RowSource.tooLong("field", FIELD_LIMIT);
        return new SourceRow.Broken(
            number, RejectReason.FIELD_TOO_LONG, header.get(i), detail, raw(cells));
      }
    }
    return new SourceRow.Cells(number, cells, raw(cells));
  }

  private String text(int column) throws SQLException {
    if (years.get(column - 1)) { // MariaDB's driver makes a day of it
      return Objects.requireNonNullElse(rows.getString(column), "");
    }
    Object value = rows.getObject(column);
    if (value == null) {
      return "";
    }
    if (value instanceof Timestamp time) {
      return zoned.get(column - 1)
          ? TIME.format(time.toInstant().atZone(zone))
          : TIME.format(time.toLocalDateTime());
    }
    if (value instanceof Date day) {
      return day.toLocalDate().toString();
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof TemporalAccessor time) {
      return text(time);
    }
    return value instanceof Clob clob
        ? clob.getSubString(1, FIELD_LIMIT + 1)
        : String.valueOf(rows.getString(column));
  }

  private String text(TemporalAccessor time) {
    if (time instanceof OffsetDateTime offset) {
      return TIME.format(offset.atZoneSameInstant(zone));
    }
    if (time instanceof ZonedDateTime zonedTime) {
      return TIME.format(zonedTime.withZoneSameInstant(zone));
    }
    return time instanceof LocalDateTime local ? TIME.format(local) : time.toString();
  }

  private static String raw(List<String> cells) {
    StringBuilder raw = new StringBuilder();
    for (String cell : cells) {
      if (raw.length() < DeadLetter.RAW_LIMIT) {
        raw.append(raw.isEmpty() ? "" : " | ").append(cell);
      }
    }
    return raw.substring(0, Math.min(raw.length(), DeadLetter.RAW_LIMIT));
  }

  /** After the rows that were read so far. */
  Watermark watermark() {
    return watermark;
  }

  @Override
  public long bytesRead() {
    return number;
  }

  @Override
  public void close() {} // the statement's owner does

  /** The database failed while rows were read. */
  static final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException e) {
      super(e.getMessage(), e);
    }
  }
}

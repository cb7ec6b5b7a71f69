package cn.financebrain.ingest.record;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.source.JsonRecord;
import cn.financebrain.ingest.source.SourceException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The values of a row of Debezium as a department would write them: days as {@code yyyy-MM-dd},
 * times as {@code yyyy-MM-dd HH:mm:ss}, decimals with their digits. What a number stands for is
 * told by the schema's names, see "Data type mappings" in Debezium's documentation of each
 * connector. Without a schema values stay as they are.
 */
final class DebeziumValues {
  /** What PostgreSQL does not send of large values that did not change. */
  static final String UNAVAILABLE = "__debezium_unavailable_value";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final long THOUSAND = 1_000;
  private static final long MILLION = 1_000_000;
  private static final long BILLION = 1_000_000_000;
  private static final int LARGEST_SCALE = 1_000;

  private final List<String> columns;
  private final ZoneId zone;

  /**
   * @param columns that are of interest
   * @param zone in which times with a zone are written
   */
  DebeziumValues(List<String> columns, ZoneId zone) {
    this.columns = List.copyOf(columns);
    this.zone = zone;
  }

  /** The schemas of the parts of an envelope, by name. */
  static Map<String, JsonNode> schemas(JsonNode schema) {
    Map<String, JsonNode> schemas = new HashMap<>();
    schema.path("fields").forEach(field -> schemas.put(field.path("field").asText(), field));
    return schemas;
  }

  /**
   * The row, with the columns that are of interest decoded.
   *
   * @param schema of the row, or null if there is none
   * @throws SourceException if a value is not what its schema says, or was left out by the database
   */
  ObjectNode decoded(ObjectNode row, JsonNode schema) throws SourceException {
    Map<String, JsonNode> types = schema == null ? Map.of() : schemas(schema);
    ObjectNode decoded = JsonRecord.empty();
    for (String column : columns) {
      JsonNode value = row.get(column);
      if (value != null && !value.isNull()) {
        requireSent(column, value);
        JsonNode type = types.get(column);
        decoded.set(column, type == null ? value : decoded(column, value, type));
      }
    }
    return decoded;
  }

  private static void requireSent(String column, JsonNode value) throws SourceException {
    if (value.isTextual() && value.textValue().equals(UNAVAILABLE)) {
      throw new SourceException(
          RejectReason.MISSING_VALUE,
          "column '%s' was not sent since it did not change: PostgreSQL needs alter table … replica identity full"
              .formatted(column));
    }
  }

  private JsonNode decoded(String column, JsonNode value, JsonNode type) throws SourceException {
    String name = type.path("name").asText("");
    try {
      String text = text(name, value, type);
      return text == null ? value : JsonRecord.text(text);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      String shown = value.toString();
      throw new SourceException(
          RejectReason.MALFORMED,
          "column '%s' is %s, expected what its schema says, %s"
              .formatted(column, shown.substring(0, Math.min(60, shown.length())), name));
    }
  }

  /** Null: the value stays as it is. */
  private String text(String name, JsonNode value, JsonNode type) {
    return switch (name) {
      case "io.debezium.time.Date", "org.apache.kafka.connect.data.Date" ->
          LocalDate.ofEpochDay(whole(value)).toString();
      case "io.debezium.time.Timestamp", "org.apache.kafka.connect.data.Timestamp" ->
          time(whole(value), THOUSAND);
      case "io.debezium.time.MicroTimestamp" -> time(whole(value), MILLION);
      case "io.debezium.time.NanoTimestamp" -> time(whole(value), BILLION);
      case "io.debezium.time.ZonedTimestamp" ->
          TIME.format(OffsetDateTime.parse(value.asText()).atZoneSameInstant(zone));
      case "io.debezium.time.IsoDate" -> value.asText().substring(0, "yyyy-MM-dd".length());
      case "io.debezium.time.IsoTimestamp" ->
          TIME.format(OffsetDateTime.parse(value.asText()).toLocalDateTime());
      case "io.debezium.time.Time", "org.apache.kafka.connect.data.Time" ->
          timeOfDay(whole(value), THOUSAND);
      case "io.debezium.time.MicroTime" -> timeOfDay(whole(value), MILLION);
      case "io.debezium.time.NanoTime" -> timeOfDay(whole(value), BILLION);
      case "org.apache.kafka.connect.data.Decimal" ->
          decimal(value, type.path("parameters").path("scale"));
      case "io.debezium.data.VariableScaleDecimal" ->
          decimal(value.path("value"), value.path("scale"));
      default -> null;
    };
  }

  private static long whole(JsonNode value) {
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new IllegalArgumentException("no whole number");
    }
    return value.longValue();
  }

  /** Of a time without a zone, which Debezium counts as if it were in UTC. */
  private static String time(long count, long inSecond) {
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(count, inSecond), Math.floorMod(count, inSecond) * (BILLION / inSecond));
    return TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  private static String timeOfDay(long count, long inSecond) {
    return LocalTime.ofSecondOfDay(Math.floorDiv(count, inSecond)).toString();
  }

  private static String decimal(JsonNode unscaled, JsonNode scale) {
    int places = Integer.parseInt(scale.asText());
    if (Math.abs(places) > LARGEST_SCALE || !unscaled.isTextual()) {
      throw new IllegalArgumentException("no decimal");
    }
    byte[] bytes = Base64.getDecoder().decode(unscaled.textValue());
    return new BigDecimal(new BigInteger(bytes), places).toPlainString();
  }
}

package cn.financebrain.ingest.codec;

import cn.financebrain.contract.EventFields;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.RejectReason;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The data of an event as a flat JSON object, scanned token by token: no tree is built. */
public final class DataJson {
  static final JsonFactory FACTORY = new JsonFactory();

  /** Above this, a double no longer tells neighbouring whole numbers apart. */
  private static final double WHOLE_LIMIT = 1L << 53;

  private DataJson() {}

  public static byte[] write(Map<String, FieldValue> data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      for (Map.Entry<String, FieldValue> field : data.entrySet()) {
        json.writeFieldName(wellFormed(field.getKey()));
        writeValue(json, field.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return bytes.toByteArray();
  }

  private static void writeValue(JsonGenerator json, FieldValue value) throws IOException {
    if (value instanceof FieldValue.Text text) {
      json.writeString(wellFormed(text.value()));
    } else if (value instanceof FieldValue.Quantity quantity) {
      writeNumber(json, quantity.value());
    } else if (value instanceof FieldValue.Flag flag) {
      json.writeBoolean(flag.value());
    }
  }

  /** UTF-8 has no half of a surrogate pair; a lone one becomes U+FFFD instead of an exception. */
  static String wellFormed(String text) {
    StringBuilder fixed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      fixed = fixed == null ? new StringBuilder(text) : fixed;
      fixed.setCharAt(i, '\uFFFD');
    }
    return fixed == null ? text : fixed.toString();
  }

  static void writeNumber(JsonGenerator json, double number) throws IOException {
    boolean negativeZero = number == 0 && 1 / number < 0;
    if (number == Math.rint(number) && Math.abs(number) < WHOLE_LIMIT && !negativeZero) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(number);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else
   */
  public static Map<String, FieldValue> parse(byte[] value) throws IOException {
    try {
      return read(value);
    } catch (BadRecordException e) {
      throw new IOException(e.detail(), e);
    }
  }

  static Map<String, FieldValue> read(byte[] value) throws BadRecordException {
    if (value == null || value.length == 0) {
      throw new BadRecordException(
          RejectReason.MALFORMED, "", "the record has no data, expected a JSON object");
    }
    try (JsonParser json = FACTORY.createParser(value)) {
      return readObject(json);
    } catch (IOException e) {
      throw new BadRecordException(
          RejectReason.MALFORMED, "", "the data is not JSON: " + firstLine(e.getMessage()));
    }
  }

  private static Map<String, FieldValue> readObject(JsonParser json)
      throws IOException, BadRecordException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new BadRecordException(RejectReason.MALFORMED, "", "the data is not a JSON object");
    }
    EventFields.Builder data = new EventFields.Builder();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      FieldValue value = readValue(name, json, json.nextToken());
      if (value != null && data.put(name, value) != null) {
        throw new BadRecordException(
            RejectReason.MALFORMED, name, "field '%s' stands twice in the data".formatted(name));
      }
    }
    if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
      throw new BadRecordException(
          RejectReason.MALFORMED, "", "something follows the JSON object of the data");
    }
    return data.build();
  }

  /** The value, or null for what counts as absent: JSON null and empty text. */
  private static FieldValue readValue(String name, JsonParser json, JsonToken token)
      throws IOException, BadRecordException {
    return switch (token) {
      case VALUE_STRING ->
          json.getTextLength() == 0 ? null : new FieldValue.Text(wellFormed(json.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> quantity(name, json.getDoubleValue());
      case VALUE_TRUE -> new FieldValue.Flag(true);
      case VALUE_FALSE -> new FieldValue.Flag(false);
      case VALUE_NULL -> null;
      default ->
          throw new BadRecordException(
              RejectReason.MALFORMED,
              name,
              "field '%s' is an object or array, expected a string, number or boolean"
                  .formatted(name));
    };
  }

  private static FieldValue quantity(String name, double number) throws BadRecordException {
    if (!Double.isFinite(number)) {
      throw new BadRecordException(
          RejectReason.OUT_OF_RANGE, name, "field '%s' is beyond all numbers".formatted(name));
    }
    return new FieldValue.Quantity(number);
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}

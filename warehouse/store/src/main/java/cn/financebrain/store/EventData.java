package cn.financebrain.store;

import cn.financebrain.contract.FieldValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The data of an event as one flat JSON object. */
final class EventData {
  private static final JsonFactory JSON = new JsonFactory();

  private EventData() {}

  static byte[] toJson(Map<String, FieldValue> data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (Map.Entry<String, FieldValue> field : data.entrySet()) {
        json.writeFieldName(field.getKey());
        write(json, field.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, FieldValue value) throws IOException {
    if (value instanceof FieldValue.Text text) {
      json.writeString(text.value());
    } else if (value instanceof FieldValue.Quantity quantity) {
      json.writeNumber(quantity.value());
    } else if (value instanceof FieldValue.Flag flag) {
      json.writeBoolean(flag.value());
    }
  }

  /**
   * @throws IllegalArgumentException if the text is not what {@link #toJson} writes
   */
  static Map<String, FieldValue> fromJson(String text) {
    Map<String, FieldValue> data = new TreeMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      require(json.nextToken() == JsonToken.START_OBJECT, text);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        data.put(name, read(json.nextToken(), json, text));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("event data '%s' is not JSON".formatted(text), e);
    }
    return data;
  }

  private static FieldValue read(JsonToken token, JsonParser json, String text) throws IOException {
    return switch (token) {
      case VALUE_STRING -> new FieldValue.Text(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new FieldValue.Quantity(json.getDoubleValue());
      case VALUE_TRUE -> new FieldValue.Flag(true);
      case VALUE_FALSE -> new FieldValue.Flag(false);
      default ->
          throw new IllegalArgumentException(
              "event data '%s' has %s, expected text, numbers and flags".formatted(text, token));
    };
  }

  private static void require(boolean holds, String text) {
    if (!holds) {
      throw new IllegalArgumentException("event data '%s' is not an object".formatted(text));
    }
  }
}

package cn.financebrain.ingest.codec;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.StaleTypes;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The data of a mark of a day: {@code {"stale":{"tax.paid":["city/tax_payment"]}}}, each stale type
 * with its feeds; {@code {}} where nothing is known of the feeds, as in marks of the first version.
 */
final class StaleJson {
  private static final String STALE = "stale";

  private StaleJson() {}

  static byte[] write(Optional<StaleTypes> stale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = DataJson.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      if (stale.isPresent()) {
        json.writeObjectFieldStart(STALE);
        for (Map.Entry<String, SortedSet<String>> type : stale.get().feeds().entrySet()) {
          json.writeArrayFieldStart(DataJson.wellFormed(type.getKey()));
          for (String feed : type.getValue()) {
            json.writeString(DataJson.wellFormed(feed));
          }
          json.writeEndArray();
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return bytes.toByteArray();
  }

  static Optional<StaleTypes> read(byte[] value) throws BadRecordException {
    try {
      JsonNode stale = JsonReading.object(value == null ? new byte[0] : value).get(STALE);
      return stale == null ? Optional.empty() : Optional.of(types(stale));
    } catch (IllegalArgumentException e) {
      throw new BadRecordException(
          RejectReason.MALFORMED,
          STALE,
          "%s, expected lists of feeds by event type".formatted(e.getMessage()));
    }
  }

  private static StaleTypes types(JsonNode stale) {
    if (!stale.isObject()) {
      throw new IllegalArgumentException("field 'stale' is a " + stale.getNodeType());
    }
    SortedMap<String, SortedSet<String>> types = new TreeMap<>();
    stale
        .fieldNames()
        .forEachRemaining(type -> types.put(type, feeds(JsonReading.list(stale, type))));
    return new StaleTypes(types);
  }

  private static SortedSet<String> feeds(JsonNode list) {
    SortedSet<String> feeds = new TreeSet<>();
    for (JsonNode feed : list) {
      if (!feed.isTextual()) {
        throw new IllegalArgumentException("a feed is a " + feed.getNodeType());
      }
      feeds.add(feed.textValue());
    }
    return feeds;
  }
}

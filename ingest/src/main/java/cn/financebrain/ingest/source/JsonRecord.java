package cn.financebrain.ingest.source;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows that are a JSON object each, or a part of one. Numbers keep the digits they have. */
public final class JsonRecord {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonRecord() {}

  /** The texts of a row, or what is wrong with it. */
  public sealed interface Row {
    /**
     * @param cells one text a column
     */
    record Texts(List<String> cells) implements Row {}

    record Wrong(RejectReason reason, String column, String detail) implements Row {}
  }

  /**
   * @throws SourceException if the bytes are not one JSON object to their end
   */
  public static ObjectNode object(byte[] bytes) throws SourceException {
    try {
      JsonNode node = JSON.readTree(bytes);
      if (node instanceof ObjectNode object) {
        return object;
      }
      String found = node.isArray() ? "an array" : node.isMissingNode() ? "nothing" : "one value";
      throw new SourceException(
          RejectReason.MALFORMED, "the record is %s, expected a JSON object".formatted(found));
    } catch (JsonProcessingException e) {
      String problem = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new SourceException(RejectReason.MALFORMED, "not JSON: " + problem);
    } catch (IOException e) {
      throw new SourceException(
          RejectReason.WRONG_ENCODING, "not JSON in UTF-8: " + e.getMessage());
    }
  }

  /** Takes the columns out of the object; keys that nobody reads are passed. */
  public static Row row(ObjectNode object, List<String> columns) {
    try (JsonParser parser = object.traverse()) {
      parser.nextToken();
      JsonCells.Read read = new JsonCells(columns).read(parser);
      if (read instanceof JsonCells.Read.Wrong wrong) {
        return new Row.Wrong(wrong.reason(), wrong.column(), wrong.detail());
      }
      return new Row.Texts(((JsonCells.Read.Texts) read).cells());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be read
    }
  }

  /** An object to fill. */
  public static ObjectNode empty() {
    return JSON.createObjectNode();
  }

  public static JsonNode text(String text) {
    return JSON.getNodeFactory().textNode(text);
  }

  /** The text of a record as dead letters show it; bounded. */
  public static String raw(byte[] value) {
    if (value == null) {
      return "";
    }
    int limit = Math.min(value.length, DeadLetter.RAW_LIMIT * 4);
    String text = new String(value, 0, limit, StandardCharsets.UTF_8);
    return text.substring(0, Math.min(text.length(), DeadLetter.RAW_LIMIT));
  }
}

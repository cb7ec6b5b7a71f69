package cn.financebrain.scoring.release;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/**
 * {@code {"number": 1, "subject": "<artifact id>", "action": "approved", "by": "…", "note": "…",
 * "release": 0, "at": "…Z"}}.
 */
final class JournalJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JournalJson() {}

  static byte[] write(Journal.Entry entry) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("number", entry.number());
    node.put("subject", entry.subject());
    node.put("action", entry.action().name().toLowerCase(Locale.ROOT));
    node.put("by", entry.by());
    node.put("note", entry.note());
    node.put("release", entry.release());
    node.put("at", entry.at().toString());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  static Journal.Entry read(byte[] bytes, String origin) {
    try {
      JsonNode node = JSON.readTree(bytes);
      return new Journal.Entry(
          node.path("number").asInt(),
          node.path("subject").asText(),
          Journal.Action.valueOf(node.path("action").asText().toUpperCase(Locale.ROOT)),
          node.path("by").asText(),
          node.path("note").asText(),
          node.path("release").asInt(),
          Instant.parse(node.path("at").asText()));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new ReleaseException("%s is damaged: %s".formatted(origin, e.getMessage()), e);
    }
  }
}

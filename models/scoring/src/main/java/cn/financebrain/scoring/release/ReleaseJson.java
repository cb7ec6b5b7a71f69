package cn.financebrain.scoring.release;

import cn.financebrain.contract.Risk;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code {"number": 1, "models": {"fundraising": "<artifact id>"}, "catalogue": "<id>",
 * "activatedAt": "…Z"}}; without {@code catalogue} where it is the product's.
 */
final class ReleaseJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ReleaseJson() {}

  static byte[] write(Release release) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("number", release.number());
    ObjectNode models = node.putObject("models");
    for (Risk risk : Risk.values()) {
      if (release.models().containsKey(risk)) {
        models.put(risk.id(), release.models().get(risk));
      }
    }
    if (!release.catalogue().equals(CatalogueDirectory.PRODUCT)) {
      node.put("catalogue", release.catalogue());
    }
    node.put("activatedAt", release.activatedAt().toString());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  private static String model(JsonNode id) {
    if (!id.isTextual()) {
      throw new IllegalArgumentException("model %s, expected an artifact's id".formatted(id));
    }
    return id.textValue();
  }

  private static String catalogue(JsonNode id) {
    if (id.isMissingNode()) {
      return CatalogueDirectory.PRODUCT;
    }
    if (!id.isTextual() || !CatalogueDirectory.isId(id.textValue())) {
      throw new IllegalArgumentException("catalogue %s, expected a catalogue's id".formatted(id));
    }
    return id.textValue();
  }

  static Release read(byte[] bytes, String origin) {
    try {
      JsonNode node = JSON.readTree(bytes);
      JsonNode number = node.path("number");
      if (!number.isInt() || !node.path("models").isObject()) {
        throw new IllegalArgumentException("expected a number and a map of models");
      }
      Map<Risk, String> models = new EnumMap<>(Risk.class);
      node.path("models").forEachEntry((risk, id) -> models.put(Risk.ofId(risk), model(id)));
      return new Release(
          number.intValue(),
          models,
          catalogue(node.path("catalogue")),
          Instant.parse(node.path("activatedAt").asText()));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new ReleaseException("%s is damaged: %s".formatted(origin, e.getMessage()), e);
    }
  }
}

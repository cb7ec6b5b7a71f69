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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * {@code {"number": 1, "models": {"fundraising": "<artifact id>"}, "challengers": {"fundraising":
 * ["<artifact id>"]}, "catalogue": "<id>", "rules": "<id>", "rollback": true, "activatedAt":
 * "…Z"}}; without {@code challengers} where there are none, without {@code catalogue} and {@code
 * rules} where they are the product's, and without {@code rollback} where it takes nothing back, as
 * in releases of earlier versions.
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
    if (!release.challengers().isEmpty()) {
      ObjectNode challengers = node.putObject("challengers");
      for (Risk risk : Risk.values()) {
        if (!release.challengers(risk).isEmpty()) {
          release.challengers(risk).forEach(challengers.putArray(risk.id())::add);
        }
      }
    }
    putUnlessProduct(node, "catalogue", release.catalogue());
    putUnlessProduct(node, "rules", release.rules());
    if (release.rollback()) {
      node.put("rollback", true);
    }
    node.put("activatedAt", release.activatedAt().toString());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  private static void putUnlessProduct(ObjectNode node, String key, String id) {
    if (!id.equals(Release.PRODUCT)) {
      node.put(key, id);
    }
  }

  private static String model(JsonNode id) {
    if (!id.isTextual()) {
      throw new IllegalArgumentException("model %s, expected an artifact's id".formatted(id));
    }
    return id.textValue();
  }

  private static String idOrProduct(JsonNode node, String key, String noun) {
    JsonNode id = node.path(key);
    if (id.isMissingNode()) {
      return Release.PRODUCT;
    }
    if (!id.isTextual() || !CatalogueDirectory.isId(id.textValue())) {
      throw new IllegalArgumentException("%s %s, expected a %s's id".formatted(noun, id, noun));
    }
    return id.textValue();
  }

  private static boolean rollback(JsonNode flag) {
    if (!flag.isMissingNode() && !flag.isBoolean()) {
      throw new IllegalArgumentException("rollback %s, expected true or false".formatted(flag));
    }
    return flag.asBoolean();
  }

  private static Map<Risk, List<String>> challengers(JsonNode node) {
    Map<Risk, List<String>> challengers = new EnumMap<>(Risk.class);
    node.forEachEntry(
        (risk, ids) -> {
          List<String> models = new ArrayList<>();
          ids.forEach(id -> models.add(model(id)));
          challengers.put(Risk.ofId(risk), models);
        });
    return challengers;
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
          challengers(node.path("challengers")),
          idOrProduct(node, "catalogue", "catalogue"),
          idOrProduct(node, "rules", "rule book"),
          rollback(node.path("rollback")),
          Instant.parse(node.path("activatedAt").asText()));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new ReleaseException("%s is damaged: %s".formatted(origin, e.getMessage()), e);
    }
  }
}

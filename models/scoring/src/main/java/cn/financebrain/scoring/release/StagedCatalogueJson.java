package cn.financebrain.scoring.release;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;

/** {@code {"catalogue": "<id>", "since": "…Z"}}; the id of the product's catalogue is empty. */
final class StagedCatalogueJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StagedCatalogueJson() {}

  static byte[] write(StagedCatalogue staged) throws IOException {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsBytes(
            JSON.createObjectNode()
                .put("catalogue", staged.catalogue())
                .put("since", staged.since().toString()));
  }

  /**
   * @throws IOException if it is not JSON
   * @throws IllegalArgumentException if it names no catalogue
   * @throws java.time.DateTimeException if it names no instant
   */
  static StagedCatalogue read(byte[] bytes) throws IOException {
    JsonNode node = JSON.readTree(bytes);
    String id = node.path("catalogue").textValue();
    if (id == null || !(id.equals(Release.PRODUCT) || CatalogueDirectory.isId(id))) {
      throw new IllegalArgumentException("expected a catalogue's id");
    }
    return new StagedCatalogue(id, Instant.parse(node.path("since").asText()));
  }
}

package cn.financebrain.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.corpus.Corpus;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each broken record of the log in the corpus is refused with its reason. */
class CorpusEventsTest {
  private static final EnterpriseEvent SOUND =
      new EnterpriseEvent(
          new EventKey("city/tax", "1"),
          "tax.assessed",
          Category.TAX,
          new Uscc("91330100799655058B"),
          Instant.parse("2026-01-31T00:00:00Z"),
          Instant.parse("2026-02-15T00:00:00Z"),
          Instant.parse("2026-02-16T08:00:00Z"),
          2,
          false,
          7,
          Map.of());

  @TestFactory
  Stream<DynamicTest> brokenRecords() {
    return Corpus.tests("events.yaml", CorpusEventsTest::check);
  }

  private static void check(JsonNode broken) {
    assertThat(LogCodec.decode(headers(broken), value(broken)))
        .isInstanceOfSatisfying(
            Decoded.Bad.class,
            bad -> {
              assertThat(bad.reason().name()).isEqualTo(broken.required("reason").asText());
              assertThat(bad.column()).isEqualTo(broken.path("column").asText());
              assertThat(bad.detail()).contains(broken.required("detail").asText());
            });
  }

  private static Headers headers(JsonNode broken) {
    RecordHeaders headers =
        new RecordHeaders(LogCodec.encode(SOUND, Topics.EVENTS, null).headers());
    for (Map.Entry<String, JsonNode> header : broken.path("set").properties()) {
      headers.remove(header.getKey());
      headers.add(header.getKey(), Corpus.text(header.getValue()).getBytes(UTF_8));
    }
    broken.path("without").forEach(header -> headers.remove(header.asText()));
    for (Map.Entry<String, JsonNode> header : broken.path("twice").properties()) {
      headers.add(header.getKey(), header.getValue().asText().getBytes(UTF_8));
    }
    return headers;
  }

  private static byte[] value(JsonNode broken) {
    if (broken.has("null")) {
      return null;
    }
    if (broken.has("hex")) {
      return HexFormat.of().parseHex(broken.get("hex").asText());
    }
    return broken.has("value")
        ? Corpus.text(broken.get("value")).getBytes(UTF_8)
        : "{}".getBytes(UTF_8);
  }
}

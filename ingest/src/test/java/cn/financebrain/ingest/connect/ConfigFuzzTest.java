package cn.financebrain.ingest.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.ingest.corpus.Corpus;
import cn.financebrain.ingest.corpus.Damage;
import cn.financebrain.ingest.mapping.LabelMapping;
import cn.financebrain.ingest.mapping.MappingException;
import cn.financebrain.ingest.mapping.MappingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the files that people write, it is refused by its problems and not thrown. */
class ConfigFuzzTest {
  private static final List<String> WORDS =
      List.of(
          ":",
          "- ",
          "\n",
          "  ",
          "{",
          "}",
          "[",
          "]",
          "'",
          "\"",
          "#",
          "&a ",
          "*a",
          "!!int ",
          "---\n",
          "...\n",
          "%YAML 9.9\n",
          "? ",
          "| ",
          "> ",
          "null",
          "~",
          "-1",
          "1e999",
          ".nan",
          "\t",
          "\0",
          "P9999999Y",
          "9999-99-99",
          "<<: ");
  private static final String FEEDS =
      """
      folders:
        files: {feed: city/tax_assessment, path: ., every: PT2S, settle: PT5S}
      databases:
        court:
          feed: city/tax
          url: jdbc:x
          password_env: Y
          query: select * from t where a > ? order by a
          watermark: a
          start: 1970-01-01
      http:
        listen: 127.0.0.1:8090
        feeds: [nothing]
        body_limit_mb: 2
        departments:
          tax: {token_sha256: %s, feeds: [city/tax_assessment]}
      """
          .formatted("0123456789abcdef".repeat(4));
  private static final String LABELS =
      """
      files: ["labels*"]
      zone: UTC
      enterprise: {column: id, scheme: american}
      label: {column: label, positive: ["1"], negative: ["0"]}
      as_of: {end_of_year: year, delay: P90D}
      """;

  @Property
  void mappings(@ForAll("mappingBytes") byte[] bytes) {
    Damage.allows(
        MappingException.class, () -> MappingReader.read("x.yaml", new String(bytes, UTF_8)));
  }

  @Property
  void labels(@ForAll("labelBytes") byte[] bytes) {
    Damage.allows(
        MappingException.class, () -> LabelMapping.read("x.yaml", new String(bytes, UTF_8)));
  }

  @Property
  void connections(@ForAll("feedsBytes") byte[] bytes) throws IOException {
    Path file = Files.createTempFile("feeds", ".yaml");
    try {
      Files.write(file, bytes);
      Damage.allows(MappingException.class, () -> FeedsConfigReader.read(file));
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<byte[]> mappingBytes() {
    return Damage.of(Corpus.resource("firms.mapping.yaml").getBytes(UTF_8), WORDS);
  }

  @Provide
  Arbitrary<byte[]> labelBytes() {
    return Damage.of(LABELS.getBytes(UTF_8), WORDS);
  }

  @Provide
  Arbitrary<byte[]> feedsBytes() {
    return Damage.of(FEEDS.getBytes(UTF_8), WORDS);
  }
}

package cn.financebrain.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.financebrain.ingest.corpus.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each broken mapping of the corpus is refused, and the problem is told. */
class CorpusMappingsTest {
  private static final String SOUND =
      """
      feed: city/firms
      title: t
      files: ["firms*"]
      enterprise: {column: code, scheme: uscc}
      id: {columns: [code]}
      events:
        - {type: a.b, category: tax, event_time: {column: day}}
      columns:
        day: {field: day, type: date, formats: [yyyy-MM-dd]}
        name: {field: name, type: text}
      """;

  @Test
  void theSoundOneIsRead() {
    assertThat(MappingReader.read("firms.yaml", SOUND).columns()).hasSize(2);
  }

  @TestFactory
  Stream<DynamicTest> brokenMappings() {
    return Corpus.tests(
        "mappings.yaml",
        broken -> {
          String yaml = Corpus.edited(SOUND, broken);

          MappingException refused =
              catchThrowableOfType(
                  MappingException.class, () -> MappingReader.read("firms.yaml", yaml));

          assertThat(refused).as("refused").isNotNull();
          assertThat(refused.problems())
              .anySatisfy(
                  problem -> assertThat(problem).contains(broken.required("problem").asText()));
        });
  }
}

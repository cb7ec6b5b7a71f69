package cn.financebrain.ingest.schema;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.ingest.corpus.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each broken schema of the corpus is refused, and the problem is told. */
class CorpusSchemasTest {
  @TestFactory
  Stream<DynamicTest> brokenSchemas() {
    return Corpus.tests(
        "schemas.yaml",
        broken ->
            assertThatThrownBy(
                    () -> EventSchemas.schema("broken.json", broken.required("json").asText()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(broken.required("problem").asText()));
  }
}

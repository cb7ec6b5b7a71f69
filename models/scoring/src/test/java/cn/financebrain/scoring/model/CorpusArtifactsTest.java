package cn.financebrain.scoring.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.scoring.corpus.Corpus;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each broken model artifact of the corpus is refused, and the problem is told. */
class CorpusArtifactsTest {
  private static final String SOUND =
      new String(ArtifactFile.bytes(MadeModels.fundraising(Map.of())), UTF_8);

  @TestFactory
  Stream<DynamicTest> brokenArtifacts() {
    return Corpus.tests(
        "artifacts.yaml",
        broken ->
            assertThatThrownBy(
                    () -> ArtifactFile.parse(Corpus.edited(SOUND, broken).getBytes(UTF_8), "file"))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(broken.required("problem").asText()));
  }
}

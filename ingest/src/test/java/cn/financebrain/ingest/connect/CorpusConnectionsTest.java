package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.financebrain.ingest.corpus.Corpus;
import cn.financebrain.ingest.mapping.MappingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each broken feeds.yaml of the corpus is refused, and the problem is told. */
class CorpusConnectionsTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir private Path temp;

  @TestFactory
  Stream<DynamicTest> brokenConnections() {
    return Corpus.tests(
        "connections.yaml",
        broken -> {
          Path file = Files.createTempDirectory(temp, "config").resolve("feeds.yaml");
          Files.writeString(file, broken.required("yaml").asText().replace("${hash}", HASH));

          MappingException refused =
              catchThrowableOfType(MappingException.class, () -> FeedsConfigReader.read(file));

          assertThat(refused).as("refused").isNotNull();
          assertThat(refused.problems())
              .anySatisfy(
                  problem -> assertThat(problem).contains(broken.required("problem").asText()));
        });
  }
}

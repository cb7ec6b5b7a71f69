package cn.financebrain.scoring.release;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.scoring.corpus.Corpus;
import cn.financebrain.scoring.profile.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each broken file of a release in the corpus is refused, and the problem is told. */
class CorpusReleasesTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @TempDir private Path temp;

  @TestFactory
  Stream<DynamicTest> brokenReleases() {
    return Corpus.tests(
        "releases.yaml",
        broken -> {
          Path directory = Files.createTempDirectory(temp, "models");
          Path releases = Files.createDirectories(directory.resolve("releases"));
          Files.writeString(releases.resolve("000001.json"), broken.required("json").asText());

          assertThatThrownBy(() -> new ReleaseDirectory(directory, CATALOGUE).release(1))
              .isInstanceOf(ReleaseException.class)
              .hasMessageContaining(broken.required("problem").asText());
        });
  }
}

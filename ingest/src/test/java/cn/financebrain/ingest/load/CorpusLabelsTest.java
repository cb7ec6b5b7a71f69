package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.ingest.corpus.Corpus;
import cn.financebrain.ingest.mapping.FeedSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each broken file of labels of the corpus is refused as a whole. */
class CorpusLabelsTest {
  @TempDir private Path temp;

  @TestFactory
  Stream<DynamicTest> brokenLabels() {
    return Corpus.tests(
        "labels.yaml",
        broken -> {
          Path file = Files.createTempDirectory(temp, "in").resolve("labels.csv");
          Files.writeString(file, broken.required("text").asText());

          assertThatThrownBy(
                  () -> LabelFile.read(FeedSet.open(broken.required("feed").asText()), file))
              .isInstanceOf(IngestException.class)
              .hasMessageContaining(broken.required("problem").asText());
        });
  }
}

package cn.financebrain.ingest.load;

import cn.financebrain.ingest.corpus.Corpus;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each broken file of the corpus is read as far as it can be, and all of it is accounted for. */
class CorpusFilesTest {
  @TempDir private Path temp;

  @TestFactory
  Stream<DynamicTest> brokenFiles() throws IOException {
    BrokenFeed feed = new BrokenFeed(temp);
    return Corpus.tests(
        "files.yaml",
        broken -> {
          String name = broken.required("name").asText();
          byte[] content = content(broken);
          BrokenFeed.check(broken, feed.ingested(name, content));
          BrokenFeed.check(broken, feed.dropped(name, content));
        });
  }

  private static byte[] content(JsonNode broken) throws IOException {
    byte[] content =
        broken.has("workbook")
            ? BrokenWorkbooks.of(broken.get("workbook").asText())
            : BrokenFeed.content(broken.required("parts"));
    content =
        switch (broken.path("pack").asText()) {
          case "gzip" -> Firms.gzip(content);
          case "gzip-twice" -> Firms.gzip(Firms.gzip(content));
          default -> content;
        };
    int end = content.length - broken.path("cut").asInt(0);
    return Firms.join(Arrays.copyOf(content, end), BrokenFeed.content(broken.path("then")));
  }
}

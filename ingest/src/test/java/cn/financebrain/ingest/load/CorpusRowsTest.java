package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.ingest.corpus.Corpus;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each broken row of the corpus is the only one of its file that is rejected. */
class CorpusRowsTest {
  private static final int LINE = 3;
  private static final List<String> COLUMNS = List.of(BrokenFeed.HEADER.strip().split(","));

  @TempDir private Path temp;

  @TestFactory
  Stream<DynamicTest> brokenRows() throws IOException {
    BrokenFeed feed = new BrokenFeed(temp);
    return Corpus.tests("rows.yaml", broken -> check(feed, broken));
  }

  private static void check(BrokenFeed feed, JsonNode broken) throws IOException {
    String table = BrokenFeed.HEADER + BrokenFeed.GOOD + row(broken) + '\n' + BrokenFeed.GOOD;
    for (BrokenFeed.Outcome outcome :
        List.of(
            feed.ingested("firms.csv", table.getBytes(UTF_8)),
            feed.dropped("firms.csv", table.getBytes(UTF_8)))) {
      assertThat(outcome.letters()).hasSize(1);
      BrokenFeed.check(broken, LINE, outcome.letters().get(0));
      assertThat(outcome.run().read()).isEqualTo(3);
      assertThat(outcome.run().accepted()).isEqualTo(1);
      assertThat(outcome.run().duplicate()).isEqualTo(1);
    }
  }

  private static String row(JsonNode broken) {
    if (broken.has("row")) {
      return broken.get("row").asText();
    }
    String[] cells = BrokenFeed.GOOD.strip().split(",");
    for (Map.Entry<String, JsonNode> cell : broken.required("cells").properties()) {
      cells[COLUMNS.indexOf(cell.getKey())] = quoted(cell.getValue().asText());
    }
    return String.join(",", Arrays.asList(cells));
  }

  private static String quoted(String text) {
    return text.contains(",") ? '"' + text + '"' : text;
  }
}

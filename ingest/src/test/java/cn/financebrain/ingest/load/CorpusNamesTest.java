package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.ingest.corpus.Corpus;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rows that name their enterprise so that nobody can be found, where such are to be rejected. */
class CorpusNamesTest {
  private static final List<String> IDENTIFIERS = List.of("组织机构代码", "注册号", "名称");
  private static final String HEADER = "工单号,金额,组织机构代码,注册号,名称\n";
  private static final int LINE = 2;

  @TempDir private Path temp;

  @TestFactory
  Stream<DynamicTest> namesOfNobody() throws IOException {
    BrokenFeed feed = new BrokenFeed(temp, "names");
    return Corpus.tests("names.yaml", broken -> check(feed, broken));
  }

  private static void check(BrokenFeed feed, JsonNode broken) throws IOException {
    StringBuilder row = new StringBuilder("G1,5");
    for (String column : IDENTIFIERS) {
      row.append(',').append(broken.required("cells").path(column).asText());
    }
    byte[] table = (HEADER + row + '\n').getBytes(UTF_8);
    for (BrokenFeed.Outcome outcome :
        List.of(feed.ingested("names.csv", table), feed.dropped("names.csv", table))) {
      assertThat(outcome.letters()).hasSize(1);
      BrokenFeed.check(broken, LINE, outcome.letters().get(0));
      assertThat(outcome.run().read()).isEqualTo(1);
      assertThat(outcome.run().refused()).isEqualTo(1);
      assertThat(outcome.run().queued()).isZero();
    }
  }
}

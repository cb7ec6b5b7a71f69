package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.financebrain.ingest.corpus.Corpus;
import cn.financebrain.ingest.source.JsonBody;
import cn.financebrain.ingest.source.RowSource;
import cn.financebrain.ingest.source.SourceException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each broken push of the corpus is refused as a whole, or row by row. */
class CorpusPushesTest {
  @TempDir private Path temp;

  @TestFactory
  Stream<DynamicTest> brokenPushes() throws IOException {
    BrokenFeed feed = new BrokenFeed(temp);
    return Corpus.tests("pushes.yaml", broken -> check(feed, broken));
  }

  private void check(BrokenFeed feed, JsonNode broken) throws Exception {
    List<String> columns = BatchReading.columns(feed.mapping());
    if (broken.has("refused")) {
      SourceException refused =
          catchThrowableOfType(SourceException.class, () -> rows(broken, columns).close());
      assertThat(refused).hasMessageContaining(broken.get("refused").asText());
      return;
    }
    RecordingSink sink = new RecordingSink();
    Path ledgers = Files.createTempDirectory(temp, "ledgers");
    try (StreamLoad load = new StreamLoad(ledgers, 1_000);
        RowSource rows = rows(broken, columns)) {
      BatchReading.Result result =
          new BatchReading(feed.mapping(), BrokenFeed.CLOCK, batch -> load.publish(batch, sink))
              .rows(rows, "push");
      BrokenFeed.check(
          broken, new BrokenFeed.Outcome(result.run(), sink.letters, sink.events.size()));
      assertThat(result.letters()).isEqualTo(sink.letters);
    }
  }

  private static RowSource rows(JsonNode broken, List<String> columns) throws SourceException {
    boolean lines = broken.has("lines");
    Charset charset = Charset.forName(broken.path("charset").asText("UTF-8"));
    byte[] body =
        Corpus.text(broken.get(lines ? "lines" : "array"))
            .replace("${json}", BrokenFeed.JSON)
            .getBytes(charset);
    return lines ? JsonBody.lines(body, columns) : JsonBody.array(body, columns);
  }
}

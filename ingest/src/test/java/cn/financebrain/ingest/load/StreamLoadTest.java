package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.source.JsonBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of a process that goes on running, beside commands that load the same tables. */
class StreamLoadTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String MAPPING =
      """
      feed: city/%1$s
      files: ["%1$s.csv"]
      enterprise: {column: id, scheme: city}
      id: {columns: [id]}
      events:
        - type: count.told
          category: grid_inspection
          event_time: {constant: "2026-01-01T00:00:00+08:00"}
      columns:
        count: {field: count, type: integer}
      """;

  @TempDir private Path temp;
  private final RecordingSink sink = new RecordingSink();
  private FeedSet feeds;
  private StreamLoad load;

  @BeforeEach
  void open() throws IOException {
    for (String table : List.of("a", "b")) {
      Path mapping = temp.resolve("feed").resolve(table + ".yaml");
      Files.createDirectories(mapping.getParent());
      Files.writeString(mapping, MAPPING.formatted(table));
    }
    feeds = FeedSet.open(temp.resolve("feed").toString());
    load = new StreamLoad(temp.resolve("ledgers"), 3);
  }

  @AfterEach
  void close() {
    load.close();
  }

  @Test
  void whatACommandLoadedInBetweenIsKnown() throws Exception {
    push("a", "x,1");
    Files.writeString(
        Files.createDirectories(temp.resolve("in")).resolve("a.csv"), "id,count\ny,1\nx,2\n");
    new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
        .run(feeds, temp.resolve("in"));

    assertThat(push("a", "y,1", "x,2", "z,1")).isEqualTo(1);
    assertThat(sink.events)
        .extracting(event -> event.key().id() + event.revision())
        .containsExactly("x0", "y0", "x1", "z0");
  }

  @Test
  void ledgersThatFindNoRoomAreReadAgain() throws Exception {
    for (int round = 0; round < 2; round++) {
      int fresh = push("a", "x,1", "y,1") + push("b", "x,1", "y,1");
      assertThat(fresh).isEqualTo(round == 0 ? 4 : 0);
    }
    assertThat(sink.events).hasSize(4);
  }

  @Test
  void aLedgerThatWasTakenAwayIsBegunAnew() throws Exception {
    push("a", "x,1");
    Files.delete(temp.resolve("ledgers/city/a.ledger"));

    assertThat(push("a", "x,1")).isEqualTo(1);
    assertThat(temp.resolve("ledgers/city/a.ledger")).isNotEmptyFile();
  }

  private int push(String table, String... rows) throws Exception {
    FeedMapping mapping =
        feeds.mappings().stream()
            .filter(m -> m.feed().equals("city/" + table))
            .findFirst()
            .orElseThrow();
    StringBuilder lines = new StringBuilder();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      lines.append("{\"id\": \"%s\", \"count\": %s}%n".formatted(cells[0], cells[1]));
    }
    BatchReading reading = new BatchReading(mapping, CLOCK, batch -> load.publish(batch, sink));
    return (int)
        reading
            .rows(
                JsonBody.lines(lines.toString().getBytes(UTF_8), BatchReading.columns(mapping)),
                "test")
            .run()
            .accepted();
  }
}

package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a department corrects in whom they are about. */
class MovedRowTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String MAPPING =
      """
      feed: city/counts
      files: ["*.csv"]
      enterprise: {column: firm, scheme: city}
      id: {columns: [doc]}
      events:
        - type: count.told
          category: grid_inspection
          event_time: {column: day}
      columns:
        doc: {type: text, required: true}
        day: {type: date, formats: [yyyy-MM-dd], required: true}
        count: {field: count, type: integer}
      """;

  @TempDir private Path temp;
  private final RecordingSink sink = new RecordingSink();

  @BeforeEach
  void writeMapping() throws IOException {
    Files.createDirectories(temp.resolve("in"));
    Files.writeString(temp.resolve("mapping.yaml"), MAPPING);
  }

  @Test
  void anEventIsTakenBackFromTheFirstEnterpriseAndPublishedForTheNext() throws IOException {
    load("a.csv", "A,2026-01-01,x,1");
    load("a.csv", "A,2026-01-02,y,1");
    load("a.csv", "A,2026-01-02,y,2");
    load("a.csv", "A,2026-01-02,x,2");

    assertThat(published())
        .containsExactly(
            "A 0 x",
            "A 1 x retracted",
            "A 2 y",
            "A 3 y", // another count
            "A 4 y retracted",
            "A 5 x");
    assertThat(sink.events.get(1).availableTime()).isEqualTo(sink.events.get(2).availableTime());
    assertThat(sink.events.get(1).data()).isEmpty();
    assertThat(ingest().duplicate()).isOne();
  }

  @Test
  void filesThatContradictEachOtherAreStableOverLoads() throws IOException {
    String other = "a-scheme-of-so-many-letters-that-it-takes-several-pieces-" + "z".repeat(60);
    load("a.csv", "A,2026-01-01,x,1");
    load("b.csv", "A,2026-01-01," + other + ",1");

    assertThat(ingest().duplicate()).isEqualTo(2);
    assertThat(published()).containsExactly("A 0 x", "A 1 x retracted", "A 2 " + other);
    load("b.csv", "A,2026-01-01,y,1");
    assertThat(published()).endsWith("A 3 " + other + " retracted", "A 4 y");
  }

  @Test
  void whatWasNotAcknowledgedIsTakenBackAgainUnderTheSameRevision() throws IOException {
    load("a.csv", "A,2026-01-01,x,1");
    sink.events.clear();
    sink.failAtFlush = true;
    String[] moves = {"A,2026-01-01,y,1", "A,2026-01-01,z,1"};
    assertThatThrownBy(() -> load("a.csv", moves)).isInstanceOf(PublishException.class);
    List<String> lost = published();
    sink.events.clear();
    assertThatThrownBy(() -> load("a.csv", moves)).isInstanceOf(PublishException.class);
    assertThat(published()).isEqualTo(lost);
    sink.events.clear();
    sink.failAtFlush = false;

    load("a.csv", moves);

    assertThat(published())
        .isEqualTo(lost)
        .containsExactly("A 1 x retracted", "A 2 y", "A 3 y retracted", "A 4 z");
    assertThat(ingest().duplicate()).isEqualTo(2);
  }

  @Test
  void whatWasNotAcknowledgedIsTakenBackAlsoWhenTheRowHasChangedSince() throws IOException {
    load("a.csv", "A,2026-01-01,x,1", "B,2026-01-01,x,1");
    sink.failAtFlush = true;
    assertThatThrownBy(() -> load("a.csv", "A,2026-01-01,y,1", "B,2026-01-01,y,1"))
        .isInstanceOf(PublishException.class);
    sink.events.clear(); // they did not reach the log
    String[] later = {"A,2026-01-01,z,1", "B,2026-01-01,y,2"};
    assertThatThrownBy(() -> load("a.csv", later)).isInstanceOf(PublishException.class);
    sink.events.clear();
    sink.failAtFlush = false;

    load("a.csv", later);

    assertThat(published())
        .containsExactly("A 1 x retracted", "A 3 y retracted", "A 4 z", "B 1 x retracted", "B 3 y");
    assertThat(ingest().duplicate()).isEqualTo(2);
  }

  @Test
  void historyMovesThemInTheOrderInWhichThatCouldBeKnown() throws IOException {
    write("a.csv", "A,2026-01-05,y,1", "A,2026-01-01,x,1");

    assertThat(history().accepted()).isEqualTo(2);

    assertThat(published()).containsExactly("A 0 x", "A 1 x retracted", "A 2 y");
    assertThat(sink.arrivals.get(1)).isEqualTo(sink.arrivals.get(2));
    assertThat(history().duplicate()).isEqualTo(2);
    assertThat(sink.events).hasSize(3);
  }

  /** What the log has: id, revision and enterprise. */
  private List<String> published() {
    return sink.events.stream()
        .map(
            event ->
                "%s %d %s%s"
                    .formatted(
                        event.key().id(),
                        event.revision(),
                        event.enterprise().text().replace("city:", ""),
                        event.retracted() ? " retracted" : ""))
        .toList();
  }

  private void load(String file, String... rows) throws IOException {
    write(file, rows);
    ingest();
  }

  private void write(String file, String... rows) throws IOException {
    Files.writeString(
        temp.resolve("in").resolve(file), "doc,day,firm,count\n" + String.join("\n", rows) + "\n");
  }

  private IngestResult ingest() {
    return new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
        .run(feeds(), temp.resolve("in"));
  }

  private IngestResult history() {
    return new HistoryIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
        .run(feeds(), temp.resolve("in"));
  }

  private FeedSet feeds() {
    return FeedSet.open(temp.resolve("mapping.yaml").toString());
  }
}

package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a load does about rows that the log may hold already. */
class LedgerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String MAPPING =
      """
      feed: city/counts
      files: ["*.csv"]
      enterprise: {column: id, scheme: city}
      id: {columns: [id], occurrence: %s}
      events:
        - type: count.told
          category: grid_inspection
          event_time: {constant: "2026-01-01T00:00:00+08:00"}
      columns:
        count: {field: count, type: integer}
      """;

  @TempDir private Path temp;
  private final RecordingSink sink = new RecordingSink();

  @BeforeEach
  void writeMapping() throws IOException {
    Files.createDirectories(temp.resolve("in"));
    Files.writeString(temp.resolve("mapping.yaml"), MAPPING.formatted("false"));
  }

  @Test
  void otherContentUnderAKnownIdIsARevision() throws IOException {
    load("a.csv", "x,1");
    load("a.csv", "x,2");
    load("a.csv", "x,1"); // back again is a correction too

    assertThat(revisions()).containsExactly(0, 1, 2);
  }

  @Test
  void contradictionsWithinAFileAreStableOverLoads() throws IOException {
    load("a.csv", "x,1", "x,1", "x,2", "y,5", "x,1");
    assertThat(revisions()).containsExactly(0, 1, 0, 2);

    IngestResult second = load("a.csv", "x,1", "x,1", "x,2", "y,5", "x,1");

    assertThat(second.duplicate()).isEqualTo(5);
    assertThat(sink.events).hasSize(4);
  }

  @Test
  void contradictionsBetweenFilesAreStableOverLoads() throws IOException {
    load("a.csv", "x,1");
    load("b.csv", "x,2");

    assertThat(ingest().duplicate()).isEqualTo(2);
    assertThat(sink.events).hasSize(2);
  }

  @Test
  void aFileThatGoesBackToWhatAnotherHadSupersededIsARevision() throws IOException {
    load("a.csv", "x,1");
    load("b.csv", "x,2");
    load("a.csv", "x,3");

    load("a.csv", "x,1");

    assertThat(revisions()).containsExactly(0, 1, 2, 3);
    assertThat(sink.events.get(3).data()).isEqualTo(sink.events.get(0).data());
    assertThat(ingest().duplicate()).isEqualTo(2);
    load("a.csv", "x,3");
    load("b.csv", "x,3");
    load("b.csv", "x,2");
    assertThat(revisions()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(ingest().duplicate()).isEqualTo(2);
  }

  @Test
  void equalRowsThatAreDifferentEventsAreNumbered() throws IOException {
    Files.writeString(temp.resolve("mapping.yaml"), MAPPING.formatted("true"));
    load("a.csv", "x,1", "x,1", "x,1");

    assertThat(sink.events)
        .extracting(event -> event.key().id())
        .containsExactly("x", "x#2", "x#3");
    assertThat(ingest().duplicate()).isEqualTo(3);
  }

  @Test
  void whatWasNotAcknowledgedIsPublishedAgainUnderTheSameRevision() throws IOException {
    load("a.csv", "x,1", "y,1");
    sink.failAtFlush = true;
    assertThatThrownBy(() -> load("a.csv", "x,2", "y,1", "z,1"))
        .isInstanceOf(PublishException.class);
    sink.failAtFlush = false;
    List<EnterpriseEvent> lost = List.copyOf(sink.events.subList(2, 4));
    load("b.csv", "w,1"); // confirms its own rows only; a.csv is loaded with it

    assertThat(sink.events.subList(4, 7)).containsAll(lost);
    assertThat(ingest().accepted()).isZero();
  }

  @Test
  void confirmingOneFileDoesNotConfirmWhatAnotherLeftOpen() throws IOException {
    sink.failAtFlush = true;
    assertThatThrownBy(() -> load("a.csv", "x,1")).isInstanceOf(PublishException.class);
    sink.failAtFlush = false;
    Files.move(temp.resolve("in/a.csv"), temp.resolve("kept"));
    load("b.csv", "w,1");
    Files.move(temp.resolve("kept"), temp.resolve("in/a.csv"));

    assertThat(ingest().accepted()).isEqualTo(1);
    assertThat(revisions()).containsOnly(0);
  }

  @Test
  void aTornTailOfTheLedgerIsCutOff() throws IOException {
    load("a.csv", "x,1");
    Path ledger = temp.resolve("ledgers/city/counts.ledger");
    Files.write(ledger, new byte[] {0, 0, 0, 41, 1, 2, 3}, StandardOpenOption.APPEND);

    assertThat(ingest().duplicate()).isEqualTo(1);
    assertThat(ingest().duplicate()).isEqualTo(1);
  }

  @Test
  void aLedgerCutAnywhereLosesNothing() throws IOException {
    load("a.csv", "x,1", "y,1", "z,1");
    byte[] whole = Files.readAllBytes(temp.resolve("ledgers/city/counts.ledger"));
    for (int length = 0; length < whole.length; length++) {
      Files.write(temp.resolve("ledgers/city/counts.ledger"), Arrays.copyOf(whole, length));
      sink.events.clear();

      IngestResult result = ingest();

      assertThat(result.accepted() + result.duplicate()).isEqualTo(3);
      assertThat(revisions()).allMatch(revision -> revision == 0);
    }
  }

  private List<Integer> revisions() {
    return sink.events.stream().map(EnterpriseEvent::revision).toList();
  }

  private IngestResult load(String file, String... rows) throws IOException {
    Files.writeString(
        temp.resolve("in").resolve(file), "id,count\n" + String.join("\n", rows) + "\n");
    return ingest();
  }

  private IngestResult ingest() {
    return new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
        .run(FeedSet.open(temp.resolve("mapping.yaml").toString()), temp.resolve("in"));
  }
}

package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.MappingReader;
import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeReadingTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Instant DELETED = Instant.parse("2026-05-01T08:00:00Z");
  private static final FeedMapping MAPPING =
      MappingReader.read(
          "test",
          """
          feed: city/count
          files: ["count*"]
          enterprise: {column: firm, scheme: city}
          id: {columns: [doc]}
          events:
            - type: count.told
              category: grid_inspection
              event_time: {constant: "2026-01-01T00:00:00+08:00"}
          columns:
            doc: {type: text, required: true}
            count: {field: count, type: integer}
          """);

  @TempDir private Path ledgers;
  private final RecordingSink sink = new RecordingSink();
  private StreamLoad load;

  @BeforeEach
  void open() {
    load = new StreamLoad(ledgers, 1_000);
  }

  @AfterEach
  void close() {
    load.close();
  }

  @Test
  void aDeletedRowIsTakenBackFromWhenItWasDeleted() throws Exception {
    FeedRun run = read(told(1, "A", 5), deleted(2, "A", 5));

    assertThat(published()).containsExactly("A 0", "A 1 retracted");
    assertThat(sink.events.get(1).data()).isEmpty();
    assertThat(sink.events.get(1).availableTime()).isEqualTo(DELETED);
    assertThat(run.accepted()).isEqualTo(2);
  }

  @Test
  void aRowThatComesBackIsTheNextRevision() throws Exception {
    read(told(1, "A", 5), deleted(2, "A", 5), deleted(3, "A", 5), told(4, "A", 5));

    assertThat(published()).containsExactly("A 0", "A 1 retracted", "A 2");
  }

  @Test
  void whatIsDeliveredAgainChangesNothingWhateverTheRowWentThrough() throws Exception {
    RowChange[] changes = {
      told(1, "A", 5), told(2, "A", 6), told(3, "A", 5), deleted(4, "A", 5), told(5, "A", 7),
    };
    read(changes);
    List<String> once = published();
    reopen();

    assertThat(read(changes).duplicate()).isEqualTo(5);
    assertThat(read(changes[3], changes[4]).duplicate()).isEqualTo(2);
    assertThat(published()).isEqualTo(once).hasSize(5);
  }

  @Test
  void aBatchThatMayBeInTheLogIsPublishedAgainWithTheRevisionsItHad() throws Exception {
    RowChange[] changes = {told(1, "A", 5), told(2, "A", 6), deleted(3, "A", 6), told(1, "B", 1)};
    sink.failAtFlush = true;
    assertThatThrownBy(() -> read(changes)).isInstanceOf(PublishException.class);
    List<String> first = published();
    sink.failAtFlush = false;
    sink.events.clear();
    reopen();

    assertThat(read(changes).accepted()).isEqualTo(4);
    assertThat(published()).isEqualTo(first).containsExactly("A 0", "A 1", "A 2 retracted", "B 0");
    assertThat(read(changes).duplicate()).isEqualTo(4);
  }

  @Test
  void aRowThatGetsAnotherIdTakesTheOldOneBack() throws Exception {
    RowChange change =
        new RowChange.Changed(origin(2), List.of("x", "A", "5"), List.of("x", "B", "5"), DELETED);
    read(told(1, "A", 5), change);

    assertThat(published()).containsExactly("A 0", "A 1 retracted", "B 0");
    assertThat(read(told(1, "A", 5), change).duplicate()).isEqualTo(2);
  }

  @Test
  void aRowThatGoesToAnotherEnterpriseIsTakenBackFromTheFirst() throws Exception {
    RowChange change =
        new RowChange.Changed(origin(2), List.of("x", "A", "5"), List.of("y", "A", "5"), DELETED);
    read(told(1, "A", 5), change);

    assertThat(published()).containsExactly("A 0", "A 1 retracted", "A 2");
    assertThat(sink.events)
        .extracting(event -> event.enterprise().text())
        .satisfiesExactly(
            first -> assertThat(first).endsWith("x"),
            gone -> assertThat(gone).endsWith("x"),
            now -> assertThat(now).endsWith("y"));
    assertThat(read(told(1, "A", 5), change).duplicate()).isEqualTo(2);
    reopen();
    assertThat(read(change).duplicate()).isOne();
  }

  @Test
  void aMoveThatIsPublishedAgainIsTakenBackWhereItWas() throws Exception {
    read(told(1, "A", 5));
    expectAgain(
        new RowChange.Changed(origin(2), List.of("x", "A", "5"), List.of("y", "A", "5"), DELETED));
    expectAgain(
        new RowChange.Deleted(origin(3), List.of("y", "A", "5"), DELETED),
        new RowChange.Told(origin(4), List.of("z", "A", "5")));

    assertThat(sink.events)
        .extracting(event -> event.revision() + " " + event.enterprise().text())
        .containsExactly("0 city:x", "1 city:x", "2 city:y", "3 city:y", "4 city:z");
  }

  @Test
  void aRowThatMovesAfterADeletionThatWasNotAcknowledgedIsTakenBackWhereItWas() throws Exception {
    read(told(1, "A", 5));
    sink.failAtFlush = true;
    assertThatThrownBy(() -> read(deleted(2, "A", 5))).isInstanceOf(PublishException.class);
    sink.events.remove(1); // it did not reach the log, and its sender gives it up
    expectAgain(new RowChange.Told(origin(3), List.of("y", "A", "5")));

    assertThat(published()).containsExactly("A 0", "A 1 retracted", "A 2");
    assertThat(sink.events)
        .extracting(event -> event.enterprise().text())
        .containsExactly("city:x", "city:x", "city:y");
  }

  /** The batch is published in the same way each time until it is acknowledged. */
  private void expectAgain(RowChange... changes) throws IOException {
    int before = sink.events.size();
    sink.failAtFlush = true;
    assertThatThrownBy(() -> read(changes)).isInstanceOf(PublishException.class);
    List<EnterpriseEvent> lost = List.copyOf(sink.events.subList(before, sink.events.size()));
    sink.events.subList(before, sink.events.size()).clear();
    assertThatThrownBy(() -> read(changes)).isInstanceOf(PublishException.class);
    sink.events.subList(before, sink.events.size()).clear();
    sink.failAtFlush = false;

    read(changes);

    assertThat(sink.events.subList(before, sink.events.size())).isEqualTo(lost);
  }

  @Test
  void aRowThatKeepsItsIdIsCorrected() throws Exception {
    read(
        told(1, "A", 5),
        new RowChange.Changed(origin(2), List.of("x", "A", "5"), List.of("x", "A", "6"), DELETED));

    assertThat(published()).containsExactly("A 0", "A 1");
  }

  @Test
  void aDeletionOfWhatWasNeverToldIsADeadLetter() throws Exception {
    FeedRun run = read(deleted(2, "A", 5));

    assertThat(run.rejected()).isEqualTo(Map.of(RejectReason.SPURIOUS, 1L));
    assertThat(run.read()).isOne();
    assertThat(sink.events).isEmpty();
    assertThat(sink.letters).singleElement().extracting(DeadLetter::position).isEqualTo(2L);
    read(deleted(2, "A", 5));
    assertThat(sink.letters).hasSize(1);
  }

  @Test
  void aRefusalNamesItsPlaceItsSenderAndWhatToDo() throws Exception {
    RowChange.Origin origin =
        new RowChange.Origin(
            "raw-3", 7, "raw", "CloudEvent '1' of '/a'", Map.of(RejectReason.BAD_NUMBER, "do so"));
    FeedRun run =
        read(
            new RowChange.Told(origin, List.of("x", "A", "many")),
            new RowChange.Refused(origin(9), RejectReason.MALFORMED, "", "broken"));

    assertThat(run.read()).isEqualTo(2);
    assertThat(sink.letters.get(0).location()).isEqualTo("raw-3");
    assertThat(sink.letters.get(0).position()).isEqualTo(7);
    assertThat(sink.letters.get(0).column()).isEqualTo("count");
    assertThat(sink.letters.get(0).detail()).endsWith("; do so (CloudEvent '1' of '/a')");
    assertThat(sink.letters.get(1).detail()).isEqualTo("broken");
  }

  private void reopen() {
    load.close();
    open();
  }

  private FeedRun read(RowChange... changes) throws IOException {
    return new ChangeReading(MAPPING, CLOCK, batch -> load.publish(batch, sink))
        .read("test", List.of(changes))
        .run();
  }

  private List<String> published() {
    return sink.events.stream()
        .map(
            event ->
                event.key().id() + " " + event.revision() + (event.retracted() ? " retracted" : ""))
        .toList();
  }

  private static RowChange told(long position, String doc, int count) {
    return new RowChange.Told(origin(position), cells(doc, count));
  }

  private static RowChange deleted(long position, String doc, int count) {
    return new RowChange.Deleted(origin(position), cells(doc, count), DELETED);
  }

  private static List<String> cells(String doc, int count) {
    return List.of("x", doc, Integer.toString(count));
  }

  private static RowChange.Origin origin(long position) {
    return new RowChange.Origin("raw-0", position, "raw", "", Map.of());
  }
}

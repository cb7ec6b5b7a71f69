package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.MappingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds whose rows wait, one of which has a ledger that can't be opened. */
class SettlementTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String FIRST = "91330302146000011D";
  private static final String FIRM = "温州甲鞋业有限公司";
  private static final String MAPPING =
      """
      feed: city/%1$s
      files: ["%1$s*"]
      enterprise: {name: firm, unknown: queue}
      id: {columns: [doc]}
      events:
        - type: %1$s.told
          category: litigation
          event_time: {constant: "2026-01-01T00:00:00+08:00"}
      columns:
        doc: {type: text, required: true}
        amount: {field: amount, type: integer}
      """;
  private static final FeedMapping BROKEN = MappingReader.read("a", MAPPING.formatted("broken"));
  private static final FeedMapping SOUND = MappingReader.read("b", MAPPING.formatted("sound"));

  @TempDir private Path ingest;
  private final RecordingSink sink = new RecordingSink();
  private StreamLoad load;

  @BeforeEach
  void open() {
    load = new StreamLoad(ingest, 1);
  }

  @AfterEach
  void close() {
    load.close();
  }

  @Test
  void aFeedThatCanNotBeSettledDoesNotKeepOthersFromIt() throws IOException {
    read(BROKEN, "x1", 1);
    read(SOUND, "y1", 1);
    Path ledger = breakLedger();

    register();
    read(SOUND, "y2", 2);

    assertThat(told()).containsExactly("register", "y1", "y2");

    Files.delete(ledger);
    read(SOUND, "y3", 3);
    assertThat(told()).containsExactly("register", "y1", "y2", "y3", "x1");
  }

  @Test
  void aPersonIsToldOfTheFeedThatHeDecidedOnAlone() throws IOException {
    read(BROKEN, "x1", 1);
    read(SOUND, "y1", 1);
    Path ledger = breakLedger();
    load.close();
    List<QueuedRow> waiting = waiting();

    try (QueueDecisions decisions = QueueDecisions.open(ingest, sink, CLOCK)) {
      assertThatThrownBy(() -> decisions.assign(waiting.get(0).id(), new Uscc(FIRST), "lin", false))
          .isInstanceOf(IngestException.class)
          .hasMessageContaining("city/broken");
      assertThat(decisions.assign(waiting.get(1).id(), new Uscc(FIRST), "lin", false)).isOne();
      assertThat(told()).containsExactly("y1");
      assertThatThrownBy(decisions::retry).hasMessageContaining("city/broken");
      Files.delete(ledger);
      assertThat(decisions.retry()).isOne();
    }
    assertThat(told()).containsExactly("y1", "x1");
  }

  @Test
  void anUndoThatIsNotInTheLogYetIsNotDecidedAgain() throws IOException {
    read(BROKEN, "x1", 1);
    String id = waiting().get(0).id();
    load.close();
    Path ledger = ingest.resolve("city/broken.ledger");
    Path kept = ingest.resolve("kept");
    try (QueueDecisions decisions = QueueDecisions.open(ingest, sink, CLOCK)) {
      decisions.assign(id, new Uscc(FIRST), "lin", false);
      Files.move(ledger, kept);
      Files.createDirectory(ledger);
      assertThatThrownBy(() -> decisions.undo(id, false)).hasMessageContaining("not in the log");
      assertThatThrownBy(() -> decisions.undo(id, false)).hasMessageContaining("resolve retry");
      assertThatThrownBy(() -> decisions.drop(id, "why")).hasMessageContaining("resolve retry");
    }
    Files.delete(ledger);
    Files.move(kept, ledger);

    try (QueueDecisions decisions = QueueDecisions.open(ingest, sink, CLOCK)) {
      assertThat(decisions.retry()).isZero();
      assertThat(decisions.open()).isOne();
    }

    assertThat(told()).containsExactly("x1", "x1");
    assertThat(sink.events.get(1).retracted()).isTrue();
  }

  private Path breakLedger() throws IOException {
    load.close();
    Path ledger = ingest.resolve("city/broken.ledger");
    Files.deleteIfExists(ledger);
    Files.createDirectory(ledger);
    open();
    return ledger;
  }

  private void register() throws IOException {
    read(
        ClaimedChanges.REGISTER, new RowChange.Told(origin(0), List.of(FIRST, FIRM, "2015-01-01")));
  }

  private void read(FeedMapping mapping, String doc, int position) throws IOException {
    read(mapping, new RowChange.Told(origin(position), List.of(FIRM, doc, "1")));
  }

  private void read(FeedMapping mapping, RowChange change) throws IOException {
    new ChangeReading(mapping, CLOCK, batch -> load.publish(batch, sink))
        .read("test", List.of(change));
  }

  private static RowChange.Origin origin(int position) {
    return new RowChange.Origin("raw-0", position, "raw", "", Map.of());
  }

  private List<QueuedRow> waiting() {
    List<QueuedRow> rows = new ArrayList<>();
    try (QueueView view = QueueView.open(ingest)) {
      view.list(false, rows::add);
    }
    return rows;
  }

  private List<String> told() {
    return sink.events.stream()
        .map(event -> event.type().startsWith("registration") ? "register" : event.key().id())
        .toList();
  }
}

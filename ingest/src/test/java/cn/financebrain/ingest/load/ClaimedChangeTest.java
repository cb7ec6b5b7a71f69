package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.MappingReader;
import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of topics whose rows name their enterprise. */
class ClaimedChangeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Instant DELETED = Instant.parse("2026-05-01T08:00:00Z");
  private static final String FIRST = "91330302146000011D";
  private static final String SECOND = "9133030214600002X5";
  private static final String FIRM = "温州甲鞋业有限公司";
  private static final String OTHER = "温州乙鞋业有限公司";
  private static final FeedMapping REGISTER =
      MappingReader.read(
          "register",
          """
          feed: city/register
          files: ["register*"]
          zone: Asia/Shanghai
          enterprise: {column: uscc, scheme: uscc}
          id: {columns: [uscc]}
          events:
            - {type: registration.snapshot, category: registration, event_time: {column: day}}
          columns:
            name: {field: name, type: text, required: true}
            day: {field: registered_on, type: date, formats: [yyyy-MM-dd], required: true}
          constants: {district: "330302", industry_section: "C"}
          """);
  private static final FeedMapping CASES =
      MappingReader.read(
          "cases",
          """
          feed: city/cases
          files: ["cases*"]
          enterprise: {name: firm, unknown: queue}
          id: {columns: [case]}
          events:
            - type: court.case_told
              category: litigation
              event_time: {constant: "2026-01-01T00:00:00+08:00"}
          columns:
            case: {type: text, required: true}
            amount: {field: amount, type: integer}
          """);

  /** The same, and a hearing where it has one. */
  private static final FeedMapping PAIRS =
      MappingReader.read(
          "pairs",
          """
          feed: city/pairs
          files: ["pairs*"]
          enterprise: {name: firm, unknown: queue}
          id: {columns: [case]}
          events:
            - type: court.case_told
              category: litigation
              event_time: {constant: "2026-01-01T00:00:00+08:00"}
              fields: [amount]
            - type: court.hearing_told
              category: litigation
              event_time: {constant: "2026-01-01T00:00:00+08:00"}
              fields: [room]
          columns:
            case: {type: text, required: true}
            amount: {field: amount, type: integer}
            room: {field: room, type: integer}
          """);

  @TempDir private Path ingest;
  private final RecordingSink sink = new RecordingSink();
  private StreamLoad load;

  @BeforeEach
  void open() {
    load = new StreamLoad(ingest, 1_000);
  }

  @AfterEach
  void close() {
    load.close();
  }

  @Test
  void aKnownNameIsPublishedAndADeletionTakesItBack() throws IOException {
    register(1, FIRST, FIRM);
    FeedRun run = read(told(1, "A", FIRM, 5), told(2, "A", FIRM, 6), deleted(3, "A", FIRM, 6));

    assertThat(published())
        .containsExactly("A 0 " + FIRST, "A 1 " + FIRST, "A 2 " + FIRST + " retracted");
    assertThat(sink.events.get(3).availableTime()).isEqualTo(DELETED);
    assertThat(sink.events.get(3).data()).isEmpty();
    assertThat(run.accepted()).isEqualTo(3);
    run = read(told(1, "A", FIRM, 5), told(2, "A", FIRM, 6), deleted(3, "A", FIRM, 6));
    assertThat(run.duplicate()).isEqualTo(3);
  }

  @Test
  void aRowThatGetsAnotherIdTakesTheOldOneBack() throws IOException {
    register(1, FIRST, FIRM);
    RowChange change =
        new RowChange.Changed(origin(2), cells("A", FIRM, 5), cells("B", FIRM, 5), DELETED);
    FeedRun run = read(told(1, "A", FIRM, 5), change);

    assertThat(published())
        .containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted", "B 0 " + FIRST);
    assertThat(run.accepted()).isEqualTo(2);
    assertThat(read(change).duplicate()).isEqualTo(1);
  }

  @Test
  void statesOfARowThatWaitsArePublishedInTheirOrder() throws IOException {
    RowChange[] states = {told(1, "A", FIRM, 5), told(2, "A", FIRM, 6), told(3, "A", FIRM, 5)};
    assertThat(read(states).queued()).isEqualTo(3);
    assertThat(read(states).queued()).isEqualTo(3);

    register(1, FIRST, FIRM);

    assertThat(published()).containsExactly("A 0 " + FIRST, "A 1 " + FIRST, "A 2 " + FIRST);
    assertThat(read(states).duplicate()).isEqualTo(3);
  }

  @Test
  void aRowThatIsDeletedWhileItWaitsIsNotPublishedLater() throws IOException {
    FeedRun run = read(told(1, "A", FIRM, 5), deleted(2, "A", FIRM, 5));
    assertThat(List.of(run.read(), run.queued(), run.accepted())).isEqualTo(List.of(2L, 1L, 1L));

    register(1, FIRST, FIRM);

    assertThat(published()).isEmpty();
    assertThat(waiting()).isEmpty();
    assertThat(sink.letters).hasSize(1);
    assertThat(sink.letters.get(0).reason()).isEqualTo(RejectReason.UNKNOWN_ENTERPRISE);
    assertThat(sink.letters.get(0).position()).isOne();
    assertThat(sink.letters.get(0).detail()).contains("deleted");
  }

  @Test
  void aDeletionThatIsDeliveredAgainDoesNotEndWhatWasToldSince() throws IOException {
    RowChange[] changes = {
      told(1, "A", FIRM, 5), deleted(2, "A", FIRM, 5), told(3, "A", FIRM, 5),
    };
    read(changes);
    assertThat(waiting()).hasSize(1);
    reopen();
    read(changes);
    read(changes[1]);
    assertThat(waiting()).hasSize(1);
    assertThat(sink.letters).isEmpty();

    register(1, FIRST, FIRM);

    assertThat(published()).containsExactly("A 0 " + FIRST);
  }

  @Test
  void whatAPersonHasAssignedIsTakenBackFromThatEnterprise() throws IOException {
    read(told(1, "A", FIRM, 5));
    close();
    try (QueueDecisions decisions = QueueDecisions.open(ingest, sink, CLOCK)) {
      decisions.assign(waiting().get(0).id(), new Uscc(SECOND), "lin", false);
    }
    open();

    assertThat(read(deleted(2, "A", FIRM, 5)).accepted()).isOne();

    assertThat(published()).containsExactly("A 0 " + SECOND, "A 1 " + SECOND + " retracted");
  }

  @Test
  void aDeletionOfWhatWasNeverToldIsADeadLetter() throws IOException {
    FeedRun run = read(deleted(2, "A", FIRM, 5));

    assertThat(run.rejected()).isEqualTo(Map.of(RejectReason.SPURIOUS, 1L));
    assertThat(sink.letters).hasSize(1);
  }

  @Test
  void aDeletionTakesBackWhereItWasPublishedAlsoWhenNobodyBearsTheNameAnyMore() throws IOException {
    register(1, FIRST, FIRM);
    read(told(1, "A", FIRM, 5));
    read(REGISTER, new RowChange.Deleted(origin(2), List.of(FIRST, FIRM, "2015-01-01"), DELETED));
    assertThat(sink.events.get(2).retracted()).isTrue();

    assertThat(read(deleted(2, "A", FIRM, 5)).accepted()).isOne();

    assertThat(published()).containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted");
    reopen();
    assertThat(read(told(3, "B", FIRM, 5)).queued()).isOne();
  }

  @Test
  void aRowOfWhichNotAllCanBeTakenBackIsRefusedAsAWhole() throws IOException {
    List<String> cells = List.of(FIRM, "A", "5", "7");
    register(1, FIRST, FIRM);
    read(PAIRS, new RowChange.Told(origin(1), cells));
    close();
    try (LedgerFile old = LedgerFile.open(ingest.resolve("city/pairs.ledger"), any -> {})) {
      Fingerprint hearing = EventNames.ofBase("A|court.hearing_told");
      ByteBuffer entry = ByteBuffer.allocate(Ledger.ENTRY).put((byte) 'L');
      entry.putLong(hearing.high()).putLong(hearing.low());
      entry.putLong(1).putLong(2).putLong(1); // of nobody: it was kept before the enterprises were
      old.append(entry.array(), entry.capacity());
      old.confirm();
    }
    open();
    read(REGISTER, new RowChange.Deleted(origin(2), List.of(FIRST, FIRM, "2015-01-01"), DELETED));

    FeedRun run = read(PAIRS, new RowChange.Deleted(origin(2), cells, DELETED));

    assertThat(run.rejected()).isEqualTo(Map.of(RejectReason.UNKNOWN_ENTERPRISE, 1L));
    assertThat(published()).hasSize(2);
  }

  @Test
  void aRowThatNamesAnotherIsTakenBackFromTheFirst() throws IOException {
    register(1, FIRST, FIRM);
    register(2, SECOND, OTHER);
    RowChange[] changes = {told(1, "A", FIRM, 5), changed(2, "A", FIRM, OTHER)};
    read(changes);

    List<String> once = published();
    assertThat(once)
        .containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted", "A 2 " + SECOND);
    reopen();
    assertThat(read(changes).duplicate()).isEqualTo(2);
    assertThat(read(deleted(3, "A", FIRM, 5)).accepted()).isOne(); // whatever the record says
    assertThat(published()).hasSize(4).endsWith("A 3 " + SECOND + " retracted");
  }

  @Test
  void aDeletionThatIsPublishedAgainTakesBackFromTheFirstAlsoWhenTheRowIsAnothersSince()
      throws IOException {
    register(1, FIRST, FIRM);
    register(2, SECOND, OTHER);
    read(told(1, "A", FIRM, 5));
    RowChange[] changes = {deleted(2, "A", FIRM, 5), told(3, "A", OTHER, 5)};
    sink.failAtFlush = true;
    assertThatThrownBy(() -> read(changes)).isInstanceOf(PublishException.class);
    List<String> first = published();
    sink.events.subList(sink.events.size() - 2, sink.events.size()).clear();
    sink.failAtFlush = false;

    read(changes);

    assertThat(published())
        .isEqualTo(first)
        .containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted", "A 2 " + SECOND);
  }

  @Test
  void aRowThatNamesAStrangerStaysWhereItWasUntilHeIsKnown() throws IOException {
    register(1, FIRST, FIRM);
    RowChange[] changes = {told(1, "A", FIRM, 5), changed(2, "A", FIRM, OTHER)};
    assertThat(read(changes).queued()).isOne();
    assertThat(published()).containsExactly("A 0 " + FIRST);

    register(2, SECOND, OTHER);

    List<String> once = published();
    assertThat(once)
        .containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted", "A 2 " + SECOND);
    assertThat(read(changes).duplicate()).isEqualTo(2);
    reopen();
    assertThat(read(changes).duplicate()).isEqualTo(2);
    assertThat(published()).isEqualTo(once);
  }

  @Test
  void aRowThatIsDeletedWhileItWaitsForAStrangerIsTakenBackFromTheFirst() throws IOException {
    register(1, FIRST, FIRM);
    read(told(1, "A", FIRM, 5), changed(2, "A", FIRM, OTHER), deleted(3, "A", OTHER, 5));
    register(2, SECOND, OTHER);

    assertThat(published()).containsExactly("A 0 " + FIRST, "A 1 " + FIRST + " retracted");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void statesThatNamedAnotherAreNotPublishedForTheOneThatTheRowNamesNow() throws IOException {
    RowChange[] changes = {told(1, "A", FIRM, 5), changed(2, "A", FIRM, OTHER)};
    read(changes);

    register(1, SECOND, OTHER);

    assertThat(published()).containsExactly("A 0 " + SECOND);
    assertThat(sink.events.get(1).data()).containsEntry("amount", new FieldValue.Quantity(6));
    assertThat(read(changes).duplicate()).isEqualTo(2);
    assertThat(published()).hasSize(1);
  }

  @Test
  void ofARowThatComesBackWhileItWaitsOnlyWhatItToldSinceIsPublished() throws IOException {
    read(told(1, "A", FIRM, 5), deleted(2, "A", FIRM, 5), told(3, "A", FIRM, 6));

    register(1, FIRST, FIRM);

    assertThat(published()).containsExactly("A 0 " + FIRST);
    assertThat(sink.events.get(1).data()).containsEntry("amount", new FieldValue.Quantity(6));
  }

  @Test
  void anEventThatARowTakesBackWhileItWaitsIsNotPublished() throws IOException {
    RowChange less =
        new RowChange.Changed(
            origin(2), List.of(FIRM, "A", "5", "7"), List.of(FIRM, "A", "6", ""), DELETED);
    read(PAIRS, new RowChange.Told(origin(1), List.of(FIRM, "A", "5", "7")), less);

    register(1, FIRST, FIRM);

    assertThat(published())
        .containsExactly("A|court.case_told 0 " + FIRST, "A|court.case_told 1 " + FIRST);
  }

  @Test
  void anUndoneAssignmentTakesBackWhatAnyStateOfTheRowTold() throws IOException {
    RowChange less =
        new RowChange.Changed(
            origin(2), List.of(FIRM, "A", "5", "7"), List.of(FIRM, "A", "6", ""), DELETED);
    read(PAIRS, new RowChange.Told(origin(1), List.of(FIRM, "A", "5", "7")));
    String id = waiting().get(0).id();
    decide(decisions -> decisions.assign(id, new Uscc(SECOND), "lin", false));
    assertThat(published()).hasSize(2);
    read(PAIRS, less);
    assertThat(published()).hasSize(4);

    decide(decisions -> decisions.undo(id, false));

    assertThat(published()).hasSize(5).endsWith("A|court.case_told 2 " + SECOND + " retracted");
    decide(decisions -> decisions.assign(id, new Uscc(FIRST), "lin", false));
    decide(decisions -> decisions.undo(id, false));
    assertThat(published()).endsWith("A|court.case_told 5 " + FIRST + " retracted");
    decide(decisions -> decisions.assign(id, new Uscc(FIRST), "lin", false));
    assertThat(published()).endsWith("A|court.case_told 6 " + FIRST);
    decide(decisions -> decisions.undo(id, false));
    assertThat(published()).endsWith("A|court.case_told 7 " + FIRST + " retracted");
  }

  @Test
  void whatItsSenderHasDeletedCanNotBePublishedByOpeningItAgain() throws IOException {
    read(told(1, "A", FIRM, 5), told(2, "B", FIRM, 5), deleted(3, "B", FIRM, 5));
    String id = waiting().get(0).id();
    decide(decisions -> decisions.assign(id, new Uscc(SECOND), "lin", false));
    read(deleted(4, "A", FIRM, 5));
    List<String> once = published();
    assertThat(once).containsExactly("A 0 " + SECOND, "A 1 " + SECOND + " retracted");

    decide(decisions -> decisions.undo(id, false));

    assertThat(waiting()).isEmpty();
    assertThatThrownBy(() -> decide(decisions -> decisions.undo(id, false)))
        .hasMessageContaining("deleted by its sender");
    assertThat(published()).isEqualTo(once);
    read(told(5, "A", FIRM, 6));
    assertThat(waiting()).hasSize(1);
  }

  private void decide(Consumer<QueueDecisions> decision) {
    close();
    try (QueueDecisions decisions = QueueDecisions.open(ingest, sink, CLOCK)) {
      decision.accept(decisions);
    } finally {
      open();
    }
  }

  /** With another amount. */
  private static RowChange changed(long position, String doc, String before, String after) {
    return new RowChange.Changed(
        origin(position), cells(doc, before, 5), cells(doc, after, 6), DELETED);
  }

  private void register(long position, String uscc, String name) throws IOException {
    read(REGISTER, new RowChange.Told(origin(position), List.of(uscc, name, "2015-01-01")));
  }

  private void reopen() {
    close();
    open();
  }

  private FeedRun read(RowChange... changes) throws IOException {
    return read(CASES, changes);
  }

  private FeedRun read(FeedMapping mapping, RowChange... changes) throws IOException {
    return new ChangeReading(mapping, CLOCK, batch -> load.publish(batch, sink))
        .read("test", List.of(changes))
        .run();
  }

  private List<QueuedRow> waiting() {
    List<QueuedRow> rows = new ArrayList<>();
    try (QueueView view = QueueView.open(ingest)) {
      view.list(false, rows::add);
    }
    return rows;
  }

  private List<String> published() {
    return sink.events.stream()
        .filter(event -> event.type().startsWith("court."))
        .map(
            event ->
                "%s %d %s%s"
                    .formatted(
                        event.key().id(),
                        event.revision(),
                        event.enterprise(),
                        event.retracted() ? " retracted" : ""))
        .toList();
  }

  private static RowChange told(long position, String doc, String firm, int amount) {
    return new RowChange.Told(origin(position), cells(doc, firm, amount));
  }

  private static RowChange deleted(long position, String doc, String firm, int amount) {
    return new RowChange.Deleted(origin(position), cells(doc, firm, amount), DELETED);
  }

  private static List<String> cells(String doc, String firm, int amount) {
    return List.of(firm, doc, Integer.toString(amount));
  }

  private static RowChange.Origin origin(long position) {
    return new RowChange.Origin("raw-0", position, "raw", "", Map.of());
  }
}

package cn.financebrain.ingest.load;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.MappingReader;
import java.io.IOException;
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
import org.junit.jupiter.api.io.TempDir;

/** Changes of rows that name their enterprise, the queue and a person who decides. */
abstract class ClaimedChanges {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  static final Instant DELETED = Instant.parse("2026-05-01T08:00:00Z");
  static final String FIRST = "91330302146000011D";
  static final String SECOND = "9133030214600002X5";
  static final String FIRM = "温州甲鞋业有限公司";
  static final String OTHER = "温州乙鞋业有限公司";
  static final FeedMapping REGISTER =
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
  static final FeedMapping CASES =
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
  static final FeedMapping PAIRS =
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

  @TempDir Path ingest;
  final RecordingSink sink = new RecordingSink();
  StreamLoad load;

  @BeforeEach
  void open() {
    load = new StreamLoad(ingest, 1_000);
  }

  @AfterEach
  void close() {
    load.close();
  }

  void decide(Consumer<QueueDecisions> decision) {
    close();
    try (QueueDecisions decisions = QueueDecisions.open(ingest, sink, CLOCK)) {
      decision.accept(decisions);
    } finally {
      open();
    }
  }

  /** With another amount. */
  static RowChange changed(long position, String doc, String before, String after) {
    return new RowChange.Changed(
        origin(position), cells(doc, before, 5), cells(doc, after, 6), DELETED);
  }

  void register(long position, String uscc, String name) throws IOException {
    read(REGISTER, new RowChange.Told(origin(position), List.of(uscc, name, "2015-01-01")));
  }

  void reopen() {
    close();
    open();
  }

  FeedRun read(RowChange... changes) throws IOException {
    return read(CASES, changes);
  }

  FeedRun read(FeedMapping mapping, RowChange... changes) throws IOException {
    return new ChangeReading(mapping, CLOCK, batch -> load.publish(batch, sink))
        .read("test", List.of(changes))
        .run();
  }

  List<QueuedRow> waiting() {
    List<QueuedRow> rows = new ArrayList<>();
    try (QueueView view = QueueView.open(ingest)) {
      view.list(false, rows::add);
    }
    return rows;
  }

  List<String> published() {
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

  static RowChange told(long position, String doc, String firm, int amount) {
    return new RowChange.Told(origin(position), cells(doc, firm, amount));
  }

  static RowChange deleted(long position, String doc, String firm, int amount) {
    return new RowChange.Deleted(origin(position), cells(doc, firm, amount), DELETED);
  }

  static List<String> cells(String doc, String firm, int amount) {
    return List.of(firm, doc, Integer.toString(amount));
  }

  static RowChange.Origin origin(long position) {
    return new RowChange.Origin("raw-0", position, "raw", "", Map.of());
  }
}

package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.source.JsonBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Files of rows that name their enterprise, loads of them, and what the log has then. */
abstract class NamedRows {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  static final String FIRST = "91330302146000011D";
  static final String SECOND = "9133030214600002X5";
  static final String REGISTER = "uscc,name,day,number\n";
  static final String CASES = "case,day,firm,number,amount\n";
  static final String REGISTER_MAPPING =
      """
      feed: city/register
      files: ["register*.csv"]
      zone: Asia/Shanghai
      enterprise: {column: uscc, scheme: uscc}
      id: {columns: [uscc, day]}
      events:
        - {type: registration.snapshot, category: registration, event_time: {column: day}}
      columns:
        name: {field: name, type: text, required: true}
        day: {field: registered_on, type: date, formats: [yyyy-MM-dd], required: true}
        number: {field: registration_number, type: text}
      constants: {district: "330302", industry_section: "C"}
      """;
  static final String CASE_MAPPING =
      """
      feed: city/cases
      files: ["cases*.csv"]
      zone: Asia/Shanghai
      missing: ["", 无]
      enterprise: {registration_number: number, name: firm, unknown: queue}
      id: {columns: [case]}
      events:
        - type: court.case_told
          category: litigation
          event_time: {column: day}
          available_time: {delay: P2D}
      columns:
        case: {type: text, required: true}
        day: {type: date, formats: [yyyy-MM-dd], required: true}
        amount: {field: amount, type: number}
      """;

  @TempDir Path temp;
  final RecordingSink sink = new RecordingSink();

  @BeforeEach
  void writeMappings() throws IOException {
    write("feed/register.yaml", REGISTER_MAPPING);
    write("feed/cases.yaml", CASE_MAPPING);
  }

  FeedRun push(StreamLoad load, String... casesAndFirms) throws Exception {
    FeedMapping mapping =
        FeedSet.open(temp.resolve("feed/cases.yaml").toString()).mappings().get(0);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < casesAndFirms.length; i += 2) {
      lines.append(
          "{\"case\": \"%s\", \"firm\": \"%s\", \"number\": \"\", \"day\": \"2024-05-01\", \"amount\": 1}%n"
              .formatted(casesAndFirms[i], casesAndFirms[i + 1]));
    }
    return new BatchReading(mapping, CLOCK, batch -> load.publish(batch, sink))
        .rows(
            JsonBody.lines(lines.toString().getBytes(UTF_8), BatchReading.columns(mapping)), "test")
        .run();
  }

  void twins() throws IOException {
    register(FIRST + ",温州双生商行,2015-01-01,", SECOND + ",温州双生商行,2015-01-01,");
  }

  void register(String... rows) throws IOException {
    write("in/register.csv", REGISTER + String.join("\n", rows) + "\n");
  }

  void cases(String... rows) throws IOException {
    write("in/cases.csv", CASES + String.join("\n", rows) + "\n");
  }

  void write(String file, String text) throws IOException {
    Path path = temp.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  IngestResult ingest() {
    return new FileIngest(sink, ledgers(), CLOCK, (bytes, total, rows) -> {}).run(feeds(), in());
  }

  IngestResult history() {
    return new HistoryIngest(sink, ledgers(), CLOCK, (bytes, total, rows) -> {}).run(feeds(), in());
  }

  FeedSet feeds() {
    return FeedSet.open(temp.resolve("feed").toString());
  }

  Path in() {
    return temp.resolve("in");
  }

  Path ledgers() {
    return temp.resolve("ingest");
  }

  QueueDecisions decisions() {
    return QueueDecisions.open(ledgers(), sink, CLOCK);
  }

  int assign(String id, String enterprise, boolean forAll) {
    try (QueueDecisions decisions = decisions()) {
      return decisions.assign(id, new Uscc(enterprise), "lin", forAll);
    }
  }

  void undo(String id) {
    try (QueueDecisions decisions = decisions()) {
      assertThat(decisions.undo(id, false)).isEqualTo(1);
    }
  }

  List<QueuedRow> list(boolean all) {
    List<QueuedRow> rows = new ArrayList<>();
    try (QueueView view = QueueView.open(ledgers())) {
      view.list(all, rows::add);
    }
    return rows;
  }

  /** What the log has of cases: id, revision, enterprise and amount. */
  List<String> cases() {
    return sink.events.stream()
        .filter(event -> event.type().equals("court.case_told"))
        .map(
            event ->
                "%s %d %s %s"
                    .formatted(
                        event.key().id(),
                        event.revision(),
                        event.enterprise(),
                        event.retracted()
                            ? "retracted"
                            : ((FieldValue.Quantity) event.data().get("amount")).value()))
        .toList();
  }

  static void assertCounts(
      IngestResult result, long read, long accepted, long duplicate, long queued, long rejected) {
    assertThat(
            List.of(
                result.read(),
                result.accepted(),
                result.duplicate(),
                result.queued(),
                result.refused()))
        .isEqualTo(List.of(read, accepted, duplicate, queued, rejected));
  }
}

package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.Uscc;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.PublishException;
import cn.financebrain.ingest.source.JsonBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From files of rows that name their enterprise, by way of the queue and a person, into the log.
 */
class EnterpriseResolutionIT {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String FIRST = "91330302146000011D";
  private static final String SECOND = "9133030214600002X5";
  private static final String REGISTER = "uscc,name,day,number\n";
  private static final String CASES = "case,day,firm,number,amount\n";
  private static final String REGISTER_MAPPING =
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
  private static final String CASE_MAPPING =
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

  @TempDir private Path temp;
  private final RecordingSink sink = new RecordingSink();

  @BeforeEach
  void writeMappings() throws IOException {
    write("feed/register.yaml", REGISTER_MAPPING);
    write("feed/cases.yaml", CASE_MAPPING);
  }

  @Test
  void theRegisterIsReadFirstAndNamesFindTheirEnterprise() throws IOException {
    register(FIRST + ",温州（瓯海）甲鞋业有限公司,2015-01-01,330302000000017");
    cases("C1,2024-05-01,温州(瓯海)甲鞋业有限公司,无,5", "C2,2024-05-01,,330302000000017,6");

    IngestResult result = ingest();

    assertCounts(result, 3, 3, 0, 0, 0);
    assertThat(cases()).containsExactly("C1 0 " + FIRST + " 5.0", "C2 0 " + FIRST + " 6.0");
  }

  @Test
  void whatFitsSeveralWaitsUntilAPersonSays() throws IOException {
    twins();
    cases("C1,2024-05-01,温州双生商行,,5", "C2,2024-06-01,温州双生商行,,6", "C3,2024-13-01,温州双生商行,,6");

    assertCounts(ingest(), 5, 2, 0, 2, 1);
    assertThat(cases()).isEmpty();
    assertThat(ingest().queued()).isEqualTo(2); // they still wait, once each

    List<QueuedRow> waiting = list(false);
    assertThat(waiting).hasSize(2);
    assertThat(waiting.get(0).candidates()).containsExactly(new Uscc(FIRST), new Uscc(SECOND));
    assertThat(waiting.get(0).location() + waiting.get(0).position()).isEqualTo("cases.csv2");

    assertThat(assign(waiting.get(0).id(), SECOND, false)).isEqualTo(1);
    assertThat(cases()).containsExactly("C1 0 " + SECOND + " 5.0");
    EnterpriseEvent event = sink.events.get(2);
    assertThat(event.availableTime()).isEqualTo(Instant.parse("2024-05-02T16:00:00Z"));
    assertThat(ingest().queued()).isEqualTo(1);
    assertThat(ingest().duplicate()).isEqualTo(3);
    assertThatThrownBy(() -> assign(waiting.get(0).id(), FIRST, false))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("settled already");
  }

  @Test
  void aDecisionForAllRowsOfANameHoldsForThoseToCome() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5", "C2,2024-06-01,温州无名氏 商行,,6");
    ingest();
    assertThat(assign(list(false).get(0).id(), FIRST, true)).isEqualTo(2);

    cases("C3,2024-07-01,温州无名氏商行,,7");
    assertCounts(ingest(), 1, 1, 0, 0, 0);

    assertThat(cases())
        .containsExactly(
            "C1 0 " + FIRST + " 5.0", "C2 0 " + FIRST + " 6.0", "C3 0 " + FIRST + " 7.0");
  }

  @Test
  void allVersionsOfARowArePublishedInTheirOrder() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    ingest();
    cases("C1,2024-05-01,温州无名氏商行,,9");
    ingest();
    assertThat(list(false)).hasSize(1).first().extracting(QueuedRow::versions).isEqualTo(2);

    assign(list(false).get(0).id(), FIRST, false);
    cases("C1,2024-05-01,温州无名氏商行,,11");
    assertCounts(ingest(), 1, 1, 0, 0, 0);

    assertThat(cases())
        .containsExactly(
            "C1 0 " + FIRST + " 5.0", "C1 1 " + FIRST + " 9.0", "C1 2 " + FIRST + " 11.0");
  }

  @Test
  void whatBecomesKnownLaterIsPublishedByTheLoadThatTellsIt() throws IOException {
    cases("C1,2024-05-01,温州甲鞋业有限公司,,5", "C2,2024-05-01,温州乙鞋业有限公司,,5");
    assertCounts(ingest(), 2, 0, 0, 2, 0);
    Files.delete(temp.resolve("in/cases.csv"));
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");

    IngestResult result = ingest();

    assertCounts(result, 1, 1, 0, 0, 0);
    assertThat(result.settled()).isEqualTo(1);
    assertThat(cases()).containsExactly("C1 0 " + FIRST + " 5.0");
    assertThat(list(false)).hasSize(1);
    assertThat(list(true).get(0).person()).isEmpty();
    try (QueueDecisions decisions = decisions()) {
      assertThat(decisions.retry()).isZero();
      assertThat(decisions.open()).isEqualTo(1);
    }
  }

  @Test
  void anUndoneAssignmentIsTakenBackAndMayBeMadeAnew() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    ingest();
    String id = list(false).get(0).id();
    assign(id, FIRST, false);
    undo(id);
    assertThat(list(false)).hasSize(1);
    assertThat(ingest().queued()).isEqualTo(1);
    assign(id, SECOND, false);

    assertThat(cases())
        .containsExactly(
            "C1 0 " + FIRST + " 5.0", "C1 1 " + FIRST + " retracted", "C1 2 " + SECOND + " 5.0");
    undo(id);
    assign(id, SECOND, false);
    assertThat(cases()).endsWith("C1 3 " + SECOND + " retracted", "C1 4 " + SECOND + " 5.0");
  }

  @Test
  void aFileThatGoesBackToWhatItToldMovesTheEventBack() throws IOException {
    cases("C1,2024-05-01,温州甲鞋业有限公司,,5");
    ingest();
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    assertThat(ingest().settled()).isEqualTo(1);
    cases("C1,2024-05-01,温州无名氏商行,,6");
    ingest();
    assign(list(false).get(0).id(), SECOND, false);
    assertThat(cases()).endsWith("C1 1 " + FIRST + " retracted", "C1 2 " + SECOND + " 6.0");

    cases("C1,2024-05-01,温州甲鞋业有限公司,,5");
    ingest();

    assertThat(cases()).endsWith("C1 3 " + SECOND + " retracted", "C1 4 " + FIRST + " 5.0");
    assertThat(ingest().duplicate()).isEqualTo(2);
    QueuedRow row = list(true).get(0);
    assertThat(row.assigned()).contains(new Uscc(FIRST));
    assertThat(row.enterprise()).contains("温州甲鞋业有限公司");
    undo(row.id());
    assertThat(cases()).endsWith("C1 5 " + FIRST + " retracted");
  }

  @Test
  void aFileThatGoesBackToAStrangerThatItNamedWaitsAgain() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    ingest();
    String id = list(false).get(0).id();
    assign(id, FIRST, false);
    cases("C1,2024-05-01,温州不详商行,,5");
    ingest();
    assign(id, SECOND, false);

    cases("C1,2024-05-01,温州无名氏商行,,5");

    assertCounts(history(), 1, 0, 0, 1, 0);
    assertThat(list(false)).hasSize(1).first().extracting(QueuedRow::versions).isEqualTo(3);
    assertThat(list(false).get(0).enterprise()).contains("温州无名氏商行");
    assertCounts(ingest(), 1, 0, 0, 1, 0);
    assign(id, FIRST, false);
    assertThat(cases())
        .hasSize(5)
        .endsWith("C1 3 " + SECOND + " retracted", "C1 4 " + FIRST + " 5.0");
    assertCounts(ingest(), 1, 0, 1, 0, 0);
    assertThat(list(true).get(0).versions()).isEqualTo(3);
  }

  @Test
  void filesThatNameDifferentStrangersAreStableOverLoads() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    write("in/cases2.csv", CASES + "C1,2024-05-01,温州不详商行,,6\n");
    assertCounts(ingest(), 2, 0, 0, 2, 0);
    assertCounts(ingest(), 2, 0, 0, 2, 0);
    assign(list(false).get(0).id(), SECOND, false);

    assertCounts(ingest(), 2, 0, 2, 0, 0);
    assertCounts(history(), 2, 0, 2, 0, 0);

    assertThat(cases()).containsExactly("C1 0 " + SECOND + " 6.0");
    assertThat(list(true).get(0).versions()).isEqualTo(2);
  }

  @Test
  void aDroppedRowIsADeadLetter() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    ingest();
    String id = list(false).get(0).id();
    try (QueueDecisions decisions = decisions()) {
      decisions.drop(id, "个人,非企业");
    }
    assertThat(sink.letters).hasSize(1);
    assertThat(sink.letters.get(0).reason()).isEqualTo(RejectReason.UNKNOWN_ENTERPRISE);
    assertThat(sink.letters.get(0).detail()).isEqualTo("个人,非企业");

    IngestResult again = ingest();
    assertThat(again.rejected()).isEqualTo(Map.of(RejectReason.UNKNOWN_ENTERPRISE, 1L));
    assertThat(sink.letters).hasSize(1);
    try (QueueDecisions decisions = decisions()) {
      decisions.undo(id, false);
    }
    assertThat(ingest().queued()).isEqualTo(1);
  }

  @Test
  void whereTheMappingSaysSoUnknownEnterprisesAreRejected() throws IOException {
    write("feed/cases.yaml", CASE_MAPPING.replace("unknown: queue", "unknown: reject"));
    twins();
    cases("C1,2024-05-01,温州无名氏商行,,5", "C2,2024-05-01,温州双生商行,,5");

    assertCounts(ingest(), 4, 2, 0, 1, 1);
    assertThat(sink.letters.get(0).detail()).contains("温州无名氏商行", "登记中查无此企业");
  }

  @Test
  void whatIsNoIdentifierIsRejected() throws IOException {
    cases("C1,2024-05-01,,330302000000018,5", "C2,2024-05-01,无,,5", "C3,2024-05-01,——,,5");

    assertThat(ingest().rejected())
        .isEqualTo(Map.of(RejectReason.BAD_ENTERPRISE_ID, 2L, RejectReason.MISSING_VALUE, 1L));
  }

  @Test
  void aDecisionThatAKillKeptFromTheLogIsBroughtThereByTheNextLoad() throws IOException {
    cases("C1,2024-05-01,温州无名氏商行,,5");
    ingest();
    String id = list(false).get(0).id();
    sink.failAtFlush = true;
    assertThatThrownBy(() -> assign(id, FIRST, false)).isInstanceOf(PublishException.class);
    sink.failAtFlush = false;
    sink.events.clear(); // they did not reach the log

    IngestResult result = ingest();

    assertThat(cases()).containsExactly("C1 0 " + FIRST + " 5.0");
    assertThat(result.queued()).isZero();
    assertThat(ingest().settled()).isZero();
    assertThat(cases()).hasSize(1);
  }

  @Test
  void historyIsResolvedByAllThatItTellsAndQueuesTheRest() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2023-01-01,");
    cases("C1,2022-05-01,温州甲鞋业有限公司,,5", "C2,2024-05-01,温州无名氏商行,,5");

    IngestResult result = history();

    assertCounts(result, 3, 2, 0, 1, 0);
    assertThat(sink.arrivals.get(0)).isEqualTo(Instant.parse("2022-05-02T16:00:00Z"));
    assertThat(history().queued()).isEqualTo(1);
    assertThat(list(false)).hasSize(1);
  }

  @Test
  void aRefusedHistoryLeavesNothingInTheQueue() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2025-01-01,");
    history();
    register(SECOND + ",温州乙鞋业有限公司,2020-01-01,");
    cases("C2,2024-05-01,温州无名氏商行,,5");

    assertThatThrownBy(this::history).isInstanceOf(IngestException.class);

    assertThat(list(true)).isEmpty();
    try (QueueView view = QueueView.open(ledgers())) {
      assertThat(view.names(new Uscc(FIRST))).hasSize(1);
      assertThat(view.names(new Uscc(SECOND))).isEmpty();
    }
  }

  @Test
  void batchesOfConnectionsAreResolvedBesideCommands() throws Exception {
    try (StreamLoad load = new StreamLoad(ledgers(), 1_000)) {
      FeedRun first = push(load, "C1", "温州甲鞋业有限公司", "C2", "温州无名氏商行");
      assertThat(first.queued()).isEqualTo(2);

      register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
      assertThat(ingest().settled()).isEqualTo(1);
      assign(list(false).get(0).id(), SECOND, true);

      FeedRun second = push(load, "C1", "温州甲鞋业有限公司", "C3", "温州无名氏商行");
      assertThat(List.of(second.accepted(), second.duplicate(), second.queued()))
          .isEqualTo(List.of(1L, 1L, 0L));
    }
    assertThat(cases())
        .containsExactly(
            "C1 0 " + FIRST + " 1.0", "C2 0 " + SECOND + " 1.0", "C3 0 " + SECOND + " 1.0");
  }

  private FeedRun push(StreamLoad load, String... casesAndFirms) throws Exception {
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

  private void twins() throws IOException {
    register(FIRST + ",温州双生商行,2015-01-01,", SECOND + ",温州双生商行,2015-01-01,");
  }

  private void register(String... rows) throws IOException {
    write("in/register.csv", REGISTER + String.join("\n", rows) + "\n");
  }

  private void cases(String... rows) throws IOException {
    write("in/cases.csv", CASES + String.join("\n", rows) + "\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = temp.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private IngestResult ingest() {
    return new FileIngest(sink, ledgers(), CLOCK, (bytes, total, rows) -> {}).run(feeds(), in());
  }

  private IngestResult history() {
    return new HistoryIngest(sink, ledgers(), CLOCK, (bytes, total, rows) -> {}).run(feeds(), in());
  }

  private FeedSet feeds() {
    return FeedSet.open(temp.resolve("feed").toString());
  }

  private Path in() {
    return temp.resolve("in");
  }

  private Path ledgers() {
    return temp.resolve("ingest");
  }

  private QueueDecisions decisions() {
    return QueueDecisions.open(ledgers(), sink, CLOCK);
  }

  private int assign(String id, String enterprise, boolean forAll) {
    try (QueueDecisions decisions = decisions()) {
      return decisions.assign(id, new Uscc(enterprise), "lin", forAll);
    }
  }

  private void undo(String id) {
    try (QueueDecisions decisions = decisions()) {
      assertThat(decisions.undo(id, false)).isEqualTo(1);
    }
  }

  private List<QueuedRow> list(boolean all) {
    List<QueuedRow> rows = new ArrayList<>();
    try (QueueView view = QueueView.open(ledgers())) {
      view.list(all, rows::add);
    }
    return rows;
  }

  /** What the log has of cases: id, revision, enterprise and amount. */
  private List<String> cases() {
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

  private static void assertCounts(
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

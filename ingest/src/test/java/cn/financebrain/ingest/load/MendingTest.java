package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.load.Mending.Fate;
import cn.financebrain.ingest.load.Mending.Outcome;
import cn.financebrain.ingest.load.RejectedRow.Trouble;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.KeptMappings;
import cn.financebrain.ingest.mapping.Mapped;
import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mended rows reach the log as their files would have brought them, and once. */
class MendingTest extends NamedRows {
  private static final String VISITS =
      """
      feed: city/visits
      files: ["visits*.csv"]
      enterprise: {column: uscc, scheme: uscc}
      id: {columns: [uscc, day], occurrence: true}
      events:
        - {type: city_park.visited, category: registration, event_time: {column: day}}
      columns:
        day: {type: date, formats: [yyyy-MM-dd], required: true}
        visitors: {field: visitors, type: integer}
      """;

  @Test
  void aMendedRowIsAnEventOnceAndItsCorrectedFileBringsNoSecond() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    cases("C1,2024-13-01,温州甲鞋业有限公司,,5", "C2,2024-05-01,温州甲鞋业有限公司,,6");
    assertCounts(ingest(), 3, 2, 0, 0, 1);
    DeadLetter letter = sink.letters.get(0);
    RejectedRow row = RejectedRow.of(letter, mapping("city/cases"));
    assertThat(row.trouble()).isEqualTo(Trouble.NONE);
    assertThat(row.texts()).containsEntry("day", "2024-13-01").containsEntry("amount", "5");

    assertThat(replay(letter, row.texts()).refusal().orElseThrow().reason())
        .isEqualTo(RejectReason.BAD_DATE);
    Map<String, String> mended = row.texts();
    mended.put("day", "2024-12-01");
    assertThat(replay(letter, mended))
        .isEqualTo(new Outcome(Fate.PUBLISHED, List.of("C1"), Optional.empty()));
    assertThat(replay(letter, mended).fate()).isEqualTo(Fate.DUPLICATE);

    assertThat(ingest().accepted()).isZero(); // the bad file again
    cases("C1,2024-12-01,温州甲鞋业有限公司,,5", "C2,2024-05-01,温州甲鞋业有限公司,,6");
    assertCounts(ingest(), 3, 0, 3, 0, 0);
    assertThat(cases())
        .containsExactlyInAnyOrder("C2 0 " + FIRST + " 6.0", "C1 0 " + FIRST + " 5.0");
    EnterpriseEvent event = sink.events.get(2);
    assertThat(event.availableTime()).isEqualTo(Instant.parse("2024-12-02T16:00:00Z"));
    assertThat(event.arrivalTime()).isEqualTo(CLOCK.instant());
    assertThat(sink.letters).hasSize(1);
  }

  @Test
  void killedWhileItIsPublishedARowIsReplayedUnderTheRevisionThatItHad() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    cases("C1,,温州甲鞋业有限公司,,5");
    ingest();
    DeadLetter letter = sink.letters.get(0);
    Map<String, String> mended = texts(letter, "day", "2024-12-01");
    sink.failAtFlush = true;
    assertThatThrownBy(() -> replay(letter, mended)).isInstanceOf(PublishException.class);
    sink.failAtFlush = false;

    assertThat(replay(letter, mended).fate()).isEqualTo(Fate.PUBLISHED);
    assertThat(replay(letter, mended).fate()).isEqualTo(Fate.DUPLICATE);
    assertThat(cases()).containsOnly("C1 0 " + FIRST + " 5.0"); // the log's readers keep one
  }

  @Test
  void whatTheLogTellsOtherwiseIsReplacedOnlyOnRequest() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    cases("C1,,温州甲鞋业有限公司,,5", "C1,2024-05-01,温州甲鞋业有限公司,,6");
    ingest();
    DeadLetter letter = sink.letters.get(0);
    Map<String, String> mended = texts(letter, "day", "2024-12-01");
    assertThat(replay(letter, mended).fate()).isEqualTo(Fate.KNOWN_OTHERWISE);
    assertThat(cases()).hasSize(1);

    try (Mending mending = mending("city/cases")) {
      assertThat(mending.replay(letter, mended, true).fate()).isEqualTo(Fate.PUBLISHED);
    }
    assertThat(cases()).last().isEqualTo("C1 1 " + FIRST + " 5.0");
  }

  @Test
  void ofEqualIdsAMendedRowGetsTheFirstThatIsFreeAndKeepsIt() throws IOException {
    write("feed/visits.yaml", VISITS);
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    visits("2024-05-01,3", "2024-05-01,many", "2024-05-01,5");
    ingest();
    DeadLetter letter = sink.letters.get(0);
    Map<String, String> mended = texts(letter, "visitors", "4");
    assertThat(replay(letter, mended).ids()).containsExactly(FIRST + "|2024-05-01#3");
    assertThat(replay(letter, mended).fate()).isEqualTo(Fate.DUPLICATE);
    visits("2024-05-01,3", "2024-05-01,4", "2024-05-01,5");
    ingest();
    assertThat(
            sink.events.stream()
                .map(event -> event.key().id())
                .filter(id -> id.contains("2024"))
                .distinct())
        .hasSize(3);
  }

  @Test
  void aRowWhoseEnterpriseNobodyKnowsGoesToTheQueue() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    cases("C1,,温州无名氏商行,,5");
    ingest();
    DeadLetter letter = sink.letters.get(0);
    assertThat(replay(letter, texts(letter, "day", "2024-12-01")).fate()).isEqualTo(Fate.QUEUED);
    assertThat(list(false)).hasSize(1);
    assertThat(assign(list(false).get(0).id(), SECOND, false)).isEqualTo(1);
    assertThat(cases()).containsExactly("C1 0 " + SECOND + " 5.0");
  }

  @Test
  void aRowThatIsRefusedForItsEnterpriseIsMendedByItsColumns() throws IOException {
    write("feed/cases.yaml", CASE_MAPPING.replace("unknown: queue", "unknown: reject"));
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    cases("C1,2024-05-01,\"温州, 乙\",,5");
    assertCounts(ingest(), 2, 1, 0, 0, 1);
    refusedForItsEnterprise(sink.letters.get(0));
  }

  @Test
  void aRowOfHistoryThatIsRefusedForItsEnterpriseIsMendedByItsColumns() throws IOException {
    write("feed/cases.yaml", CASE_MAPPING.replace("unknown: queue", "unknown: reject"));
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    cases("C1,2024-05-01,\"温州, 乙\",,5");
    assertCounts(history(), 2, 1, 0, 0, 1);
    refusedForItsEnterprise(sink.letters.get(0));
  }

  private void refusedForItsEnterprise(DeadLetter letter) {
    assertThat(letter.reason()).isEqualTo(RejectReason.UNKNOWN_ENTERPRISE);
    assertThat(letter.header()).containsExactly("case", "day", "firm", "number", "amount");
    RejectedRow row = RejectedRow.of(letter, mapping("city/cases"));
    assertThat(row.trouble()).isEqualTo(Trouble.NONE);
    assertThat(row.texts()).containsEntry("firm", "温州, 乙").containsEntry("amount", "5");
    assertThat(replay(letter, texts(letter, "firm", "温州甲鞋业有限公司")).fate()).isEqualTo(Fate.PUBLISHED);
  }

  @Test
  void aRowThatWaitedAndWasDroppedIsMendedByItsColumns() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    cases("C1,2024-05-01,\"温州, 乙\",,5");
    ingest();
    drop(list(false).get(0).id());
    DeadLetter letter = sink.letters.get(0);
    assertThat(letter.header()).hasSize(5);
    assertThat(RejectedRow.of(letter, mapping("city/cases")).texts())
        .containsEntry("firm", "温州, 乙");
  }

  @Test
  void aMendedRowThatWaitedAndWasDroppedIsMendedByItsColumns() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    cases("C1,,\"温州, 乙\",,5");
    ingest();
    DeadLetter letter = sink.letters.get(0);
    assertThat(replay(letter, texts(letter, "day", "2024-12-01")).fate()).isEqualTo(Fate.QUEUED);
    drop(list(false).get(0).id());
    RejectedRow row = RejectedRow.of(sink.letters.get(1), mapping("city/cases"));
    assertThat(row.trouble()).isEqualTo(Trouble.NONE);
    assertThat(row.texts()).containsEntry("firm", "温州, 乙").containsEntry("day", "2024-12-01");
  }

  private void drop(String id) {
    try (QueueDecisions decisions = decisions()) {
      decisions.drop(id, "作坊未登记");
    }
  }

  @Test
  void aRowThatCanNotBeTakenApartIsAPersonsToTakeApart() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    cases("C1,2024-05-01,温州甲鞋业有限公司,,5,surplus");
    ingest();
    RejectedRow row = RejectedRow.of(sink.letters.get(0), mapping("city/cases"));
    assertThat(row.trouble()).isEqualTo(Trouble.UNSPLIT);
    assertThat(row.fields())
        .extracting(RejectedRow.Field::column)
        .containsExactly("case", "day", "firm", "number", "amount");
    assertThat(row.fields()).extracting(RejectedRow.Field::text).containsOnly("");
  }

  @Test
  void whatIsNoRowSaysSo() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    write("in/cases.csv", "case,day\nC1,2024-05-01\n");
    ingest();
    assertThat(RejectedRow.trouble(sink.letters.get(0))).isEqualTo(Trouble.NO_ROW);
    DeadLetter job =
        new DeadLetter(
            "stream", "fb.event.v1/0", 7, "", RejectReason.MALFORMED, "?", "{}", CLOCK.instant());
    assertThat(RejectedRow.trouble(job)).isEqualTo(Trouble.OF_THE_LOG);
  }

  @Test
  void rowsThatNameTheirFieldsNeedNoHeader() {
    DeadLetter push =
        new DeadLetter(
            "city/cases",
            "office-topic/0",
            12,
            "day",
            RejectReason.BAD_DATE,
            "?",
            "{\"op\":\"u\",\"before\":null,\"after\":{\"case\":\"C9\",\"day\":\"x\",\"firm\":\"甲\",\"amount\":5.50}}",
            CLOCK.instant());
    RejectedRow row = RejectedRow.of(push, feeds().mappings().get(0));
    assertThat(row.trouble()).isEqualTo(Trouble.NONE);
    assertThat(row.texts()).containsEntry("case", "C9").containsEntry("amount", "5.50");
  }

  @Test
  void aMappingOfTheProductIsNotKept() throws IOException {
    KeptMappings kept = KeptMappings.in(ledgers());
    assertThat(kept.find("bdci/tax_info")).isPresent();
    FeedMapping ours = kept.find("bdci/tax_info").orElseThrow();
    kept.keep(ours);
    assertThat(ledgers().resolve("mappings/bdci/tax_info.yaml")).doesNotExist();
    assertThat(kept.find("office/none")).isEmpty();
    assertThatThrownBy(() -> kept.find("../../x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDryRunTellsTheEventAndPublishesNothing() throws IOException {
    register(FIRST + ",温州甲鞋业有限公司,2015-01-01,");
    cases("C1,,温州甲鞋业有限公司,,5");
    ingest();
    int before = sink.events.size();
    DeadLetter letter = sink.letters.get(0);
    Mapped mapped =
        Mending.check(
            mapping("city/cases"), letter, texts(letter, "day", "2024-12-01"), CLOCK.instant());
    assertThat(((Mapped.Claimed) mapped).bodies().get(0).eventTime())
        .isEqualTo(Instant.parse("2024-11-30T16:00:00Z"));
    assertThat(Mending.check(mapping("city/cases"), letter, Map.of("case", "C1"), CLOCK.instant()))
        .isInstanceOf(Mapped.Rejected.class);
    assertThat(sink.events).hasSize(before);
  }

  private void visits(String... rows) throws IOException {
    StringBuilder text = new StringBuilder("uscc,day,visitors\n");
    for (String row : rows) {
      text.append(FIRST).append(',').append(row).append('\n');
    }
    write("in/visits.csv", text.toString());
  }

  private Map<String, String> texts(DeadLetter letter, String column, String text) {
    Map<String, String> texts = RejectedRow.of(letter, mapping(letter.feed())).texts();
    texts.put(column, text);
    return texts;
  }

  private FeedMapping mapping(String feed) {
    return KeptMappings.in(ledgers()).find(feed).orElseThrow();
  }

  private Mending mending(String feed) {
    return Mending.open(mapping(feed), ledgers(), sink, CLOCK);
  }

  private Outcome replay(DeadLetter letter, Map<String, String> texts) {
    try (Mending mending = mending(letter.feed())) {
      return mending.replay(letter, texts, false);
    }
  }
}

package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past goes into the log in its order, and arrives when it could be known. */
class HistoryIngestTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final HistoryIngest.Limits TINY = new HistoryIngest.Limits(2_000, 1_500);
  private static final String MAPPING =
      """
      feed: city/%1$s
      files: ["%1$s*.csv"]
      zone: UTC
      enterprise: {column: id, scheme: city}
      id: {columns: [doc]}
      events:
        - type: %1$s.told
          category: tax
          event_time: {column: day}
          available_time: {column: known}
      columns:
        doc: {type: text}
        day: {type: date, formats: [yyyy-MM-dd]}
        known: {type: date, formats: [yyyy-MM-dd], future: true}
        amount: {field: amount, type: number}
      """;

  @TempDir private Path temp;
  private final RecordingSink sink = new RecordingSink();

  @BeforeEach
  void writeMappings() throws IOException {
    Files.createDirectories(temp.resolve("in"));
    Files.createDirectories(temp.resolve("feed"));
    for (String table : List.of("tax", "penalty")) {
      Files.writeString(temp.resolve("feed").resolve(table + ".yaml"), MAPPING.formatted(table));
    }
  }

  @Test
  void eventsOfAllTablesArriveWhenTheyCouldBeKnown() throws IOException {
    write("tax", "x,T1,2024-01-01,2024-03-01,1", "y,T2,2024-01-02,2024-01-05,2");
    write("penalty", "x,P1,2024-01-03,2024-02-01,3", "y,P2,2023-01-01,2024-01-05,4");

    ingest();

    assertThat(told())
        .containsExactly(
            "2024-01-05 city/penalty P2 0",
            "2024-01-05 city/tax T2 0",
            "2024-02-01 city/penalty P1 0",
            "2024-03-01 city/tax T1 0");
    assertThat(sink.events)
        .allSatisfy(
            event ->
                assertThat(event.availableTime()).isBefore(Instant.parse("2024-03-02T00:00:00Z")));
  }

  @Test
  void aRevisionIsHigherTheLaterItCouldBeKnownWhereverItStands() throws IOException {
    write("tax", "x,T1,2024-01-01,2024-05-01,7", "x,T1,2024-01-01,2024-02-01,5");

    ingest();

    assertThat(told()).containsExactly("2024-02-01 city/tax T1 0", "2024-05-01 city/tax T1 1");
    assertThat(ingest().duplicate()).isEqualTo(2);
    assertThat(ordinary().duplicate()).isEqualTo(2);
    assertThat(sink.events).hasSize(2);
  }

  @Test
  void readAgainNothingIsPublishedEvenIfTheLogHasGoneOn() throws IOException {
    write("tax", "x,T1,2024-01-01,2024-03-01,1", "x,T1,2024-01-01,2024-03-01,1", "bad");
    IngestResult first = ingest();
    Files.createDirectories(temp.resolve("in"));
    write("penalty", "x,P1,2024-01-03,2024-02-01,3");
    ordinary(); // arrives now

    IngestResult second = ingest();

    assertThat(List.of(first.read(), first.accepted(), first.duplicate()))
        .isEqualTo(List.of(3L, 1L, 1L));
    assertThat(first.rejected()).isEqualTo(Map.of(RejectReason.COLUMN_COUNT, 1L));
    assertThat(second.duplicate()).isEqualTo(3);
    assertThat(sink.events).hasSize(2);
    assertThat(sink.letters).hasSize(1);
  }

  @Test
  void whatWouldComeBeforeTheEndOfTheLogIsRefusedAsAWhole() throws IOException {
    write("tax", "x,T1,2024-01-01,2024-03-01,1");
    ingest();
    write("penalty", "x,P1,2024-01-03,2024-02-01,3", "x,P2,2024-01-03,2024-04-01,3", "bad");

    assertThatThrownBy(this::ingest)
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("2024-03-01T00:00:00Z")
        .hasMessageContaining("2024-02-01T00:00:00Z")
        .hasMessageContaining("city/penalty")
        .hasMessageContaining("--headless")
        .hasMessageContaining("本次未写入任何数据");
    assertThat(sink.events).hasSize(1);
    assertThat(sink.letters).isEmpty();
    assertThat(scratch()).doesNotExist();

    write("penalty", "x,P2,2024-01-03,2024-04-01,3");
    assertThat(ingest().accepted()).isEqualTo(1);
  }

  @Test
  void whatIsKnownOnlyInTheFutureArrivesNow() throws IOException {
    write("tax", "x,T1,2024-01-01,2030-01-01,1", "x,T2,2024-01-01,2024-01-02,1");

    ingest();

    assertThat(told()).containsExactly("2024-01-02 city/tax T2 0", "2026-06-01 city/tax T1 0");
    assertThat(sink.events.get(1).availableTime()).isEqualTo(CLOCK.instant());
  }

  @Test
  void aRowOfSeveralEventsCountsOnce() throws IOException {
    Files.writeString(
        temp.resolve("feed/tax.yaml"),
        MAPPING
            .formatted("tax")
            .replace(
                "columns:\n",
                """
                  - type: tax.seen
                    category: tax
                    event_time: {column: day}
                    available_time: {delay: P1Y}
                columns:
                """));
    write("tax", "x,T1,2024-01-01,2024-03-01,1", "y,T2,2023-01-01,2024-04-01,1");

    IngestResult result = ingest();

    assertThat(result.accepted()).isEqualTo(2);
    assertThat(told())
        .containsExactly(
            "2024-01-01 city/tax T2|tax.seen 0",
            "2024-03-01 city/tax T1|tax.told 0",
            "2024-04-01 city/tax T2|tax.told 0",
            "2025-01-01 city/tax T1|tax.seen 0");
  }

  @Test
  void equalRowsThatAreDifferentEventsAreNumberedAsTheyStand() throws IOException {
    String mapping = MAPPING.formatted("tax").replace("[doc]", "[id], occurrence: true");
    Files.writeString(temp.resolve("feed/tax.yaml"), mapping);
    write("tax", "x,1,2024-01-01,2024-03-01,1", "x,2,2024-01-01,2024-02-01,2");

    ingest();

    assertThat(told()).containsExactly("2024-02-01 city/tax x#2 0", "2024-03-01 city/tax x 0");
    assertThat(ordinary().duplicate()).isEqualTo(2);
  }

  @Test
  void aLoadThatEndedInTheMiddleGoesOnWhereItEnded() throws IOException {
    List<String> rows = rows(300);
    write("tax", rows.toArray(String[]::new));
    sink.flushesBeforeFailure = 3;
    assertThatThrownBy(this::ingest).isInstanceOf(PublishException.class);
    assertThat(scratch()).doesNotExist();
    int published = sink.events.size();
    assertThat(published).isBetween(20, 200);
    sink.flushesBeforeFailure = Integer.MAX_VALUE;

    IngestResult second = ingest();

    int again = sink.events.size() - 300;
    assertThat(again).isBetween(1, published / 3);
    assertThat(second.accepted()).isEqualTo(300 - published + again);
    assertThat(sink.events).extracting(EnterpriseEvent::revision).containsOnly(0);
    assertThat(sink.events.stream().map(EnterpriseEvent::key).distinct()).hasSize(300);
    assertThat(sink.arrivals).isSorted();
    assertThat(ingest().accepted()).isZero();
  }

  @Test
  void whatAKilledLoadLeftOnDiskGoesWithTheNext() throws IOException {
    Files.createDirectories(scratch().resolve("deep"));
    Files.writeString(scratch().resolve("deep/table-0-000001.run"), "torn");
    write("tax", "x,T1,2024-01-01,2024-03-01,1");

    assertThat(ingest().accepted()).isEqualTo(1);
    assertThat(scratch()).doesNotExist();
  }

  @Test
  void moreThanMemoryHoldsIsSortedAllTheSame() throws IOException {
    List<String> rows = rows(3_000);
    write("tax", rows.toArray(String[]::new));

    IngestResult result = ingest();

    assertThat(result.accepted()).isEqualTo(3_000);
    assertThat(sink.arrivals).hasSize(3_000).isSorted();
    assertThat(sink.events)
        .extracting(EnterpriseEvent::availableTime)
        .isEqualTo(sink.arrivals); // none is known before it arrives, nor after
  }

  @Test
  void runsAreAddressedByTableHoweverManyFilesItHas() throws IOException {
    write("tax", "x,T1,2024-01-01,2024-03-01,1");
    write("tax-2", "x,T2,2024-01-01,2024-02-01,1", "x,T1,2024-01-01,2024-04-01,9");

    IngestResult result = ingest();

    assertThat(result.runs()).extracting(FeedRun::feed).containsExactly("city/tax");
    assertThat(told())
        .containsExactly(
            "2024-02-01 city/tax T2 0", "2024-03-01 city/tax T1 0", "2024-04-01 city/tax T1 1");
  }

  @Test
  void theEndOfAMillisecondIsWhenItArrives() {
    assertThat(HistoryPublishing.arrival(Instant.parse("2024-01-01T00:00:00.000001Z")))
        .isEqualTo("2024-01-01T00:00:00.001Z");
    assertThat(HistoryPublishing.arrival(Instant.parse("1931-01-01T00:00:00.002Z")))
        .isEqualTo("1931-01-01T00:00:00.002Z");
  }

  private static List<String> rows(int count) {
    List<String> rows = new ArrayList<>();
    LocalDate first = LocalDate.parse("2015-01-01");
    for (int i = 0; i < count; i++) {
      LocalDate day = first.plusDays(i);
      rows.add("e%d,N%d,%s,%s,%d".formatted(i % 7, i, day, day.plusDays(1), i));
    }
    Collections.shuffle(rows, new Random(3));
    return rows;
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < sink.events.size(); i++) {
      EnterpriseEvent event = sink.events.get(i);
      told.add(
          "%s %s %s %d"
              .formatted(
                  LocalDate.ofInstant(sink.arrivals.get(i), ZoneOffset.UTC),
                  event.key().source(),
                  event.key().id(),
                  event.revision()));
    }
    return told;
  }

  private Path scratch() {
    return temp.resolve("ledgers/.history");
  }

  private void write(String table, String... rows) throws IOException {
    Files.writeString(
        temp.resolve("in").resolve(table + ".csv"),
        "id,doc,day,known,amount\n" + String.join("\n", rows) + "\n");
  }

  private IngestResult ingest() {
    return new HistoryIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {}, TINY)
        .run(FeedSet.open(temp.resolve("feed").toString()), temp.resolve("in"));
  }

  private IngestResult ordinary() {
    return new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
        .run(FeedSet.open(temp.resolve("feed").toString()), temp.resolve("in"));
  }
}

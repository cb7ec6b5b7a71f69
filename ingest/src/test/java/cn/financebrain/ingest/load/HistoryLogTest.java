package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.mapping.FeedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a history by enterprise is the log that a load of it publishes. */
class HistoryLogTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final String MAPPING =
      """
      feed: city/tax
      files: ["tax*.csv"]
      zone: Asia/Shanghai
      enterprise: {column: id, scheme: city}
      id: {columns: [doc]}
      events:
        - type: tax.told
          category: tax
          event_time: {column: day}
          available_time: {column: known}
      columns:
        doc: {type: text}
        day: {type: date, formats: [yyyy-MM-dd]}
        known: {type: date, formats: [yyyy-MM-dd]}
        amount: {field: amount, type: number}
        note: {field: note, type: text}
        paid: {field: paid, type: flag, "true": [y], "false": [n]}
      """;

  @TempDir private Path temp;
  private FeedSet feed;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(temp.resolve("feed"));
    Files.writeString(temp.resolve("feed/tax.yaml"), MAPPING);
    feed = FeedSet.open(temp.resolve("feed").toString());
    Files.createDirectories(temp.resolve("in"));
    Files.writeString(
        temp.resolve("in/tax.csv"),
        """
        id,doc,day,known,amount,note,paid
        y,T1,2024-01-01,2024-03-01,1.5,晚,y
        x,T2,2024-01-02,2024-01-05,2,,n
        y,T3,2024-01-03,2024-01-05,3,早,
        y,T3,2024-01-03,2024-02-05,4,改,
        x,T2,2024-01-02,2024-01-05,2,,n
        x,T4,2024-13-40,2024-01-05,2,,n
        """);
  }

  private HistoryLog read() {
    return HistoryLog.read(feed, temp.resolve("in"), NOW, (bytes, total, rows) -> {});
  }

  private static Map<String, List<EnterpriseEvent>> events(HistoryLog log) {
    Map<String, List<EnterpriseEvent>> events = new TreeMap<>();
    log.byEnterprise(told -> told, told -> events.put(told.get(0).enterprise().text(), told));
    return events;
  }

  private Map<String, List<EnterpriseEvent>> published() throws IOException {
    RecordingSink sink = new RecordingSink();
    new HistoryIngest(
            sink,
            Files.createDirectories(temp.resolve("ledgers")),
            Clock.fixed(NOW, ZoneOffset.UTC),
            (bytes, total, rows) -> {})
        .run(feed, temp.resolve("in"));
    Map<String, List<EnterpriseEvent>> events = new TreeMap<>();
    for (int i = 0; i < sink.events.size(); i++) {
      EnterpriseEvent event = sink.events.get(i);
      events
          .computeIfAbsent(event.enterprise().text(), any -> new ArrayList<>())
          .add(event.arriving(sink.arrivals.get(i), 0));
    }
    return events;
  }

  @Test
  void eachEnterpriseHasItsEventsAsALoadOfHistoryPublishesThem() throws IOException {
    Map<String, List<EnterpriseEvent>> published = published();

    try (HistoryLog log = read()) {
      assertThat(events(log)).isEqualTo(published).hasSize(2);
      assertThat(events(log)).as("a second time").isEqualTo(published);
    }
    assertThat(published.get("city:y"))
        .extracting(event -> event.key().id() + " " + event.revision())
        .hasSize(3);
  }

  @Test
  void itKnowsHowManyEventsArrivedOnEachDayAndWhatBecameOfTheRows() throws IOException {
    try (HistoryLog log = read()) {
      assertThat(log.events()).isEqualTo(4);
      assertThat(log.enterprises()).isEqualTo(2);
      assertThat(log.eventsByDay())
          .containsExactly(
              Map.entry(day("2024-01-05"), 2),
              Map.entry(day("2024-02-05"), 1),
              Map.entry(day("2024-03-01"), 1));
      assertThat(log.result().accepted()).isEqualTo(4);
      assertThat(log.result().duplicate()).isEqualTo(1);
      assertThat(log.result().refused()).isEqualTo(1);
    }
  }

  private static long day(String day) {
    return DayBegins.dayOf(Instant.parse(day + "T00:00:00Z"));
  }

  @Test
  void anInputThatIsNotThereIsAFailure() {
    assertThatThrownBy(
            () -> HistoryLog.read(feed, temp.resolve("none"), NOW, (bytes, total, rows) -> {}))
        .isInstanceOf(IngestException.class);
  }
}

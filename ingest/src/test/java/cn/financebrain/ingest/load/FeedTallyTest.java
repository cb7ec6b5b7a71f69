package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.feed.Cadence;
import cn.financebrain.contract.feed.ColumnProfile;
import cn.financebrain.contract.feed.FeedLoad;
import cn.financebrain.contract.feed.FeedProfile;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.source.JsonBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What loads tell of their feed, by each way in. */
class FeedTallyTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String MAPPING =
      """
      feed: city/tax
      title: 税
      files: ["tax*.csv"]
      cadence: monthly
      grace: P3D
      enterprise: {column: code, scheme: city}
      id: {columns: [doc]}
      events:
        - type: office.told
          category: tax
          event_time: {column: day}
          available_time: {delay: P2D}
      columns:
        doc: {type: text, required: true}
        day: {type: date, formats: [yyyy-MM-dd], required: true}
        amount: {field: amount, type: number, missing: ["-"]}
        note: {field: note, type: text, optional: true}
      """;
  private static final String ROWS =
      """
      code,doc,day,amount,extra
      x,1,2026-01-01,5,a
      x,2,2026-01-01,-,b
      x,T3,2026-02-01,,c
      x,T4,2026-02-30,7,d
      """;

  @TempDir private Path temp;
  private final RecordingSink sink = new RecordingSink();
  private FeedSet feed;

  @BeforeEach
  void open() throws IOException {
    feed = FeedSet.open(Files.writeString(temp.resolve("tax.yaml"), MAPPING).toString());
    Files.writeString(Files.createDirectories(temp.resolve("in")).resolve("tax1.csv"), ROWS);
  }

  private static void assertTold(FeedLoad load) {
    FeedProfile profile = load.profile();
    assertThat(profile.agreement().cadence()).contains(Cadence.parse("P1M"));
    assertThat(profile.agreement().grace()).isEqualTo(Period.ofDays(3));
    assertThat(profile.agreement().eventTypes()).containsExactly("office.told");
    assertThat(profile.accepted())
        .isEqualTo(Map.of(LocalDate.of(2026, 1, 3), 2L, LocalDate.of(2026, 2, 3), 1L));
    assertThat(profile.columns())
        .containsEntry("doc", new ColumnProfile("doc", "", true, true, 3, 0, 2, 0, 1))
        .containsEntry("amount", new ColumnProfile("amount", "amount", true, true, 3, 2, 0, 0, 0))
        .containsEntry("note", new ColumnProfile("note", "note", true, false, 3, 3, 0, 0, 0))
        .containsEntry("extra", new ColumnProfile("extra", "", false, true, 0, 0, 0, 0, 0))
        .hasEntrySatisfying("code", code -> assertThat(code.read()).isTrue());
  }

  @Test
  void aFileIsToldOf() {
    Path ledgers = temp.resolve("ledgers");
    FileIngest ingest = new FileIngest(sink, ledgers, CLOCK, (bytes, total, rows) -> {});
    assertTold(ingest.run(feed, temp.resolve("in")).loads().get(0));

    FeedLoad again = ingest.run(feed, temp.resolve("in")).loads().get(0);
    assertThat(again.profile().accepted()).as("nothing is new").isEmpty();
    assertThat(again.profile().columns().get("amount").missing()).isEqualTo(2);
  }

  @Test
  void aLoadOfHistoryTellsTheSame() {
    HistoryIngest ingest =
        new HistoryIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {});
    assertTold(ingest.run(feed, temp.resolve("in")).loads().get(0));
  }

  @Test
  void rowsOfJsonTellTheirKeys() throws Exception {
    String rows =
        """
        {"code": "x", "doc": "1", "day": "2026-01-01", "amount": 5, "extra": "a"}
        {"code": "x", "doc": "2", "day": "2026-01-01", "amount": null}
        {"code": "x", "doc": "T3", "day": "2026-02-01"}
        {"code": "x", "doc": "T4", "day": "2026-02-30", "amount": 7}
        """;
    try (StreamLoad load = new StreamLoad(temp.resolve("ledgers"), 10)) {
      BatchReading reading =
          new BatchReading(feed.mappings().get(0), CLOCK, batch -> load.publish(batch, sink));
      List<String> columns = BatchReading.columns(feed.mappings().get(0));
      assertTold(reading.rows(JsonBody.lines(rows.getBytes(UTF_8), columns), "push").load());
    }
  }

  @Test
  void aFileWhoseColumnsAreWrongTellsThemAllTheSame() throws IOException {
    Files.writeString(temp.resolve("in/tax1.csv"), "code,doc,date\nx,1,2026-01-01\n");
    FeedLoad load =
        new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
            .run(feed, temp.resolve("in"))
            .loads()
            .get(0);
    assertThat(load.profile().columns().get("day").seen()).isFalse();
    assertThat(load.profile().columns().get("date").seen()).isTrue();
  }

  @Test
  void cellsLookLikeNumbersDatesOrTexts() {
    assertThat(List.of("1", "-2.5", "1,000", "+3", "91330100"))
        .allMatch(text -> CellKind.of(text) == CellKind.NUMBER);
    assertThat(List.of("2026-01-02", "2026/1/2", "2026年1月2日", "2026-01-02 10:00:00"))
        .allMatch(text -> CellKind.of(text) == CellKind.DATE);
    assertThat(List.of("甲", "1a", "-", "12-34", "0577-88888888", "91330100799655058B", "年"))
        .allMatch(text -> CellKind.of(text) == CellKind.TEXT);
  }
}

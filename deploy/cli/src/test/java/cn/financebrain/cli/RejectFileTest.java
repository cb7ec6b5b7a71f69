package cn.financebrain.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.MappingReader;
import cn.financebrain.store.StoredLetter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Refused rows on their way to a department and back. */
class RejectFileTest {
  private static final FeedMapping MAPPING =
      MappingReader.read(
          "tickets.yaml",
          """
          feed: office/tickets
          files: ["tickets*.csv"]
          enterprise: {column: uscc, scheme: uscc}
          id: {columns: [uscc, day]}
          events:
            - {type: city_park.visited, category: registration, event_time: {column: day}}
          columns:
            day: {type: date, formats: [yyyy-MM-dd], required: true}
          """);
  private static final StoredLetter LETTER =
      new StoredLetter(
          "0123456789abcdef0123456789abcdef",
          new DeadLetter(
              "office/tickets",
              "tickets.csv",
              7,
              "day",
              RejectReason.BAD_DATE,
              "'x', expected yyyy-MM-dd",
              "=1+1,x,-5",
              Instant.parse("2026-06-01T00:00:00Z"),
              List.of("uscc", "day", "备注")),
          StoredLetter.State.OPEN,
          "",
          Optional.empty());

  @Test
  void aRowKeepsItsColumnsAndRunsInNoSpreadsheet() {
    String file = written(LETTER);
    assertThat(file).startsWith("\uFEFF死信编号,拒收原因,").contains("\r\n");
    assertThat(file.lines().findFirst().orElseThrow()).endsWith(",uscc,day,备注");
    assertThat(file.lines().skip(1).findFirst().orElseThrow())
        .startsWith(LETTER.id() + ",日期格式错误 not a date,day,")
        .contains("'=1+1")
        .endsWith(",'=1+1,x,'-5");
  }

  @Test
  void aFileEndsBeforeItIsTooLongToComeBackButIsNeverEmpty() {
    String raw = "91330302146000011D,x," + "备注\"".repeat(900);
    StoredLetter wide =
        new StoredLetter(
            LETTER.id(),
            new DeadLetter(
                "office/tickets",
                "tickets.csv",
                7,
                "day",
                RejectReason.BAD_DATE,
                "?",
                raw,
                LETTER.letter().at(),
                LETTER.letter().header()),
            StoredLetter.State.OPEN,
            "",
            Optional.empty());
    RejectFile.Part part =
        RejectFile.write(Collections.nCopies(200, wide), Optional.of(MAPPING), 100_000);
    assertThat(part.rows()).isBetween(5, 199);
    assertThat(part.csv().getBytes(UTF_8).length).isBetween(80_000, 110_000);
    assertThat(RejectFile.write(List.of(wide, wide), Optional.of(MAPPING), 1).rows()).isEqualTo(1);
    assertThat(RejectFile.write(List.of(), Optional.of(MAPPING), 1).rows()).isZero();
  }

  private static String written(StoredLetter letter) {
    return RejectFile.write(List.of(letter), Optional.of(MAPPING), 1_000_000).csv();
  }

  @Test
  void whatComesBackIsWhatThePersonWrote() {
    String file = written(LETTER).replace(",x,'-5", ",2026-01-01,'-5");
    List<RejectDesk.Wish> wishes = RejectFile.read(file.getBytes(UTF_8), "rejects.csv", 10);
    assertThat(wishes)
        .containsExactly(
            new RejectDesk.Wish(
                LETTER.id(), Map.of("uscc", "=1+1", "day", "2026-01-01", "备注", "-5")));
  }

  @Test
  void aFileThatIsNotOursOrTellsARowTwiceIsRefusedAsAWhole() {
    String file = written(LETTER);
    String row = file.lines().skip(1).findFirst().orElseThrow();
    assertRefused("a,b\n1,2\n", "reject-file-id");
    assertRefused(file + row + "\r\n", "reject-file-twice");
    assertRefused(file + "only-one-cell\r\n", "reject-file");
    assertThatThrownBy(() -> RejectFile.read(file.getBytes(UTF_8), "x.csv", 0))
        .hasMessageContaining("reject-many");
  }

  private static void assertRefused(String file, String key) {
    assertThatThrownBy(() -> RejectFile.read(file.getBytes(UTF_8), "x.csv", 10))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(key);
  }
}

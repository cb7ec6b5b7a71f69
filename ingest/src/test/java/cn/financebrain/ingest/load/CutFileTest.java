package cn.financebrain.ingest.load;

import static cn.financebrain.ingest.load.Firms.GOOD;
import static cn.financebrain.ingest.load.Firms.HEADER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a file that was cut or damaged, all before that is loaded and the rest told once. */
class CutFileTest {
  private static final String JSON =
      "{\"code\":\"91330100799655058B\",\"founded\":\"2020-01-02\",\"name\":\"甲\"}\n";

  @TempDir private Path temp;
  private Firms firms;

  @BeforeEach
  void openFeed() throws IOException {
    firms = Firms.in(temp);
  }

  @Test
  void aRowThatIsCutIsTold() {
    expectCut(
        "firms.csv",
        (HEADER + GOOD + "9133010079965").getBytes(UTF_8),
        3,
        "the file ends in the middle of a row: the row has 1 columns, expected 5");
    expectCut(
        "firms.jsonl",
        (JSON + JSON.substring(0, 30)).getBytes(UTF_8),
        2,
        "the file ends in the middle of a row: Unexpected end-of-input");
  }

  @Test
  void aCharacterThatIsCutIsTold() {
    byte[] bytes = (HEADER + GOOD + GOOD.strip()).getBytes(UTF_8);
    expectCut(
        "firms.csv",
        Arrays.copyOf(bytes, bytes.length - 1),
        3,
        "the file ends in the middle of a character");
    bytes = (HEADER + GOOD + GOOD.strip()).getBytes(Charset.forName("GB18030"));
    expectCut(
        "firms.csv",
        Arrays.copyOf(bytes, bytes.length - 1),
        3,
        "the file ends in the middle of a character");
  }

  @Test
  void aQuoteThatIsNeverClosedIsTold() {
    expectCut(
        "firms.csv",
        (HEADER + GOOD + "91330100799655058B,2020-01-02,1,开业,\"乙\n" + GOOD).getBytes(UTF_8),
        3,
        "a quote is never closed: all from line 3 to the end of the file, line 5, is lost");
  }

  @Test
  void aGzipFileThatIsCutOrDamagedGivesWhatIsWhole() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 20_000; i++) {
      rows.append("91330100799655058B,2020-01-02,").append(i * 7919 % 100_003).append(",开业,乙\n");
    }
    byte[] whole = Firms.gzip(rows.toString().getBytes(UTF_8));

    IngestResult cut = firms.load("firms.csv.gz", Arrays.copyOf(whole, whole.length / 2));

    assertThat(cut.accepted()).isGreaterThan(9_000).isLessThan(11_000);
    assertThat(cut.rejected()).isEqualTo(Map.of(RejectReason.TRUNCATED, 1L));
    assertThat(firms.letter().position()).isGreaterThanOrEqualTo(cut.accepted() + 2);
    assertThat(cut.problems())
        .singleElement()
        .asString()
        .contains("firms.csv.gz, line ", "is cut in the middle; the rest of it is lost");

    byte[] damaged = whole.clone();
    Arrays.fill(damaged, whole.length / 2, whole.length / 2 + 100, (byte) 0x55);
    IngestResult result = firms.load("firms2.csv.gz", damaged);
    assertThat(result.rejected()).containsKey(RejectReason.TRUNCATED);
    assertThat(result.problems()).singleElement().asString().contains("is damaged (");
  }

  @Test
  void whatFollowsTheEndOfAGzipFileIsTold() throws IOException {
    expectCut(
        "firms.csv.gz",
        Firms.join(Firms.gzip((HEADER + GOOD).getBytes(UTF_8)), "garbage".getBytes(UTF_8)),
        3,
        "bytes that are not gzip follow the end of the compressed data");
    expectCut(
        "firms.csv.gz",
        Firms.join(Firms.gzip((HEADER + GOOD).getBytes(UTF_8)), new byte[100_000]),
        3,
        "bytes that are not gzip follow the end of the compressed data");
  }

  @Test
  void gzipFilesMayBeJoined() throws IOException {
    IngestResult result =
        firms.load(
            "firms.csv.gz",
            Firms.join(
                Firms.gzip((HEADER + GOOD).getBytes(UTF_8)), Firms.gzip(GOOD.getBytes(UTF_8))));

    assertThat(result.read()).isEqualTo(2);
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void aGzipFileThatUnpacksToVeryMuchFillsNoMemory() throws IOException {
    Path bomb = firms.folder.resolve("firms.csv.gz");
    byte[] field = ("x".repeat(19_999) + ',').getBytes(UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write((HEADER + GOOD).getBytes(UTF_8));
      for (int i = 0; i < 2_000; i++) { // 40 MB
        out.write(field);
      }
      out.write(('\n' + GOOD).getBytes(UTF_8));
    }

    IngestResult result = firms.load(bomb);

    assertThat(result.rejected()).isEqualTo(Map.of(RejectReason.FIELD_TOO_LONG, 1L));
    assertThat(result.read()).isEqualTo(3);
    assertThat(firms.letter().detail()).isEqualTo("the row has more than 1,000,000 characters");
  }

  @Test
  void aFileThatIsCutAnywhereIsReadAsFarAsItGoes() throws IOException {
    byte[] csv = (HEADER + GOOD.repeat(2)).getBytes(UTF_8);
    byte[] json = JSON.repeat(2).getBytes(UTF_8);
    for (int length = 0; length < Math.min(csv.length, json.length); length++) {
      assertThat(firms.load("firms.csv", Arrays.copyOf(csv, length)).read()).isBetween(0L, 2L);
      assertThat(firms.load("firms.jsonl", Arrays.copyOf(json, length)).read()).isBetween(0L, 2L);
    }
  }

  @Test
  void aPackedFileThatIsCutAnywhereIsTold() throws IOException {
    byte[] gzip = Firms.gzip((HEADER + GOOD.repeat(2)).getBytes(UTF_8));
    byte[] sheet =
        new Workbook()
            .sheet("firms", Workbook.texts("code", "founded", "capital", "state", "name"))
            .bytes();
    assertThat(firms.load("firms.xlsx", sheet).problems()).isEmpty();
    for (int length = 0; length < gzip.length; length++) {
      assertThat(firms.load("firms.csv.gz", Arrays.copyOf(gzip, length)).problems()).hasSize(1);
    }
    for (int length = 0; length < sheet.length; length += 31) {
      assertThat(firms.load("firms.xlsx", Arrays.copyOf(sheet, length)).problems()).hasSize(1);
    }
  }

  /** One good row, then the cut. */
  private void expectCut(String name, byte[] bytes, long line, String detail) {
    firms.forget();
    IngestResult result = firms.load(name, bytes);

    assertThat(result.read()).isEqualTo(2);
    assertThat(result.accepted() + result.duplicate()).isEqualTo(1);
    assertThat(result.rejected()).isEqualTo(Map.of(RejectReason.TRUNCATED, 1L));
    assertThat(firms.letter().position()).isEqualTo(line);
    assertThat(firms.letter().detail()).startsWith(detail);
    assertThat(result.problems())
        .singleElement()
        .asString()
        .startsWith("%s, line %d: %s".formatted(name, line, detail));
  }
}

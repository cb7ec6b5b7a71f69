package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of bad input has its own reason and message, and the rest is loaded all the same. */
class BadInputTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String MAPPING =
      """
      feed: city/firms
      files: ["firms.*"]
      enterprise: {column: code, scheme: uscc}
      id: {columns: [code]}
      events:
        - type: registration.snapshot
          category: registration
          event_time: {column: founded}
      columns:
        founded: {field: founded_on, type: date, formats: ["yyyy-MM-dd"], required: true}
        capital: {field: capital, type: number, min: 0}
        state: {field: state, type: code, codes: {开业: open, 注销: closed}, other: reject}
        name: {field: name, type: text}
      """;
  private static final String HEADER = "code,founded,capital,state,name\n";
  private static final String GOOD = "91330100799655058B,2020-01-02,10.5,开业,甲\n";

  @TempDir private Path temp;
  private RecordingSink sink;
  private FeedSet feed;

  @BeforeEach
  void writeMapping() throws IOException {
    Files.createDirectories(temp.resolve("feed"));
    Files.writeString(temp.resolve("feed/firms.yaml"), MAPPING);
    feed = FeedSet.open(temp.resolve("feed").toString());
    sink = new RecordingSink();
  }

  @Test
  void aGoodRowIsAccepted() throws IOException {
    assertThat(load(HEADER + GOOD).accepted()).isEqualTo(1);
    assertThat(sink.letters).isEmpty();
  }

  @Test
  void badCheckDigitsTellTheRightOne() throws IOException {
    expectOne(
        "91350100M000100Y44,2020-01-02,1,开业,乙",
        RejectReason.BAD_ENTERPRISE_ID,
        "code",
        "expected '3'");
  }

  @Test
  void negativeCapitalIsOutOfRange() throws IOException {
    expectOne(
        "91330100799655058B,2020-01-02,-1,开业,乙",
        RejectReason.OUT_OF_RANGE,
        "capital",
        "'-1' in column 'capital', expected at least 0");
  }

  @Test
  void badNumbersDatesAndCodesAreTold() throws IOException {
    expectOne(
        "91330100799655058B,2020-01-02,1a,开业,乙",
        RejectReason.BAD_NUMBER,
        "capital",
        "expected a number");
    expectOne(
        "91330100799655058B,2020-01-02,NaN,开业,乙",
        RejectReason.BAD_NUMBER,
        "capital",
        "expected a number");
    expectOne(
        "91330100799655058B,2020-02-30,1,开业,乙", RejectReason.BAD_DATE, "founded", "yyyy-MM-dd");
    expectOne(
        "91330100799655058B,02/01/2020,1,开业,乙", RejectReason.BAD_DATE, "founded", "yyyy-MM-dd");
    expectOne(
        "91330100799655058B,2020-01-02,1,休眠,乙",
        RejectReason.UNKNOWN_CODE,
        "state",
        "expected one of");
    expectOne("91330100799655058B,,1,开业,乙", RejectReason.MISSING_VALUE, "founded", "is empty");
    expectOne(",2020-01-02,1,开业,乙", RejectReason.MISSING_VALUE, "code", "is empty");
  }

  @Test
  void aDateInTheFutureIsTold() throws IOException {
    expectOne(
        "91330100799655058B,2031-01-01,1,开业,乙",
        RejectReason.FUTURE_DATE,
        "founded",
        "not after 2026-06-01");
  }

  @Test
  void aRaggedRowIsTold() throws IOException {
    expectOne(
        "91330100799655058B,2020-01-02,1,开业",
        RejectReason.COLUMN_COUNT,
        "",
        "4 columns, expected 5");
    expectOne(
        "91330100799655058B,2020-01-02,1,开业,乙,丙",
        RejectReason.COLUMN_COUNT,
        "",
        "6 columns, expected 5");
  }

  @Test
  void aFieldOfTenMegabytesIsRefusedAlone() throws IOException {
    expectOne(
        "91330100799655058B,2020-01-02,1,开业," + "x".repeat(10_000_000),
        RejectReason.FIELD_TOO_LONG,
        "name",
        "20,000");
    assertThat(sink.letters.get(0).raw()).hasSize(DeadLetter.RAW_LIMIT);
  }

  @Test
  void aNulByteIsRefused() throws IOException {
    expectOne("91330100799655058B,2020-01-02,1,开业,\u0000乙", RejectReason.MALFORMED, "name", "NUL");
  }

  @Test
  void aRowInAnotherEncodingIsRefusedAlone() throws IOException {
    byte[] wrong = "91330100799655058B,2020-01-02,1,开业,乙\n".getBytes(Charset.forName("GB18030"));

    IngestResult result =
        load(
            "firms.csv",
            join((HEADER + GOOD.repeat(3)).getBytes(UTF_8), wrong, GOOD.getBytes(UTF_8)));

    assertThat(result.read()).isEqualTo(5);
    assertThat(result.rejected()).isEqualTo(Map.of(RejectReason.WRONG_ENCODING, 1L));
  }

  @Test
  void aFileInGb18030IsReadWithoutBeingTold() throws IOException {
    load("firms.csv", (HEADER + GOOD).getBytes(Charset.forName("GB18030")));

    assertThat(sink.events.get(0).data().get("name")).hasToString("Text[value=甲]");
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheHeader() throws IOException {
    assertThat(load("firms.csv", ('\uFEFF' + HEADER + GOOD).getBytes(UTF_8)).accepted())
        .isEqualTo(1);
  }

  @Test
  void utf16IsRefusedByName() throws IOException {
    expectProblem("firms.csv", (HEADER + GOOD).getBytes(UTF_16), "UTF-16");
  }

  @Test
  void missingAndDoubledColumnsAreNamed() throws IOException {
    expectProblem(
        "firms.csv", "code,founded,name\n".getBytes(UTF_8), "lacks columns 'capital', 'state'");
    expectProblem(
        "firms.csv",
        "code,founded,capital,state,name,name\n".getBytes(UTF_8),
        "has column 'name' twice");
  }

  @Test
  void anEmptyFileIsTold() throws IOException {
    expectProblem("firms.csv", new byte[0], "the file is empty");
    expectProblem("firms.csv", "\n\n".getBytes(UTF_8), "no header");
  }

  @Test
  void aWorkbookThatIsNoneIsTold() throws IOException {
    expectProblem("firms.xlsx", "not a workbook".getBytes(UTF_8), "not an XLSX workbook");
  }

  @Test
  void aPathThatIsNotThereOrMatchesNothingIsTold() throws IOException {
    assertThatThrownBy(() -> ingest(temp.resolve("nowhere")))
        .hasMessageContaining("does not exist");
    Files.writeString(temp.resolve("other.csv"), "x");
    assertThatThrownBy(() -> ingest(temp.resolve("other.csv")))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("it reads files named firms.*");
  }

  @Test
  void aFolderInPlaceOfAFileDoesNotStopTheRun() throws IOException {
    Files.createDirectories(temp.resolve("in/firms.d"));
    Files.writeString(temp.resolve("in/firms.csv"), HEADER + GOOD);

    assertThat(ingest(temp.resolve("in")).accepted()).isEqualTo(1);
  }

  @Test
  void aFileThatEndsInTheMiddleOfARowIsTold() throws IOException {
    IngestResult result = load(HEADER + GOOD + "9133010079965");

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.rejected()).isEqualTo(Map.of(RejectReason.TRUNCATED, 1L));
  }

  @Test
  void aQuoteThatIsNeverClosedIsTold() throws IOException {
    IngestResult result = load(HEADER + GOOD + "91330100799655058B,2020-01-02,1,开业,\"乙\n" + GOOD);

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(sink.letters.get(0).detail()).contains("never closed", "from line 3");
  }

  @Test
  void aGzipFileThatIsCutGivesWhatIsWhole() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 20_000; i++) {
      rows.append("91330100799655058B,2020-01-02,").append(i * 7919 % 100_003).append(",开业,乙\n");
    }
    byte[] whole = gzip(rows.toString().getBytes(UTF_8));

    IngestResult result = load("firms.csv.gz", Arrays.copyOf(whole, whole.length / 2));

    assertThat(result.accepted()).isGreaterThan(1_000).isLessThan(20_000);
    assertThat(result.rejected()).isEqualTo(Map.of(RejectReason.TRUNCATED, 1L));
  }

  @Test
  void quotesDelimitersAndLinesInsideAFieldAreText() throws IOException {
    load(HEADER + "91330100799655058B,2020-01-02,\"1,000.5\",开业,\"甲\"\"乙\"\"\r\n丙\"\r\n");

    assertThat(sink.events.get(0).data().get("name")).hasToString("Text[value=甲\"乙\"\r\n丙]");
    assertThat(sink.events.get(0).data().get("capital")).hasToString("Quantity[value=1000.5]");
  }

  @Test
  void jsonLinesAndTabsAreReadToo() throws IOException {
    load("firms.tsv", (HEADER + GOOD).replace(',', '\t').getBytes(UTF_8));
    load(
        "firms.jsonl",
        "{\"code\":\"91330100799655058B\",\"founded\":\"2020-01-02\",\"capital\":11}\n{\"code\":[]}\n{\"co"
            .getBytes(UTF_8));

    assertThat(sink.events).hasSize(2);
    assertThat(sink.letters)
        .extracting(DeadLetter::reason)
        .containsExactly(RejectReason.MALFORMED, RejectReason.TRUNCATED);
  }

  @Test
  void deadLettersOfASecondLoadAreCountedButNotWrittenAgain() throws IOException {
    String text = HEADER + GOOD + "x,2020-01-02,1,开业,乙\n";
    load(text);
    IngestResult second = ingest(temp.resolve("firms.csv"));

    assertThat(second.rejected()).isEqualTo(Map.of(RejectReason.BAD_ENTERPRISE_ID, 1L));
    assertThat(second.duplicate()).isEqualTo(1);
    assertThat(sink.letters).hasSize(1);
    assertThat(sink.letters.get(0).position()).isEqualTo(3);
  }

  private void expectOne(String badRow, RejectReason reason, String column, String detail)
      throws IOException {
    sink = new RecordingSink();
    int loads = temp.toFile().list().length;
    IngestResult result = load(HEADER + GOOD + badRow + "\n" + GOOD.replace("甲", "丁" + loads));
    assertThat(result.read()).isEqualTo(3);
    assertThat(result.rejected()).isEqualTo(Map.of(reason, 1L));
    DeadLetter letter = sink.letters.get(0);
    assertThat(letter.column()).isEqualTo(column);
    assertThat(letter.detail()).contains(detail);
    assertThat(letter.position()).isEqualTo(3);
    assertThat(letter.location()).isEqualTo("firms.csv");
  }

  private void expectProblem(String name, byte[] bytes, String message) throws IOException {
    IngestResult result = load(name, bytes);
    assertThat(result.problems()).singleElement().asString().contains(name, message);
    assertThat(result.read()).isEqualTo(1);
    assertThat(sink.letters.get(sink.letters.size() - 1).detail()).contains(message);
  }

  private IngestResult load(String text) throws IOException {
    return load("firms.csv", text.getBytes(UTF_8));
  }

  private IngestResult load(String name, byte[] bytes) throws IOException {
    Files.write(temp.resolve(name), bytes);
    return ingest(temp.resolve(name));
  }

  private IngestResult ingest(Path input) {
    return new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
        .run(feed, input);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.write(part);
    }
    return out.toByteArray();
  }
}

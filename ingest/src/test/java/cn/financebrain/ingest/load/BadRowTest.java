package cn.financebrain.ingest.load;

import static cn.financebrain.ingest.load.Firms.GOOD;
import static cn.financebrain.ingest.load.Firms.HEADER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that can't be taken apart is told with its line; the rest is loaded. */
class BadRowTest {
  @TempDir private Path temp;
  private Firms firms;

  @BeforeEach
  void openFeed() throws IOException {
    firms = Firms.in(temp);
  }

  @Test
  void aRaggedRowIsTold() {
    expect("91330100799655058B,2020-01-02,1,开业", "", "the row has 4 columns, expected 5");
    expect("91330100799655058B,2020-01-02,1,开业,乙,丙", "", "the row has 6 columns, expected 5");
    expect(",".repeat(20_000) + "x", "", "the row has more than 10,000 columns");
  }

  private void expect(String row, String column, String detail) {
    firms.expectRejected(row, RejectReason.COLUMN_COUNT, column, detail);
  }

  @Test
  void aFieldOfTenMegabytesIsRefusedAlone() {
    firms.expectRejected(
        "91330100799655058B,2020-01-02,1,开业," + "x".repeat(10_000_000),
        RejectReason.FIELD_TOO_LONG,
        "name",
        "the field has more than 20,000 characters");
    assertThat(firms.letter().raw()).hasSize(DeadLetter.RAW_LIMIT);
  }

  @Test
  void aRowOfManyLongFieldsIsRefusedAlone() {
    firms.expectRejected(
        ("x".repeat(19_000) + ',').repeat(60),
        RejectReason.FIELD_TOO_LONG,
        "",
        "the row has more than 1,000,000 characters");
  }

  @Test
  void aLineOfJsonOfTenMegabytesIsRefusedAlone() {
    IngestResult result =
        firms.load("firms.jsonl", lines(json("甲"), json("x".repeat(10_000_000)), json("乙")));

    assertThat(result.rejected()).isEqualTo(Map.of(RejectReason.FIELD_TOO_LONG, 1L));
    assertThat(result.accepted()).isEqualTo(2);
    assertThat(firms.letter().position()).isEqualTo(2);
    assertThat(firms.letter().detail()).isEqualTo("the line has more than 1,000,000 characters");
  }

  @Test
  void aNulByteIsRefused() {
    firms.expectRejected(
        "91330100799655058B,2020-01-02,1,开业,\u0000乙",
        RejectReason.MALFORMED,
        "name",
        "a NUL byte, expected text");
  }

  @Test
  void textAfterAQuoteIsTold() {
    firms.expectRejected(
        "91330100799655058B,2020-01-02,1,开业,\"乙\"丙",
        RejectReason.MALFORMED,
        "name",
        "text follows a closing quote");
  }

  @Test
  void aRowInAnotherEncodingIsRefusedAlone() {
    byte[] wrong = "91330100799655058B,2020-01-02,1,开业,乙\n".getBytes(Charset.forName("GB18030"));

    IngestResult result =
        firms.load(
            "firms.csv",
            Firms.join((HEADER + GOOD.repeat(3)).getBytes(UTF_8), wrong, GOOD.getBytes(UTF_8)));

    assertThat(result.read()).isEqualTo(5);
    assertThat(result.rejected()).isEqualTo(Map.of(RejectReason.WRONG_ENCODING, 1L));
    assertThat(firms.letter().position()).isEqualTo(5);
    assertThat(firms.letter().column()).isEqualTo("state");
    assertThat(firms.letter().detail()).startsWith("bytes that are not UTF-8");
  }

  @Test
  void linesOfJsonThatAreNoObjectAreTold() {
    IngestResult result =
        firms.load(
            "firms.jsonl",
            lines(
                json("甲"),
                "[1, 2]",
                "7",
                "{\"code\": [1]}",
                "{\"code\": 1, \"code\": 2}",
                "{code}",
                "{} {}",
                "{\"code\": \"91330100799655058B\", \"state\": \"\\u0000\"}",
                json("乙")));

    assertThat(result.read()).isEqualTo(9);
    assertThat(result.accepted()).isEqualTo(2);
    assertThat(firms.sink.letters)
        .extracting(letter -> letter.position() + ": " + letter.detail())
        .satisfiesExactly(
            told -> assertThat(told).isEqualTo("2: the line is an array, expected a JSON object"),
            told ->
                assertThat(told).isEqualTo("3: the line is the value 7, expected a JSON object"),
            told ->
                assertThat(told)
                    .isEqualTo("4: key 'code' holds an array, expected a text, number or truth"),
            told -> assertThat(told).isEqualTo("5: key 'code' stands twice"),
            told -> assertThat(told).startsWith("6: the line is not JSON: Unexpected character"),
            told ->
                assertThat(told)
                    .isEqualTo("7: more follows the object, expected one object a line"),
            told -> assertThat(told).isEqualTo("8: a NUL character, expected text"));
  }

  @Test
  void keysOfJsonThatTheMappingDoesNotReadArePassedOver() {
    firms.load("firms.jsonl", lines(json("甲").replace("{", "{\"more\": {\"a\": [1, {}]}, ")));

    assertThat(firms.values("name")).containsExactly("甲");
  }

  @Test
  void rowsWithoutTextArePassedOver() {
    IngestResult result = firms.load(HEADER + ",,,,\n" + GOOD + "\n  \n,,\n" + " , ,\t,,\n");

    assertThat(result.read()).isEqualTo(1);
    assertThat(result.accepted()).isEqualTo(1);
  }

  @Test
  void quotesDelimitersAndLinesInsideAFieldAreText() {
    firms.load(HEADER + "91330100799655058B,2020-01-02,\"1,000.5\",开业,\"甲\"\"乙\"\"\r\n丙\"\r\n");

    assertThat(firms.values("name")).containsExactly("甲\"乙\"\r\n丙");
    assertThat(firms.values("capital")).containsExactly("1000.5");
  }

  @Test
  void linesMayEndAsOldMacintoshesAndWindowsEndThem() {
    String bad = "x,2020-01-02,1,开业,乙\n";
    for (String end : List.of("\n", "\r", "\r\n")) {
      firms.sink.letters.clear();
      IngestResult csv = firms.load((HEADER + GOOD + bad + GOOD).replace("\n", end));
      IngestResult lines =
          firms.load(
              "firms.jsonl",
              new String(lines(json("丙"), "[]", json("丙")), UTF_8)
                  .replace("\n", end)
                  .getBytes(UTF_8));

      assertThat(csv.read()).isEqualTo(3);
      assertThat(lines.read()).isEqualTo(3);
      assertThat(firms.sink.letters).allMatch(letter -> letter.position() <= 3);
      assertThat(csv.rejected()).containsOnlyKeys(RejectReason.BAD_ENTERPRISE_ID);
      assertThat(lines.rejected()).containsOnlyKeys(RejectReason.MALFORMED);
    }
    firms.sink.letters.clear();
    firms.load((HEADER + GOOD + "\n\n" + bad + "y" + bad).replace('\n', '\r'));
    assertThat(firms.sink.letters).extracting(DeadLetter::position).containsExactly(5L, 6L);
  }

  private static String json(String name) {
    return "{\"code\":\"91330100799655058B\",\"founded\":\"2020-01-02\",\"capital\":1.2E3,"
        + "\"state\":\"开业\",\"name\":\"%s\"}".formatted(name);
  }

  private static byte[] lines(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }
}

package cn.financebrain.ingest.load;

import static cn.financebrain.ingest.load.Firms.GOOD;
import static cn.financebrain.ingest.load.Firms.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value that is not right is told with its column and what was expected; the rest is loaded. */
class BadCellTest {
  private static final String CODE = "91330100799655058B";

  @TempDir private Path temp;
  private Firms firms;

  @BeforeEach
  void openFeed() throws IOException {
    firms = Firms.in(temp);
  }

  @Test
  void badCheckDigitsTellTheRightOne() {
    expect(
        "91350100M000100Y44,2020-01-02,1,开业,乙",
        RejectReason.BAD_ENTERPRISE_ID,
        "code",
        "'91350100M000100Y44' in column 'code', expected an enterprise id: USCC"
            + " '91350100M000100Y44' has check character '4', expected '3'");
  }

  @Test
  void codesOfAnotherLengthOrAlphabetAreTold() {
    expect(
        "9133010079965505,2020-01-02,1,开业,乙",
        RejectReason.BAD_ENTERPRISE_ID,
        "code",
        "has 16 characters, expected 18");
    expect(
        "９1330100799655058B,2020-01-02,1,开业,乙",
        RejectReason.BAD_ENTERPRISE_ID,
        "code",
        "has '９' at place 1, expected one of 0123456789ABC");
    expect(
        "9133010079965505OB,2020-01-02,1,开业,乙",
        RejectReason.BAD_ENTERPRISE_ID,
        "code",
        "has 'O' at place 17");
  }

  @Test
  void negativeCapitalIsOutOfRange() {
    expect(
        row("2020-01-02", "-1", "开业"),
        RejectReason.OUT_OF_RANGE,
        "capital",
        "'-1' in column 'capital', expected at least 0");
  }

  @Test
  void whatIsNoNumberIsTold() {
    for (String text :
        new String[] {"1a", "NaN", "Infinity", "0x10", "1d", "12%", "\"1,23,4\"", ".", "1 2"}) {
      String shown = text.replace("\"", "");
      expect(
          row("2020-01-02", text, "开业"),
          RejectReason.BAD_NUMBER,
          "capital",
          "'%s' in column 'capital', expected a number such as 1234.5".formatted(shown));
    }
    expect(row("2020-01-02", "1E400", "开业"), RejectReason.OUT_OF_RANGE, "capital", "at least 0");
  }

  @Test
  void fullWidthDigitsAreToldAsSuch() {
    expect(
        row("2020-01-02", "２０２０", "开业"),
        RejectReason.BAD_NUMBER,
        "capital",
        "'２０２０' in column 'capital', expected a number such as 1234.5 in half-width letters (半角)");
    expect(
        row("２０２０-01-02", "1", "开业"),
        RejectReason.BAD_DATE,
        "founded",
        "expected a date written as yyyy-MM-dd in half-width letters (半角)");
  }

  @Test
  void numbersAreReadAsPeopleAndProgramsWriteThem() {
    load(
        row("2020-01-02", "\"1,234.50\"", "开业"),
        row("2020-01-02", "1.2E3", "开业"),
        row("2020-01-02", " +7. ", "开业"),
        row("2020-01-02", "1E+12", "开业"));

    assertThat(firms.values("capital")).containsExactly("1234.5", "1200.0", "7.0", "1.0E12");
  }

  @Test
  void aNumberAsLongAsAFieldMayBeIsJudgedToo() {
    String groups = "\"1" + ",111".repeat(4_999) + '"';
    expect(row("2020-01-02", groups, "开业"), RejectReason.OUT_OF_RANGE, "capital", "'1,111,111");
    expect(
        row("2020-01-02", "1".repeat(19_999) + "x", "开业"),
        RejectReason.BAD_NUMBER,
        "capital",
        "1…' in column 'capital'");
  }

  @Test
  void whatIsNoDateOfTheMappingIsTold() {
    for (String text :
        new String[] {
          "02/01/2020", "2020-02-30", "2020年1月2日", "20200102", "2020/1/2", "2020-1-2"
        }) {
      expect(
          row(text, "1", "开业"),
          RejectReason.BAD_DATE,
          "founded",
          "'%s' in column 'founded', expected a date written as yyyy-MM-dd".formatted(text));
    }
  }

  @Test
  void datesAreReadInEveryFormOfTheMapping() throws IOException {
    firms = Firms.in(temp, "[yyyy年M月d日, yyyyMMdd, yyyy/M/d]");
    load(
        row("2020年1月2日", "1", "开业"),
        row("20200103", "1", "开业"),
        row("2020/1/4", "1", "开业"),
        row("2020-01-05", "1", "开业"));

    assertThat(firms.values("founded_on"))
        .containsExactly("2020-01-02", "2020-01-03", "2020-01-04", "2020-01-05");
    expect(
        row("2020年2月30日", "1", "开业"),
        RejectReason.BAD_DATE,
        "founded",
        "written as yyyy年M月d日 or yyyyMMdd or yyyy/M/d");
  }

  @Test
  void datesInTheFutureOrBeforeAllRegistersAreTold() {
    expect(
        row("2031-01-01", "1", "开业"),
        RejectReason.FUTURE_DATE,
        "founded",
        "'2031-01-01' in column 'founded', expected a date not after 2026-06-01T00:00:00Z");
    expect(
        row("0020-01-01", "1", "开业"),
        RejectReason.OUT_OF_RANGE,
        "founded",
        "'0020-01-01' in column 'founded', expected a year from 1800 to 9999");
  }

  @Test
  void unknownCodesAreToldWithTheKnown() {
    expect(
        row("2020-01-02", "1", "休眠"),
        RejectReason.UNKNOWN_CODE,
        "state",
        "'休眠' in column 'state', expected one of 开业, 注销");
  }

  @Test
  void aMissingValueIsTold() {
    expect(
        row("", "1", "开业"),
        RejectReason.MISSING_VALUE,
        "founded",
        "column 'founded' is empty, expected a value");
    expect(
        ",2020-01-02,1,开业,乙",
        RejectReason.MISSING_VALUE,
        "code",
        "column 'code' is empty, expected a value");
  }

  @Test
  void deadLettersOfASecondLoadAreCountedButNotWrittenAgain() {
    String text = HEADER + GOOD + "x,2020-01-02,1,开业,乙\n";
    firms.load(text);
    IngestResult second = firms.load(text);

    assertThat(second.rejected()).containsEntry(RejectReason.BAD_ENTERPRISE_ID, 1L);
    assertThat(second.duplicate()).isEqualTo(1);
    assertThat(firms.letter().position()).isEqualTo(3);
  }

  private void load(String... rows) {
    firms.load(HEADER + String.join("\n", rows) + "\n");
  }

  private static String row(String founded, String capital, String state) {
    return CODE + ',' + founded + ',' + capital + ',' + state + ",乙";
  }

  private void expect(String row, RejectReason reason, String column, String detail) {
    firms.expectRejected(row, reason, column, detail);
  }
}

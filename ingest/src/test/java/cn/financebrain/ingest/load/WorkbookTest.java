package cn.financebrain.ingest.load;

import static cn.financebrain.ingest.load.Workbook.formula;
import static cn.financebrain.ingest.load.Workbook.number;
import static cn.financebrain.ingest.load.Workbook.shared;
import static cn.financebrain.ingest.load.Workbook.text;
import static cn.financebrain.ingest.load.Workbook.texts;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks say what a person who opens them sees; what can't be told is refused with its cell. */
class WorkbookTest {
  private static final String[] HEADER = texts("code", "founded", "capital", "state", "name");
  private static final String[] NOTHING = {};
  private static final String CODE = "91330100799655058B";

  @TempDir private Path temp;
  private Firms firms;

  @BeforeEach
  void openFeed() throws IOException {
    firms = Firms.in(temp);
  }

  @Test
  void datesAreDaysSince1900() {
    load(
        row(number("43832", Workbook.DATE), text("甲")),
        row(number("43833", Workbook.CHINESE_DATE), text("甲")),
        row(number("43834.75", Workbook.DATE_AND_TIME), text("甲")),
        row(text("2020-01-05"), text("甲")),
        row(number("1", Workbook.DATE), text("甲")),
        row(number("61", Workbook.DATE), text("甲")));

    assertThat(firms.values("founded_on"))
        .containsExactly(
            "2020-01-02", "2020-01-03", "2020-01-04", "2020-01-05", "1900-01-01", "1900-03-01");
    assertThat(firms.sink.events)
        .extracting(EnterpriseEvent::eventTime)
        .contains(Instant.parse("2020-01-04T10:00:00Z")); // 18:00 in Shanghai
  }

  @Test
  void datesAreDaysSince1904WhereTheWorkbookSaysSo() {
    firms.load(
        "firms.xlsx",
        new Workbook()
            .from1904()
            .sheet("firms", HEADER, row(number("42370", Workbook.DATE), text("甲")))
            .bytes());

    assertThat(firms.values("founded_on")).containsExactly("2020-01-02");
  }

  @Test
  void aNumberThatIsNoDateIsToldAsOne() {
    load(row(number("43832"), text("甲")));

    assertThat(firms.letter().reason()).isEqualTo(RejectReason.BAD_DATE);
    assertThat(firms.letter().column()).isEqualTo("founded");
    assertThat(firms.letter().position()).isEqualTo(2);
    assertThat(firms.letter().detail())
        .isEqualTo("'43832' in column 'founded', expected a date written as yyyy-MM-dd");
  }

  @Test
  void numbersHaveTheDigitsThatTheWorkbookShows() {
    load(
        capital(number("1E+12")),
        capital(number("0.30000000000000004")),
        capital(number("1234.5", Workbook.MONEY)),
        capital(number("-0")),
        capital(text("1,234.50")));

    assertThat(firms.values("capital")).containsExactly("1.0E12", "0.3", "1234.5", "0.0", "1234.5");
  }

  @Test
  void codesKeepTheirLeadingZeros() {
    load(
        name(text("000123")),
        name(number("124", Workbook.SIX_DIGITS)),
        name(number("1234567", Workbook.SIX_DIGITS)),
        name(number("123")),
        name(number("1.10")));

    assertThat(firms.values("name")).containsExactly("000123", "000124", "1234567", "123", "1.1");
  }

  @Test
  void codesThatLostTheirDigitsAreTold() {
    load(
        new String[] {
          number("9.1330100799655002E+17"),
          number("43832", Workbook.DATE),
          number("1"),
          text("开业"),
          text("甲")
        });

    assertThat(firms.letter().reason()).isEqualTo(RejectReason.MALFORMED);
    assertThat(firms.letter().column()).isEqualTo("code");
    assertThat(firms.letter().detail())
        .isEqualTo(
            "cell A2 holds the number 9.1330100799655002E+17, of which a workbook keeps only 15"
                + " digits, expected a text");
  }

  @Test
  void aNumberWithAnAbsurdExponentFillsNoMemory() {
    load(capital(number("1E+999999999")));

    assertThat(firms.letter().reason()).isEqualTo(RejectReason.BAD_NUMBER);
    assertThat(firms.letter().detail()).startsWith("'1E+999999999' in column 'capital'");
  }

  @Test
  void formulasGiveTheirLastValue() {
    load(
        name(formula("str", "<v>甲乙</v>")),
        name(formula("str", "<v>007</v>")),
        name(formula("n", "<v>7.0</v>")),
        name(formula("b", "<v>1</v>")),
        name(formula("str", "<v></v>")));

    assertThat(firms.values("name")).containsExactly("甲乙", "007", "7", "true", "");
  }

  @Test
  void errorsAndFormulasWithoutAValueAreToldWithTheirCell() {
    load(
        name(formula("e", "<v>#N/A</v>")),
        name("<c r=\"@\" t=\"e\"><v>#DIV/0!</v></c>"),
        name(formula("n", "")),
        name("<c r=\"@\"><v>abc</v></c>"));

    assertThat(firms.sink.letters)
        .extracting(letter -> letter.position() + " " + letter.column() + ": " + letter.detail())
        .containsExactly(
            "2 name: cell E2 holds the error #N/A",
            "3 name: cell E3 holds the error #DIV/0!",
            "4 name: cell E4 holds the formula A1&B1 without its value; open and save the workbook"
                + " once",
            "5 name: cell E5 holds the error abc");
  }

  @Test
  void blankRowsArePassedOverAndTheOthersKeepTheirNumber() {
    IngestResult result =
        firms.load(
            "firms.xlsx",
            new Workbook()
                .sheet(
                    "firms",
                    NOTHING,
                    texts("", " "),
                    HEADER,
                    NOTHING,
                    texts(" ", "", ""),
                    name(text("甲")),
                    texts("x", "2020-01-02", "1", "开业", "乙"),
                    NOTHING)
                .bytes());

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.read()).isEqualTo(2);
    assertThat(firms.letter().position()).isEqualTo(7);
  }

  @Test
  void aTitleAboveTheHeaderIsToldAsTheHeaderItIsTakenFor() {
    firms.expectRefused(
        "firms.xlsx",
        new Workbook().merged("A1:E1").sheet("firms", texts("企业登记表"), HEADER).bytes(),
        RejectReason.COLUMN_COUNT,
        "lacks columns 'code', 'founded', 'capital', 'state', 'name'; it has '企业登记表'");
  }

  @Test
  void mergedCellsHaveTheirValueInTheFirstOnly() {
    IngestResult result =
        firms.load(
            "firms.xlsx",
            new Workbook()
                .merged("A2:A3")
                .sheet(
                    "firms",
                    HEADER,
                    name(text("甲")),
                    new String[] {"", text("2020-01-03"), "", "", text("乙")})
                .bytes());

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(firms.letter().position()).isEqualTo(3);
    assertThat(firms.letter().detail()).isEqualTo("column 'code' is empty, expected a value");
  }

  @Test
  void cellsRightOfTheHeaderAreTold() {
    load(
        new String[] {
          text(CODE), text("2020-01-02"), number("1"), text("开业"), text("甲"), "", number("7")
        });

    assertThat(firms.letter().reason()).isEqualTo(RejectReason.COLUMN_COUNT);
    assertThat(firms.letter().detail())
        .isEqualTo("cell G2 is right of the header, expected 5 columns");
  }

  @Test
  void otherSheetsWithRowsAreToldAsLeftOut() {
    IngestResult result =
        firms.load(
            "firms.xlsx",
            new Workbook()
                .sheet("firms", HEADER, name(text("甲")))
                .sheet("说明", texts("a note"))
                .sheet("Sheet3")
                .bytes());

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(result.unmatched()).containsExactly("firms.xlsx, sheet '说明'");
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void anEmptySheetIsTold() {
    firms.expectRefused(
        "firms.xlsx",
        new Workbook().sheet("firms", NOTHING, texts(" ")).bytes(),
        RejectReason.TRUNCATED,
        "the first sheet is empty");
    firms.expectRefused(
        "firms.xlsx", new Workbook().bytes(), RejectReason.TRUNCATED, "the workbook has no sheet");
  }

  @Test
  void textsThatCellsShareAreRead() {
    firms.load(
        "firms.xlsx",
        new Workbook()
            .sharedTexts("甲", "乙", "")
            .sheet("firms", HEADER, name(shared(1)), name(shared(2)), name(shared(0)))
            .bytes());

    assertThat(firms.values("name")).containsExactly("乙", "", "甲");
  }

  @Test
  void aTextThatIsNotThereRefusesTheRowAndAnEmptyCellDoesNot() {
    firms.load(
        "firms.xlsx",
        new Workbook()
            .sharedTexts("甲")
            .sheet(
                "firms",
                HEADER,
                name(shared(0)),
                name(shared(7)),
                name("<c r=\"@\" t=\"s\"/>"),
                name("<c r=\"@\" t=\"inlineStr\"/>"),
                name("<c r=\"@\"/>"))
            .bytes());

    assertThat(firms.letter().position()).isEqualTo(3);
    assertThat(firms.letter().column()).isEqualTo("name");
    assertThat(firms.letter().reason()).isEqualTo(RejectReason.MALFORMED);
    assertThat(firms.letter().detail())
        .isEqualTo("cell E3 refers to a text that is not in the workbook");
  }

  @Test
  void aTextSoFarBeyondTheLastThatItWouldFillTheMemoryRefusesTheWorkbook() {
    firms.expectRefused(
        "firms.xlsx",
        new Workbook().sheet("firms", HEADER, name(shared(Integer.MAX_VALUE))).bytes(),
        RejectReason.MALFORMED,
        "cell E2 refers to text 2,147,483,647 of the workbook, which has 0");
  }

  @Test
  void aSheetWhoseXmlBreaksGivesTheRowsBefore() {
    for (String broken : new String[] {"<c r=\"@\"><v>1</c>", "<c r=\"@\" t=\"zz\"><v>1</v></c>"}) {
      firms.forget();
      IngestResult result = load(name(text("甲")), name(broken), name(text("乙")));

      assertThat(result.accepted() + result.duplicate()).isEqualTo(1);
      assertThat(result.rejected()).isEqualTo(Map.of(RejectReason.TRUNCATED, 1L));
      assertThat(firms.letter().detail())
          .contains("damaged after this row", "the rest of it is lost");
    }
  }

  @Test
  void aWorkbookThatUnpacksToVeryMuchIsRefused() {
    firms.expectRefused(
        "firms.xlsx",
        new Workbook().sheet("firms", HEADER, name(text("x".repeat(50_000_000)))).bytes(),
        RejectReason.FIELD_TOO_LONG,
        "part xl/worksheets/sheet1.xml of the workbook is 50,0");
  }

  @Test
  void aLongTextIsRefusedAlone() {
    load(name(text("甲")), name(text("x".repeat(20_001))));

    assertThat(firms.letter().reason()).isEqualTo(RejectReason.FIELD_TOO_LONG);
    assertThat(firms.letter().column()).isEqualTo("name");
    assertThat(firms.letter().detail()).isEqualTo("the field has more than 20,000 characters");
  }

  private IngestResult load(String[]... rows) {
    String[][] all = new String[rows.length + 1][];
    all[0] = HEADER;
    System.arraycopy(rows, 0, all, 1, rows.length);
    return firms.load("firms.xlsx", new Workbook().sheet("firms", all).bytes());
  }

  private static String[] row(String founded, String name) {
    return new String[] {text(CODE), founded, number("1"), text("开业"), name};
  }

  private static String[] capital(String capital) {
    return new String[] {text(CODE), text("2020-01-02"), capital, text("开业"), text("甲")};
  }

  private static String[] name(String name) {
    return row(text("2020-01-02"), name);
  }
}

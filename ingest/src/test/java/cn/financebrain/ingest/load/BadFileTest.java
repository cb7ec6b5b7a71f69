package cn.financebrain.ingest.load;

import static cn.financebrain.ingest.load.Firms.GOOD;
import static cn.financebrain.ingest.load.Firms.HEADER;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that can't be read is one rejected record and a problem of the load. */
class BadFileTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir private Path temp;
  private Firms firms;

  @BeforeEach
  void openFeed() throws IOException {
    firms = Firms.in(temp);
  }

  @Test
  void aGoodFileIsAccepted() {
    assertThat(firms.load(HEADER + GOOD).accepted()).isEqualTo(1);
    assertThat(firms.sink.letters).isEmpty();
  }

  @Test
  void gb18030IsReadWithoutBeingTold() {
    firms.load("firms.csv", (HEADER + GOOD).getBytes(GB18030));
    firms.load("firms.csv", ('\uFEFF' + HEADER + GOOD.replace("甲", "㐀𠀀")).getBytes(GB18030));

    assertThat(firms.values("name")).containsExactly("甲", "㐀𠀀");
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheHeader() {
    assertThat(firms.load('\uFEFF' + HEADER + GOOD).accepted()).isEqualTo(1);
  }

  @Test
  void utf16IsRefusedByNameWithAndWithoutItsMark() {
    for (String mark : new String[] {"\uFEFF", ""}) {
      for (Charset charset : new Charset[] {UTF_16LE, UTF_16BE}) {
        firms.expectRefused(
            "firms.csv",
            (mark + HEADER + GOOD).getBytes(charset),
            RejectReason.WRONG_ENCODING,
            "the file is UTF-16 or not text, expected UTF-8 or GB18030");
      }
    }
  }

  @Test
  void aHeaderInAnotherEncodingIsTold() {
    firms.expectRefused(
        "firms.csv",
        Firms.join(
            "code,founded,capital,state,开\n".getBytes(GB18030), GOOD.repeat(9).getBytes(UTF_8)),
        RejectReason.WRONG_ENCODING,
        "the header, line 1, can't be read: bytes that are not UTF-8");
  }

  @Test
  void filesThatAreNoTextAreToldByTheirKind() throws IOException {
    byte[] old = HexFormat.of().parseHex("d0cf11e0a1b11ae10000");
    String workbook = "an old (.xls) or encrypted workbook, expected XLSX without a password";
    firms.expectRefused(
        "firms.csv",
        "PK\u0003\u0004....".getBytes(UTF_8),
        RejectReason.MALFORMED,
        "the file is a ZIP archive or a workbook, expected text");
    firms.expectRefused(
        "firms.csv", "%PDF-1.7".getBytes(UTF_8), RejectReason.MALFORMED, "the file is a PDF");
    firms.expectRefused("firms.xls", old, RejectReason.MALFORMED, workbook);
    firms.expectRefused("firms.xlsx", old, RejectReason.MALFORMED, workbook);
    firms.expectRefused("firms.csv.gz", Firms.gzip(old), RejectReason.MALFORMED, workbook);
    firms.expectRefused(
        "firms.xlsx",
        "not a workbook".getBytes(UTF_8),
        RejectReason.TRUNCATED,
        "not an XLSX workbook, or one that is cut or damaged");
  }

  @Test
  void missingColumnsAreNamed() {
    expectHeader(
        "code,founded,name", "lacks columns 'capital', 'state'; it has 'code', 'founded', 'name'");
    expectHeader("CODE,founded,capital,state,name", "lacks column 'code'; it has 'CODE'");
    assertThat(firms.letter().position()).isEqualTo(1);
    assertThat(firms.letter().raw()).isEqualTo("CODE,founded,capital,state,name");
  }

  @Test
  void doubledColumnsAreNamed() {
    expectHeader("code,founded,capital,state,name,name", "has column 'name' twice");
    expectHeader("code,founded,capital,state,name, name ,code", "has columns 'code', 'name' twice");
  }

  private void expectHeader(String header, String detail) {
    firms.expectRefused(
        "firms.csv", (header + '\n' + GOOD).getBytes(UTF_8), RejectReason.COLUMN_COUNT, detail);
  }

  @Test
  void namesOfColumnsMayHaveBlanksAroundThemAndTwinsInOtherCase() {
    firms.load(" code ,founded\t,capital,state , name,NAME,,\n" + GOOD.strip() + ",乙,,\n");

    assertThat(firms.values("name")).containsExactly("甲");
  }

  @Test
  void anEmptyFileIsTold() {
    firms.expectRefused(
        "firms.csv", new byte[0], RejectReason.TRUNCATED, "the file is empty · 文件为空");
    firms.expectRefused(
        "firms.jsonl", new byte[0], RejectReason.TRUNCATED, "the file is empty · 文件为空");
    firms.expectRefused(
        "firms.csv", "\n\r\n \n".getBytes(UTF_8), RejectReason.TRUNCATED, "no header line");
  }

  @Test
  void aHeaderAloneIsATableWithoutRows() {
    IngestResult result = firms.load(HEADER);

    assertThat(result.read()).isZero();
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void tabsAreReadToo() {
    firms.load("firms.tsv", (HEADER + GOOD).replace(',', '\t').getBytes(UTF_8));

    assertThat(firms.values("name")).containsExactly("甲");
  }
}

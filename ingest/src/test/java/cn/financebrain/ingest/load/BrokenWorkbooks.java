package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The workbooks that the corpus names; row 1 is the header, row 2 is good, row 3 is broken. */
final class BrokenWorkbooks {
  private static final int CODE = 0;
  private static final int REPORTED = 2;
  private static final int CAPITAL = 3;
  private static final int NAME = 8;
  private static final int BOMB = 40 << 20;

  private BrokenWorkbooks() {}

  static byte[] of(String name) throws IOException {
    String[] header = Workbook.texts(BrokenFeed.HEADER.strip().split(","));
    String[] good = Workbook.texts(BrokenFeed.GOOD.strip().split(","));
    return switch (name) {
      case "good" -> new Workbook().sheet("s", header, good).bytes();
      case "no-parts" -> zip("letter.txt", "dear".getBytes(UTF_8));
      case "no-sheets" -> new Workbook().bytes();
      case "empty-sheet" -> new Workbook().sheet("s").bytes();
      case "title-row" ->
          new Workbook()
              .sheet("s", Workbook.texts("2024年度企业年报汇总表"), header, good)
              .merged("A1:I1")
              .bytes();
      case "error-cell" -> third(CAPITAL, "<c r=\"@\" t=\"e\"><v>#REF!</v></c>");
      case "formula" -> third(CAPITAL, Workbook.formula("n", ""));
      case "long-number" -> third(CODE, Workbook.number("913301007996550580"));
      case "bad-date" -> third(REPORTED, Workbook.text("2023-02-30"));
      case "day-number" -> third(REPORTED, Workbook.number("45000"));
      case "long-text" -> third(NAME, Workbook.text("长".repeat(20_001)));
      case "broken-xml" -> third(NAME, "<c r=\"@\"><v>1</w></c>");
      case "no-shared-text" -> third(NAME, Workbook.shared(7));
      case "far-column" -> third(NAME, "<c r=\"ZZZZZZ3\"><v>1</v></c>");
      case "remark" -> new Workbook().sheet("s", header, good, remarked(good)).bytes();
      case "entities" ->
          new Workbook()
              .sheet("s", header, good)
              .sharedTexts("</t></si></sst><!DOCTYPE a [<!ENTITY b \"b\">]><sst><si><t>&b;")
              .bytes();
      case "bomb" -> zip("xl/worksheets/sheet1.xml", new byte[BOMB]);
      default -> throw new IllegalArgumentException("no workbook " + name);
    };
  }

  private static byte[] third(int column, String cell) {
    String[] good = Workbook.texts(BrokenFeed.GOOD.strip().split(","));
    String[] broken = good.clone();
    broken[column] = cell;
    return new Workbook()
        .sheet("s", Workbook.texts(BrokenFeed.HEADER.strip().split(",")), good, broken)
        .bytes();
  }

  private static String[] remarked(String[] good) {
    String[] remarked = Arrays.copyOf(good, good.length + 1);
    remarked[good.length] = Workbook.text("存疑");
    return remarked;
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }
}

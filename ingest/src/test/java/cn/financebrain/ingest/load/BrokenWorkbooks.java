package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The workbooks that the corpus names; row 1 is the header, row 2 is good, row 3 is broken. */
final class BrokenWorkbooks {
  private static final int CODE = 0;
  private static final int REPORTED = 2;
  private static final int CAPITAL = 3;
  private static final int NAME = 8;
  private static final int BOMB = 40 << 20;
  private static final int DIRECTORY_ENTRY = 0x02014b50;
  private static final int UNPACKED_SIZE = 24;

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
      case "endless-number" -> third(CAPITAL, Workbook.number("9".repeat(100_000)));
      case "lying-size" -> lying(new Workbook().sheet("s", header, good).bytes());
      case "far-column" -> third(NAME, "<c r=\"ZZZZZZ3\"><v>1</v></c>");
      case "remark" -> new Workbook().sheet("s", header, good, remarked(good)).bytes();
      case "entities" -> withEntities(new Workbook().sheet("s", header, good).bytes());
      case "bomb" -> zip("xl/worksheets/sheet1.xml", new byte[BOMB]);
      default -> throw new IllegalArgumentException("no workbook " + name);
    };
  }

  /** Each entity is ten of the one before: a thousand million letters in all. */
  private static byte[] withEntities(byte[] workbook) throws IOException {
    StringBuilder type = new StringBuilder("<!DOCTYPE worksheet [<!ENTITY e0 \"aaaaaaaaaa\">");
    for (int i = 1; i < 9; i++) {
      type.append("<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), UTF_8);
        zip.putNextEntry(new ZipEntry(part.getName()));
        zip.write(
            (part.getName().endsWith("sheet1.xml")
                    ? text.replace("?><worksheet", "?>" + type + "]><worksheet")
                        .replace("甲公司", "&e8;")
                    : text)
                .getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }

  /** The directory of the archive says that its last part is one octet long. */
  private static byte[] lying(byte[] workbook) {
    byte[] lying = workbook.clone();
    ByteBuffer bytes = ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 4 < lying.length; i++) {
      if (bytes.getInt(i) == DIRECTORY_ENTRY) {
        bytes.putInt(i + UNPACKED_SIZE, 1);
      }
    }
    return lying;
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

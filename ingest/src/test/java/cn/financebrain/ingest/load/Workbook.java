package cn.financebrain.ingest.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes XLSX files cell by cell, also such as no program would write. A cell is its XML with
 * {@code r="@"} for its place; the empty text leaves its place free. Rows without cells are left
 * out of the file, but keep their number.
 */
final class Workbook {
  static final int DATE = 1;
  static final int CHINESE_DATE = 2;
  static final int SIX_DIGITS = 3;
  static final int MONEY = 4;
  static final int DATE_AND_TIME = 5;

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String MAIN =
      " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private final Map<String, String> sheets = new LinkedHashMap<>();
  private String sharedTexts = "";
  private String properties = "";
  private String tail = "";

  static String text(String text) {
    return "<c r=\"@\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  static String[] texts(String... texts) {
    return Arrays.stream(texts).map(Workbook::text).toArray(String[]::new);
  }

  static String shared(int index) {
    return "<c r=\"@\" t=\"s\"><v>" + index + "</v></c>";
  }

  static String number(String number) {
    return number(number, 0);
  }

  static String number(String number, int style) {
    return "<c r=\"@\" s=\"%d\"><v>%s</v></c>".formatted(style, number);
  }

  /**
   * @param type {@code n}, {@code str}, {@code b} or {@code e}
   * @param value XML of the value that was last worked out, such as {@code <v>1</v>}
   */
  static String formula(String type, String value) {
    return "<c r=\"@\" t=\"%s\"><f>A1&amp;B1</f>%s</c>".formatted(type, value);
  }

  Workbook sheet(String name, String[]... rows) {
    StringBuilder xml = new StringBuilder();
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length > 0) {
        xml.append("<row r=\"").append(row + 1).append("\">");
        for (int column = 0; column < rows[row].length; column++) {
          String place = (char) ('A' + column) + Integer.toString(row + 1);
          xml.append(rows[row][column].replace("@", place));
        }
        xml.append("</row>");
      }
    }
    sheets.put(name, xml.toString());
    return this;
  }

  Workbook sharedTexts(String... texts) {
    sharedTexts =
        Arrays.stream(texts)
            .map(text -> "<si><t>" + text + "</t></si>")
            .collect(Collectors.joining());
    return this;
  }

  Workbook from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  /** Merges cells of every sheet, such as {@code A2:A3}. */
  Workbook merged(String range) {
    tail = "<mergeCells count=\"1\"><mergeCell ref=\"%s\"/></mergeCells>".formatted(range);
    return this;
  }

  byte[] bytes() {
    StringBuilder types = new StringBuilder();
    StringBuilder list = new StringBuilder();
    StringBuilder links = new StringBuilder();
    Map<String, String> parts = new LinkedHashMap<>();
    int number = 0;
    for (Map.Entry<String, String> sheet : sheets.entrySet()) {
      number++;
      String path = "worksheets/sheet%d.xml".formatted(number);
      types.append(type("/xl/" + path, TYPE + "worksheet+xml"));
      list.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"s%d\"/>"
              .formatted(sheet.getKey(), number, number));
      links.append(link("s" + number, "worksheet", path));
      parts.put(
          "xl/" + path,
          "<worksheet%s><sheetData>%s</sheetData>%s</worksheet>"
              .formatted(MAIN, sheet.getValue(), tail));
    }
    links.append(link("styles", "styles", "styles.xml"));
    links.append(link("texts", "sharedStrings", "sharedStrings.xml"));
    types.append(type("/xl/workbook.xml", TYPE + "sheet.main+xml"));
    types.append(type("/xl/styles.xml", TYPE + "styles+xml"));
    types.append(type("/xl/sharedStrings.xml", TYPE + "sharedStrings+xml"));
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"%scontent-types\">%s</Types>".formatted(PACKAGE, types));
    parts.put("_rels/.rels", links(link("w", "officeDocument", "xl/workbook.xml")));
    parts.put(
        "xl/workbook.xml",
        "<workbook%s xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
            .formatted(MAIN, OFFICE, properties, list));
    parts.put("xl/_rels/workbook.xml.rels", links(links.toString()));
    parts.put("xl/styles.xml", styles());
    parts.put("xl/sharedStrings.xml", "<sst%s>%s</sst>".formatted(MAIN, sharedTexts));
    return zip(parts);
  }

  private static String type(String part, String type) {
    return "<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type);
  }

  private static String link(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String links(String links) {
    return "<Relationships xmlns=\"%srelationships\">%s</Relationships>".formatted(PACKAGE, links);
  }

  private static String styles() {
    String formats =
        format(164, "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@")
            + format(165, "000000")
            + format(166, "#,##0.00&quot;元/day&quot;;[Red]-#,##0.00");
    String styles =
        Arrays.stream(new int[] {0, 14, 164, 165, 166, 22})
            .mapToObj("<xf numFmtId=\"%d\"/>"::formatted)
            .collect(Collectors.joining());
    return "<styleSheet%s><numFmts>%s</numFmts><cellXfs>%s</cellXfs></styleSheet>"
        .formatted(MAIN, formats, styles);
  }

  private static String format(int id, String code) {
    return "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(id, code);
  }

  private static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write((HEAD + part.getValue()).getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError("memory does not fail to be written", e);
    }
    return out.toByteArray();
  }
}

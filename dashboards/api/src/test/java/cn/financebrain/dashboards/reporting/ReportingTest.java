package cn.financebrain.dashboards.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class ReportingTest {
  private static final Glyphs GLYPHS = Glyphs.load();

  private static String page(Report report) throws TemplateException {
    return ReportPage.of(report, ReportTemplate.of(Resources.text("body.html")), GLYPHS);
  }

  private static byte[] pdf(Report report) throws TemplateException, IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    ReportPdf.write(page(report), pdf);
    return pdf.toByteArray();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void chineseTextOfAPdfCanBeSearched() throws Exception {
    String text = text(pdf(Samples.of("温州市鹿城区某某养老服务有限公司")));
    assertThat(text)
        .contains("温州市风险扫描报告")
        .contains("快照 scan-1 · 0123456789abcdef")
        .contains("编制时 1 个数据源未按时更新。")
        .contains("投诉次数：3 次")
        .contains("1 / 1");
    assertThat(text.replaceAll("\\s", "")).contains("温州市鹿城区某某养老服务有限公司");
  }

  @Test
  void eachPageOfALongTableHasItsHeadSnapshotAndNumber() throws Exception {
    byte[] pdf =
        pdf(Samples.of(IntStream.range(0, 200).mapToObj(i -> "企业" + i).toArray(String[]::new)));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(3);
      for (int page = 1; page < pages; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document))
            .contains("主要原因", "scan-1", "%d / %d".formatted(page, pages));
      }
    }
  }

  @Test
  void aCharacterThatTheFontsLackIsShownByItsCodeAndTold() throws Exception {
    String rare = new String(Character.toChars(0x2CF00));
    String text = text(pdf(Samples.of("张" + rare + "公司\u202Egnp", "正常")));
    assertThat(text).contains("张□U+2CF00公司□U+202Egnp");
    assertThat(text).contains("以下字符字体中没有").contains("U+202E, U+2CF00");
    assertThat(text(pdf(Samples.of("正常")))).doesNotContain("以下字符字体中没有");
  }

  @Test
  void aScriptInANameIsText() throws Exception {
    String name = "<script>alert(1)</script>{{title}}<img src=x onerror=alert(1)>";
    String page = page(Samples.of(name));
    assertThat(page).doesNotContain("<script").doesNotContain("<img").contains("&lt;script&gt;");
    assertThat(text(pdf(Samples.of(name))).replaceAll("\\s", ""))
        .contains("<script>alert(1)</script>{{title}}<imgsrc=x");
  }

  @Test
  void aReportWithoutRowsSaysSo() throws Exception {
    assertThat(text(pdf(Samples.of()))).contains("本期无数据");
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    ReportWorkbook.write(Samples.full(0), book);
    try (ReadableWorkbook read = read(book)) {
      assertThat(lastSheet(read).read()).hasSize(2);
    }
  }

  private static ReadableWorkbook read(ByteArrayOutputStream book) throws IOException {
    return new ReadableWorkbook(new ByteArrayInputStream(book.toByteArray()));
  }

  private static Sheet lastSheet(ReadableWorkbook book) {
    return book.getSheets().reduce((one, next) -> next).orElseThrow();
  }

  @Test
  void aWorkbookHasEveryRowOfAHundredThousand() throws Exception {
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    ReportWorkbook.write(Samples.full(100_000), book);
    try (ReadableWorkbook read = read(book)) {
      assertThat(read.getSheets().map(Sheet::getName)).containsExactly("说明", "风险最高的企业", "全部企业");
      AtomicInteger rows = new AtomicInteger();
      try (Stream<Row> stream = lastSheet(read).openStream()) {
        stream.forEach(
            row -> {
              int i = rows.getAndIncrement() - 1;
              if (i == 99_999) {
                assertThat(row.getCellText(0)).isEqualTo("企业99999");
                assertThat(row.getCellAsNumber(1).orElseThrow().intValue()).isEqualTo(99_999);
                assertThat(row.getCellText(2)).isEqualTo("=1+1");
                assertThat(row.getCell(2).getFormula()).isNull();
              }
            });
      }
      assertThat(rows.get()).isEqualTo(100_001);
    }
  }

  @Test
  void aCsvFileOpensInExcelAndRunsNothing() throws Exception {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    ReportCsv.write(Samples.full(2), csv);
    assertThat(csv.toString(StandardCharsets.UTF_8))
        .isEqualTo("\uFEFF企业,指数,主要原因\r\n企业0,0,'=1+1\r\n企业1,1,'=1+1\r\n");
  }

  private static void refused(String template, int line, String english) {
    assertThatThrownBy(() -> page(Samples.of(), template))
        .isInstanceOfSatisfying(
            TemplateException.class,
            e -> {
              assertThat(e.line()).as(e.english()).isEqualTo(line);
              assertThat(e.english()).contains(english);
              assertThat(e.chinese()).isNotEmpty();
            });
  }

  private static String page(Report report, String template) throws TemplateException {
    return ReportPage.of(report, ReportTemplate.of(template), GLYPHS);
  }

  @Test
  void anOfficeMayOrderPartsAndWriteTextsBetweenThem() throws Exception {
    String page =
        page(
            Samples.of("某公司"),
            """
            <h3 style="color: #333">一、概况</h3>
            <p>{{lead}}</p>
            {{#part.top}}{{>part}}{{/part.top}}\
            """);
    assertThat(page).contains("一、概况", "共扫描企业 3 家", "某公司");
    assertThat(page).contains("编制时 1 个数据源未按时更新。"); // whatever the template says
  }

  @Test
  void errorsOfTemplatesNameTheirLine() {
    refused("<p>\n{{#parts}}\n</p>", 2, "parts");
    refused("<p>a</p>\n<p>{{nothing}}</p>", 2, "nothing");
    refused("<p>a</p>\n{{#part.nowhere}}{{>part}}{{/part.nowhere}}", 2, "nowhere");
    refused("<p>\n<b>a</p>", 2, "not well-formed");
    refused("<p>a</p>\n\n<script>alert(1)</script>", 3, "<script>");
    refused("<p onclick=\"x()\">a</p>", 1, "onclick");
    refused("<p style=\"background: URL(http://a/)\">a</p>", 1, "style");
    refused("<div style=\"position: fixed\">a</div>", 1, "style");
    refused("<p>\n{{{title}}}</p>", 2, "unescaped");
    refused("<p>{{&amp;title}}</p>", 1, "unescaped");
    refused("{{=<% %>=}}", 1, "delimiters");
    refused("<p class=\"{{title}}\">a</p>", 1, "brackets");
    refused("<?php ?>", 0, "instructions");
    refused("{{>other}}", 0, "partial");
    refused("a".repeat(ReportTemplate.LENGTH_MAX + 1), 0, "characters");
  }

  @Test
  void aPageFetchesNothing() throws Exception {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    String page = page(Samples.of("某公司"));
    String reading =
        page.replace(
            "</body>",
            "<img src=\"file:///etc/passwd\"/><img src=\"http://127.0.0.1:1/\"/></body>");
    ReportPdf.write(reading, pdf);
    assertThat(text(pdf.toByteArray())).contains("某公司");
  }

  @Test
  void tablesAreHeldToTheirColumns() {
    List<ReportTable.Column> columns = List.of(ReportTable.Column.text("a"));
    assertThatThrownBy(
            () -> ReportTable.of("k", "t", "", columns, List.of(List.of(Cell.EMPTY, Cell.EMPTY))))
        .hasMessageContaining("a row of 2 cells, expected 1");
  }
}

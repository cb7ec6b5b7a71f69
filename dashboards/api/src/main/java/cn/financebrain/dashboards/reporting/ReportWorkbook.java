package cn.financebrain.dashboards.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a report as XLSX: what it was made of, each table in a sheet of its own, and all rows
 * behind it. Texts stay texts, whatever they begin with.
 */
public final class ReportWorkbook {
  /** The last row that a sheet has room for, and so another sheet begins. */
  static final int ROWS_MAX = Worksheet.MAX_ROWS - 1;

  private static final int NAME_MAX = 31;
  private static final int FLUSHED = 1_000;
  private static final int WIDE = 32;
  private static final int NARROW = 14;

  private final Report report;
  private final Set<String> names = new HashSet<>();

  private ReportWorkbook(Report report) {
    this.report = report;
  }

  /**
   * @throws IOException if it can't be written
   */
  public static void write(Report report, OutputStream to) throws IOException {
    try (Workbook book = new Workbook(to, "Finance Brain", "1.0")) {
      ReportWorkbook sheets = new ReportWorkbook(report);
      sheets.summary(book);
      for (ReportTable part : report.parts()) {
        sheets.table(book, part);
      }
      if (report.full().isPresent()) {
        sheets.full(book, report.full().get());
      }
    }
  }

  private void summary(Workbook book) throws IOException {
    Worksheet sheet = book.newWorksheet(name(report.say("说明", "About")));
    sheet.width(0, NARROW * 1.5);
    sheet.width(1, WIDE * 2.5);
    sheet.inlineString(0, 0, clean(report.title()));
    sheet.style(0, 0).bold().fontSize(14).set();
    int row = 1;
    if (!report.lead().isEmpty()) {
      sheet.inlineString(row++, 0, clean(report.lead()));
    }
    for (String warning : report.warnings()) {
      sheet.inlineString(row, 0, report.say("注意", "Mind"));
      sheet.inlineString(row++, 1, clean(warning));
    }
    for (Report.Fact fact : report.facts()) {
      sheet.inlineString(row, 0, clean(fact.name()));
      sheet.inlineString(row++, 1, clean(fact.value()));
    }
    sheet.finish();
  }

  private void table(Workbook book, ReportTable part) throws IOException {
    Worksheet sheet = begin(book, part.title(), part.columns());
    int row = 1;
    for (List<Cell> cells : part.rows()) {
      write(sheet, row++, cells);
    }
    if (part.rows().isEmpty()) {
      sheet.inlineString(row++, 0, report.say("本期无数据", "No rows in this period"));
    }
    if (part.isCut()) {
      sheet.inlineString(
          row,
          0,
          report
              .say("仅列前 %d 条，共 %d 条", "the first %d of %d")
              .formatted(part.rows().size(), part.total()));
    }
    sheet.finish();
  }

  private void full(Workbook book, FullList list) throws IOException {
    try {
      Filling filling = new Filling(book, list);
      list.rows().each(filling::add);
      filling.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Fills sheets with rows, another one where one is full. */
  private final class Filling {
    private final Workbook book;
    private final FullList list;
    private Worksheet sheet;
    private int row = 1;

    Filling(Workbook book, FullList list) {
      this.book = book;
      this.list = list;
      this.sheet = begin(book, list.title(), list.columns());
    }

    void add(List<Cell> cells) {
      try {
        if (row == ROWS_MAX) {
          sheet.finish();
          sheet = begin(book, list.title(), list.columns());
          row = 1;
        }
        write(sheet, row++, cells);
        if (row % FLUSHED == 0) {
          sheet.flush();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void finish() throws IOException {
      if (row == 1) {
        sheet.inlineString(1, 0, report.say("本期无数据", "No rows in this period"));
      }
      sheet.finish();
    }
  }

  private Worksheet begin(Workbook book, String title, List<ReportTable.Column> columns) {
    Worksheet sheet = book.newWorksheet(name(title));
    for (int i = 0; i < columns.size(); i++) {
      sheet.width(i, columns.get(i).number() ? NARROW : WIDE);
      sheet.inlineString(0, i, clean(columns.get(i).name()));
      sheet.style(0, i).bold().set();
    }
    sheet.freezePane(0, 1);
    return sheet;
  }

  private static void write(Worksheet sheet, int row, List<Cell> cells) {
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.value().isPresent()) {
        sheet.value(row, i, whole(cell.value().getAsDouble()));
      } else if (!cell.text().isEmpty()) {
        sheet.inlineString(row, i, clean(cell.text()));
      }
    }
  }

  /** Counts without a point. */
  private static Number whole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? (Number) Long.valueOf((long) number)
        : (Number) Double.valueOf(number);
  }

  /** What a sheet may be called: 31 characters, some not among them, each once. */
  private String name(String title) {
    String base = title.replaceAll("[\\[\\]:*?/\\\\'\\p{Cntrl}]", " ").strip();
    String cut = base.isEmpty() ? "Sheet" : base.substring(0, Math.min(NAME_MAX, base.length()));
    String name = cut;
    for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
      String suffix = " " + i;
      name = cut.substring(0, Math.min(cut.length(), NAME_MAX - suffix.length())) + suffix;
    }
    return name;
  }

  /** XML holds no controls; one that is there is shown by its code point. */
  private static String clean(String text) {
    StringBuilder clean = null;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      boolean fits =
          point == '\n'
              || point == '\t'
              || (point >= ' ' && point < 0xD800)
              || (point > 0xDFFF && point < 0xFFFE)
              || point > 0xFFFF;
      if (!fits && clean == null) {
        clean = new StringBuilder(text.substring(0, i));
      }
      if (clean != null) {
        if (fits) {
          clean.appendCodePoint(point);
        } else {
          clean.append("□U+%04X".formatted(point));
        }
      }
      i += Character.charCount(point);
    }
    return clean == null ? text : clean.toString();
  }
}

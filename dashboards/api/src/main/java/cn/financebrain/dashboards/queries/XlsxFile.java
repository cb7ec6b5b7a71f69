package cn.financebrain.dashboards.queries;

import cn.financebrain.store.PersonQueries.AnswerColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook: the first sheet tells where it comes from, each further one has up to a million rows.
 * Rows go out as they come. Numbers of more digits than a spreadsheet keeps stay text.
 */
final class XlsxFile implements AutoCloseable {
  static final int ROWS_PER_SHEET = 1_000_000;
  private static final int CELL_MAX = 32_767;
  private static final int DIGITS_MAX = 15;
  private static final int FLUSH_EVERY = 1_000;

  private static final Pattern NUMERIC =
      Pattern.compile("(Nullable\\(|LowCardinality\\()*(U?Int\\d+|Float\\d+|Decimal.*)\\)*");

  private final Workbook workbook;
  private final List<AnswerColumn> columns;
  private final boolean[] numeric;
  private final int rowsPerSheet;
  private Worksheet sheet;
  private int sheets;
  private int row;

  XlsxFile(
      OutputStream output,
      String watermark,
      String statement,
      List<AnswerColumn> columns,
      int rowsPerSheet)
      throws IOException {
    this.workbook = new Workbook(output, "FinanceBrain", "1.0");
    this.columns = columns;
    this.rowsPerSheet = rowsPerSheet;
    this.numeric = new boolean[columns.size()];
    for (int i = 0; i < numeric.length; i++) {
      numeric[i] = NUMERIC.matcher(columns.get(i).type()).matches();
    }
    Worksheet source = workbook.newWorksheet("说明");
    source.inlineString(0, 0, watermark);
    source.inlineString(1, 0, cut(statement));
    source.finish();
    nextSheet();
  }

  private void nextSheet() throws IOException {
    if (sheet != null) {
      sheet.finish();
    }
    sheet = workbook.newWorksheet("数据" + ++sheets);
    row = 0;
    for (int i = 0; i < columns.size(); i++) {
      sheet.inlineString(0, i, cut(columns.get(i).name()));
    }
    sheet.freezePane(0, 1);
  }

  void row(List<String> cells) throws IOException {
    if (row == rowsPerSheet) {
      nextSheet();
    }
    row++;
    for (int i = 0; i < cells.size(); i++) {
      cell(i, cells.get(i));
    }
    if (row % FLUSH_EVERY == 0) {
      sheet.flush();
    }
  }

  private void cell(int column, String text) {
    if (text == null || text.isEmpty()) {
      return;
    }
    if (numeric[column] && text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
      BigDecimal number = new BigDecimal(text);
      if (number.precision() <= DIGITS_MAX || !isWhole(text)) {
        sheet.value(row, column, number.doubleValue());
        return;
      }
    }
    sheet.inlineString(row, column, cut(text));
  }

  private static boolean isWhole(String text) {
    return text.matches("-?\\d+");
  }

  /** Characters that XML can't hold are shown as such. */
  private static String cut(String text) {
    String shown = text.length() <= CELL_MAX ? text : text.substring(0, CELL_MAX);
    return shown.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    workbook.finish();
  }
}

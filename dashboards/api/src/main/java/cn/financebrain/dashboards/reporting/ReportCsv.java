package cn.financebrain.dashboards.reporting;

import cn.financebrain.dashboards.wire.CsvCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes all rows behind a report, or of its first table where there are no others, as
 * comma-separated values that a Chinese Excel opens without garbling: UTF-8 with BOM, CRLF.
 */
public final class ReportCsv {
  private ReportCsv() {}

  /**
   * @throws IOException if it can't be written
   */
  public static void write(Report report, OutputStream to) throws IOException {
    try (Writer out = new OutputStreamWriter(to, StandardCharsets.UTF_8)) {
      out.write('\uFEFF');
      FullList list = report.full().orElseGet(() -> firstOf(report));
      line(out, list.columns().stream().map(column -> Cell.of(column.name())).toList());
      list.rows().each(row -> line(out, row));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static FullList firstOf(Report report) {
    return report.parts().stream()
        .findFirst()
        .map(part -> new FullList(part.title(), part.columns(), part.rows()::forEach))
        .orElseGet(() -> new FullList(report.title(), List.of(), to -> {}));
  }

  private static void line(Writer out, List<Cell> cells) {
    try {
      out.write(cells.stream().map(ReportCsv::text).collect(Collectors.joining(",", "", "\r\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Cell cell) {
    if (cell.value().isPresent()) {
      double number = cell.value().getAsDouble();
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? Long.toString((long) number)
          : Double.toString(number);
    }
    return CsvCell.of(cell.text());
  }
}

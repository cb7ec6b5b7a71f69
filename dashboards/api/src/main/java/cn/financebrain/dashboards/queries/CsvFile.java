package cn.financebrain.dashboards.queries;

import cn.financebrain.store.PersonQueries.AnswerColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CSV that a Chinese Excel opens without garbling: UTF-8 with BOM, CRLF; the watermark in the first
 * row. Text that a spreadsheet would run as a formula is defused with an apostrophe.
 */
final class CsvFile {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final String RUNS = "=+-@\t\r";

  private final OutputStream output;

  CsvFile(OutputStream output) {
    this.output = output;
  }

  void begin(String watermark, List<AnswerColumn> columns) throws IOException {
    write("\uFEFF" + cell(watermark) + "\r\n");
    row(columns.stream().map(AnswerColumn::name).toList());
  }

  void row(List<String> cells) throws IOException {
    write(cells.stream().map(CsvFile::cell).collect(Collectors.joining(",", "", "\r\n")));
  }

  private void write(String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
  }

  static String cell(String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    boolean runs = RUNS.indexOf(value.charAt(0)) >= 0 && !NUMBER.matcher(value).matches();
    String text = runs ? "'" + value : value;
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}

package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CSV and its kin (RFC 4180). Made by hand since no field, row or unclosed quote may fill the
 * memory, and since each kind of damage must be told from the others with its line.
 */
final class DelimitedRows extends TextRows {
  private static final int COLUMN_LIMIT = 10_000;

  private final char delimiter;
  private List<String> header = List.of();

  private List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private long start;
  private int length;
  private RejectReason fault;
  private String faultDetail;
  private int faultCell;

  private DelimitedRows(TextScanner text, char delimiter) {
    super(text);
    this.delimiter = delimiter;
  }

  /**
   * @throws SourceException if there is no header, or one that can't be read
   */
  static DelimitedRows open(TextScanner text, char delimiter) throws IOException, SourceException {
    DelimitedRows rows = new DelimitedRows(text, delimiter);
    Optional<SourceRow> first = rows.next();
    if (first.isEmpty()) {
      throw new SourceException(RejectReason.TRUNCATED, "the file has no header line · 文件没有表头");
    }
    if (first.get() instanceof SourceRow.Broken broken) {
      throw new SourceException(
          broken.reason(),
          "the header, line %d, can't be read: %s".formatted(broken.line(), broken.detail()));
    }
    rows.header = ((SourceRow.Cells) first.get()).cells().stream().map(String::strip).toList();
    return rows;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  Optional<SourceRow> read(long line) throws IOException {
    scan(line);
    if (fault != null) {
      String column = faultCell < header.size() ? header.get(faultCell) : "";
      return Optional.of(broken(line, fault, column, faultDetail));
    }
    SourceRow.Cells row = new SourceRow.Cells(line, cells, raw());
    if (row.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        header.isEmpty() || cells.size() == header.size() ? row : miscounted(line, cells.size()));
  }

  private SourceRow miscounted(long line, int count) {
    String counted = "the row has %d columns, expected %d".formatted(count, header.size());
    return endedByFile() && count < header.size()
        ? broken(
            line, RejectReason.TRUNCATED, "", "the file ends in the middle of a row: " + counted)
        : broken(line, RejectReason.COLUMN_COUNT, "", counted);
  }

  /** Reads one row into the fields of this object. */
  private void scan(long line) throws IOException {
    cells = new ArrayList<>(header.isEmpty() ? 16 : header.size());
    cell.setLength(0);
    start = line;
    length = 0;
    fault = null;
    while (scanCell()) {
      if (cells.size() > COLUMN_LIMIT) {
        note(
            RejectReason.COLUMN_COUNT, "the row has more than %,d columns".formatted(COLUMN_LIMIT));
        cells.clear();
      }
    }
  }

  /** Reads one cell and what ends it; true if the row goes on. */
  private boolean scanCell() throws IOException {
    boolean quoted = peek() == '"';
    if (quoted) {
      take();
      scanQuoted();
    }
    int c = take();
    while (c != delimiter && !TextScanner.isLineEnd(c) && c != TextScanner.END) {
      if (quoted) {
        note(RejectReason.MALFORMED, "text follows a closing quote");
      }
      append(c);
      c = take();
    }
    cells.add(cell.toString());
    cell.setLength(0);
    return c == delimiter;
  }

  private void scanQuoted() throws IOException {
    while (true) {
      int c = take();
      if (c == TextScanner.END) {
        note(
            RejectReason.TRUNCATED,
            "a quote is never closed: all from line %d to the end of the file, line %d, is lost"
                .formatted(start, line()));
        return;
      }
      if (c == '"') {
        if (peek() != '"') {
          return;
        }
        take();
      }
      append(c);
    }
  }

  private void append(int c) {
    length++;
    if (fault == null) {
      check(c);
    }
    if (fault == null) {
      cell.append((char) c);
    }
  }

  private void check(int c) {
    if (c == 0) {
      note(RejectReason.MALFORMED, "a NUL byte, expected text");
    } else if (c == TextScanner.REPLACEMENT) {
      note(RejectReason.WRONG_ENCODING, wrongEncoding());
    } else if (cell.length() == FIELD_LIMIT) {
      note(RejectReason.FIELD_TOO_LONG, RowSource.tooLong("field", FIELD_LIMIT));
    } else if (length > ROW_LIMIT) {
      note(RejectReason.FIELD_TOO_LONG, RowSource.tooLong("row", ROW_LIMIT));
    }
  }

  private void note(RejectReason reason, String detail) {
    boolean graver = reason == RejectReason.TRUNCATED && fault != RejectReason.TRUNCATED;
    if (fault == null || graver) {
      fault = reason;
      faultDetail = detail;
      faultCell = cells.size();
    }
  }
}

package cn.financebrain.ingest.source;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CSV and its kin (RFC 4180). Made by hand since no field, line or unclosed quote may fill the
 * memory, and since each kind of damage must be told from the others with its line.
 */
final class DelimitedRows implements RowSource {
  private static final int COLUMN_LIMIT = 10_000;

  private final TextScanner text;
  private final char delimiter;
  private final List<String> header;

  private List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private final StringBuilder raw = new StringBuilder();
  private long start;
  private RejectReason fault;
  private String faultDetail;
  private int faultCell;
  private boolean endedByFile;
  private boolean toldCut;

  private DelimitedRows(TextScanner text, char delimiter) throws IOException, SourceException {
    this.text = text;
    this.delimiter = delimiter;
    if (!scan()) {
      throw new SourceException(RejectReason.TRUNCATED, "the file has no header line · 文件没有表头");
    }
    if (fault != null) {
      throw new SourceException(fault, "the header can't be read: " + faultDetail);
    }
    this.header = cells.stream().map(String::strip).toList();
  }

  static DelimitedRows open(TextScanner text, char delimiter) throws IOException, SourceException {
    return new DelimitedRows(text, delimiter);
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public long bytesRead() {
    return text.bytesRead();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  @Override
  public Optional<SourceRow> next() throws IOException {
    if (!scan()) {
      return Optional.empty();
    }
    if (!text.cut().isEmpty()) {
      toldCut = true;
      return Optional.of(broken(RejectReason.TRUNCATED, "", cutDetail()));
    }
    if (fault != null) {
      String column = faultCell < header.size() ? header.get(faultCell) : "";
      return Optional.of(broken(fault, column, faultDetail));
    }
    if (cells.size() == header.size()) {
      return Optional.of(new SourceRow.Cells(start, cells, raw.toString()));
    }
    String counted = "the row has %d columns, expected %d".formatted(cells.size(), header.size());
    return Optional.of(
        endedByFile && cells.size() < header.size()
            ? broken(RejectReason.TRUNCATED, "", "the file ends in the middle of a row: " + counted)
            : broken(RejectReason.COLUMN_COUNT, "", counted));
  }

  private String cutDetail() {
    return "the compressed file is cut in the middle or damaged (%s); the rest is lost"
        .formatted(text.cut());
  }

  private SourceRow broken(RejectReason reason, String column, String detail) {
    return new SourceRow.Broken(start, reason, column, detail, raw.toString());
  }

  /** Reads one record into the fields of this object; false at the end. Skips empty lines. */
  private boolean scan() throws IOException {
    while (text.peek() == '\n' || text.peek() == '\r') {
      text.read();
    }
    cells = new ArrayList<>(header == null ? 16 : header.size());
    cell.setLength(0);
    raw.setLength(0);
    start = text.line();
    fault = null;
    endedByFile = false;
    if (text.peek() == TextScanner.END) {
      return !text.cut().isEmpty() && !toldCut; // the cut itself is told once, as a row
    }
    while (scanCell()) {
      if (cells.size() > COLUMN_LIMIT) {
        note(RejectReason.COLUMN_COUNT, "the row has more than 10,000 columns");
        cells.clear();
      }
    }
    return true;
  }

  /** Reads one cell and what ends it; true if the record goes on. */
  private boolean scanCell() throws IOException {
    boolean quoted = text.peek() == '"';
    if (quoted) {
      take();
      scanQuoted();
    }
    int c = take();
    while (c != delimiter && c != '\n' && c != '\r' && c != TextScanner.END) {
      if (quoted) {
        note(RejectReason.MALFORMED, "text follows a closing quote");
      }
      append(c);
      c = take();
    }
    cells.add(cell.toString());
    cell.setLength(0);
    if (c == '\r' && text.peek() == '\n') {
      text.read();
    }
    endedByFile = c == TextScanner.END;
    return c == delimiter;
  }

  private void scanQuoted() throws IOException {
    while (true) {
      int c = take();
      if (c == TextScanner.END) {
        note(
            RejectReason.TRUNCATED,
            "a quote is never closed: all from line %d to the end of the file, line %d, is lost"
                .formatted(start, text.line()));
        return;
      }
      if (c == '"') {
        if (text.peek() != '"') {
          return;
        }
        take();
      }
      append(c);
    }
  }

  private int take() throws IOException {
    int c = text.read();
    boolean ends = c == TextScanner.END || c == '\n' || c == '\r';
    if (!ends && raw.length() < DeadLetter.RAW_LIMIT) {
      raw.append((char) c);
    }
    return c;
  }

  private void append(int c) {
    if (fault == null && c == 0) {
      note(RejectReason.MALFORMED, "a NUL byte, expected text");
    } else if (fault == null && c == TextScanner.REPLACEMENT) {
      note(
          RejectReason.WRONG_ENCODING,
          "bytes that are not %s, the encoding of this file".formatted(text.charset()));
    }
    if (cell.length() < FIELD_LIMIT) {
      cell.append((char) c);
    } else if (fault == null) {
      note(
          RejectReason.FIELD_TOO_LONG,
          "the field has more than %,d characters".formatted(FIELD_LIMIT));
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

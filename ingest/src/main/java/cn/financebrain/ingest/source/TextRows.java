package cn.financebrain.ingest.source;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.util.Optional;

/**
 * Rows of a text file: what CSV and JSON lines have in common. An end that comes too early is told
 * once: by the row that it cut, or after the last row where it cut none. A plain file that was cut
 * between two rows, or within the last cell of one, can't be told from a whole one.
 */
abstract class TextRows implements RowSource {
  /** A row of more characters is refused, and no more than these are kept of it. */
  static final int ROW_LIMIT = 1_000_000;

  private final TextScanner text;
  private final StringBuilder raw = new StringBuilder();
  private boolean endedByFile;
  private boolean damageTold;

  TextRows(TextScanner text) {
    this.text = text;
  }

  /**
   * Reads one row with its line end.
   *
   * @param line on which it starts
   * @return nothing if it says nothing
   */
  abstract Optional<SourceRow> read(long line) throws IOException;

  @Override
  public final Optional<SourceRow> next() throws IOException {
    text.skipEmptyLines();
    while (text.peek() != TextScanner.END) {
      raw.setLength(0);
      endedByFile = false;
      Optional<SourceRow> row = read(text.line());
      if (row.isPresent()) {
        return Optional.of(endedByFile ? last(row.get()) : row.get());
      }
      text.skipEmptyLines();
    }
    Optional<String> damage = text.damage();
    raw.setLength(0);
    return damage.isEmpty() || damageTold
        ? Optional.empty()
        : Optional.of(damaged(text.line(), damage.get()));
  }

  /** The row after which the file ended, instead of only the line. */
  private SourceRow last(SourceRow row) throws IOException {
    Optional<String> damage = text.damage();
    if (damage.isPresent()) {
      return damaged(row.line(), damage.get());
    }
    return row instanceof SourceRow.Broken broken
            && broken.reason() == RejectReason.WRONG_ENCODING
            && text.afterReplacement()
        ? broken(
            row.line(),
            RejectReason.TRUNCATED,
            broken.column(),
            "the file ends in the middle of a character")
        : row;
  }

  private SourceRow damaged(long line, String how) {
    damageTold = true;
    return broken(line, RejectReason.TRUNCATED, "", how);
  }

  final SourceRow broken(long line, RejectReason reason, String column, String detail) {
    return new SourceRow.Broken(line, reason, column, detail, raw());
  }

  final String wrongEncoding() {
    return "bytes that are not %s, the encoding of this file, or � of an earlier conversion"
        .formatted(text.charset());
  }

  final int peek() throws IOException {
    return text.peek();
  }

  /** The next character, kept as part of the row's text unless it ends a line. */
  final int take() throws IOException {
    int c = text.read();
    if (c == TextScanner.END) {
      endedByFile = true;
    } else if (!TextScanner.isLineEnd(c) && raw.length() < DeadLetter.RAW_LIMIT) {
      raw.append((char) c);
    }
    return c;
  }

  final String raw() {
    return raw.toString();
  }

  /** The line of the next character. */
  final long line() {
    return text.line();
  }

  /** Whether the row that was just read ended with the file instead of a line end. */
  final boolean endedByFile() {
    return endedByFile;
  }

  @Override
  public final long bytesRead() {
    return text.bytesRead();
  }

  @Override
  public final void close() throws IOException {
    text.close();
  }
}

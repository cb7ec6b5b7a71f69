package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedMapping.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of one file, in order. Holds a bounded part of the file in memory. */
public interface RowSource extends AutoCloseable {

  /** Longer texts in a cell are refused. */
  int FIELD_LIMIT = 20_000;

  /** What to say of a text that is longer than its limit. */
  static String tooLong(String what, int limit) {
    return "the %s has more than %,d characters".formatted(what, limit);
  }

  /** The names of the columns. */
  List<String> header();

  /** Whether each row names its fields itself, as JSON does. */
  default boolean namesItsRows() {
    return false;
  }

  /** The columns that were met so far, whether anybody reads them or not. */
  default Collection<String> columnsSeen() {
    return header();
  }

  /** The next row, or nothing at the end. */
  Optional<SourceRow> next() throws IOException;

  /** How many bytes of the file are read so far. */
  long bytesRead();

  /** What the file holds beside these rows, such as the other sheets of a workbook, by name. */
  default List<String> leftOut() {
    return List.of();
  }

  @Override
  void close() throws IOException;

  /**
   * Opens a file by its extension: {@code .xlsx}, {@code .jsonl} or {@code .ndjson}, {@code .tsv},
   * else CSV. Whether it is gzip is seen from its first bytes.
   *
   * @param columns the columns to take from JSON lines, which have no header
   * @throws SourceException if it is no file, empty, unreadable, or not of its kind
   */
  static RowSource open(Path file, Format format, List<String> columns)
      throws SourceException, IOException {
    requireReadable(file);
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".xlsx")) {
      return SheetRows.open(file);
    }
    FileBytes bytes = FileBytes.open(file);
    try {
      TextScanner text = TextScanner.open(bytes, format.encoding());
      String kind = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
      if (kind.endsWith(".jsonl") || kind.endsWith(".ndjson")) {
        return new JsonRows(text, columns);
      }
      char delimiter = format.delimiter().orElse(kind.endsWith(".tsv") ? '\t' : ',');
      return DelimitedRows.open(text, delimiter);
    } catch (SourceException | IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static void requireReadable(Path file) throws SourceException, IOException {
    if (!Files.exists(file)) {
      throw new SourceException(RejectReason.MALFORMED, "no such file · 文件不存在");
    }
    if (!Files.isRegularFile(file)) {
      throw new SourceException(RejectReason.MALFORMED, "not a file · 不是文件");
    }
    if (!Files.isReadable(file)) {
      throw new SourceException(RejectReason.MALFORMED, "the file can't be read · 无读取权限");
    }
    if (Files.size(file) == 0) {
      throw new SourceException(RejectReason.TRUNCATED, "the file is empty · 文件为空");
    }
  }
}

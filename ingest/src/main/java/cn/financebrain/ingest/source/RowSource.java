package cn.financebrain.ingest.source;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.mapping.FeedMapping.Format;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The rows of one file, in order. Holds a bounded part of the file in memory. */
public interface RowSource extends AutoCloseable {

  /** Longer texts in a cell are refused. */
  int FIELD_LIMIT = 20_000;

  /** The names of the columns. */
  List<String> header();

  /** The next row, or nothing at the end. */
  Optional<SourceRow> next() throws IOException;

  /** How many bytes of the file are read so far. */
  long bytesRead();

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
    CountingInput counter = new CountingInput(Files.newInputStream(file));
    try {
      InputStream in = unzipped(counter);
      Charset charset = format.encoding().orElse(null);
      TextScanner text = TextScanner.open(in, charset, counter);
      String kind = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
      if (kind.endsWith(".jsonl") || kind.endsWith(".ndjson")) {
        return new JsonRows(text, columns);
      }
      char delimiter = format.delimiter().orElse(kind.endsWith(".tsv") ? '\t' : ',');
      return DelimitedRows.open(text, delimiter);
    } catch (SourceException | IOException | RuntimeException e) {
      counter.close();
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

  private static InputStream unzipped(InputStream raw) throws IOException, SourceException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first != 0x1f || second != 0x8b) {
      return in;
    }
    try {
      return new GZIPInputStream(in, 1 << 16);
    } catch (IOException e) {
      throw new SourceException(
          RejectReason.TRUNCATED, "the gzip file is cut short: " + e.getMessage());
    }
  }
}

package cn.financebrain.dashboards.queries;

import cn.financebrain.store.Tsv;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of an answer on disk, in TabSeparated, each found by its place. Rows behind the limits
 * are left out and make it {@link #isCut}. Can be read while it is written.
 */
final class ResultFile extends OutputStream {
  static final int ROWS_MAX = 100_000;
  private static final long BYTES_MAX = 256L << 20;

  private final Path path;
  private final OutputStream output;
  private long[] ends = new long[1_024];
  private int rows;
  private long bytes;
  private boolean cut;

  ResultFile(Path path) throws IOException {
    this.path = path;
    this.output = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
  }

  synchronized int rows() {
    return rows;
  }

  /** Whether there were more rows than are kept. */
  synchronized boolean isCut() {
    return cut;
  }

  Path path() {
    return path;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] written, int offset, int length) throws IOException {
    int keep = 0;
    for (int i = 0; i < length && !cut; i++) {
      if (rows == ROWS_MAX || bytes + i >= BYTES_MAX) {
        cut = true;
        break;
      }
      keep = i + 1;
      if (written[offset + i] == '\n') {
        add(bytes + keep);
      }
    }
    output.write(written, offset, keep);
    bytes += keep;
  }

  private void add(long end) {
    if (rows == ends.length) {
      ends = Arrays.copyOf(ends, rows * 2);
    }
    ends[rows++] = end;
  }

  @Override
  public synchronized void flush() throws IOException {
    output.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    output.close();
  }

  private synchronized long start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  private synchronized long end(int row) {
    return ends[row];
  }

  /**
   * Some rows by their places; cells may be null.
   *
   * @param places each below {@link #rows}
   */
  List<List<String>> read(int... places) throws IOException {
    flushIfOpen();
    List<List<String>> found = new ArrayList<>(places.length);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      for (int i = 0; i < places.length; ) {
        int next = i + 1;
        while (next < places.length && places[next] == places[next - 1] + 1) {
          next++;
        }
        readRun(file, places[i], places[next - 1], found);
        i = next;
      }
    }
    return found;
  }

  private void readRun(RandomAccessFile file, int first, int last, List<List<String>> found)
      throws IOException {
    long start = start(first);
    byte[] read = new byte[Math.toIntExact(end(last) - start)];
    file.seek(start);
    file.readFully(read);
    for (int row = first; row <= last; row++) {
      int from = Math.toIntExact(start(row) - start);
      int length = Math.toIntExact(end(row) - start(row)) - 1;
      found.add(Tsv.cells(new String(read, from, length, StandardCharsets.UTF_8)));
    }
  }

  private synchronized void flushIfOpen() {
    try {
      output.flush();
    } catch (IOException e) {
      // closed: all is written
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}

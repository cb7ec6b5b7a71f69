package cn.financebrain.dashboards.queries;

import cn.financebrain.store.Tsv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes an answer in TabSeparated as it comes, and hands its rows on. */
final class TsvRows extends OutputStream {
  /** Takes a row; its cells may be null. */
  interface Taker {
    void take(List<String> cells) throws IOException;
  }

  private final Taker taker;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  TsvRows(Taker taker) {
    this.taker = taker;
  }

  @Override
  public void write(int b) throws IOException {
    if (b == '\n') {
      taker.take(Tsv.cells(line.toString(StandardCharsets.UTF_8)));
      line.reset();
    } else {
      line.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int start = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i - start);
        write('\n');
        start = i + 1;
      }
    }
    line.write(bytes, start, offset + length - start);
  }
}

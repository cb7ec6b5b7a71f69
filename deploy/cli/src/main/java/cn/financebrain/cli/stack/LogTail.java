package cn.financebrain.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, however long the log is. */
final class LogTail {
  private static final int BYTES_READ = 64 << 10;

  private LogTail() {}

  /**
   * The last lines; of very long ones, those that lie within the last 64 KiB, the first of which
   * may lack its beginning. Empty if there is no log.
   */
  static String of(Path log, int lines) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    try (FileChannel file = FileChannel.open(log)) {
      long begin = Math.max(0, file.size() - BYTES_READ);
      ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - begin));
      while (bytes.hasRemaining() && file.read(bytes, begin + bytes.position()) >= 0) {}
      List<String> all = new String(bytes.array(), 0, bytes.position(), UTF_8).lines().toList();
      return String.join(
          System.lineSeparator(), all.subList(Math.max(0, all.size() - lines), all.size()));
    }
  }
}

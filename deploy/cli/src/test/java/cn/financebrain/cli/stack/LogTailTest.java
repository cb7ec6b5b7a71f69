package cn.financebrain.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir private Path temp;

  @Test
  void theLastLinesAreShownAndNoLogIsNoText() throws IOException {
    Path log = temp.resolve("a.log");
    assertThat(LogTail.of(log, 2)).isEmpty();
    Files.writeString(log, "一\n二\n三\n");

    assertThat(LogTail.of(log, 2)).isEqualTo("二" + System.lineSeparator() + "三");
    assertThat(LogTail.of(log, 12)).startsWith("一");
  }

  @Test
  void aLogLargerThanTheMemoryIsNotRead() throws IOException {
    Path log = temp.resolve("a.log");
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(64L << 30); // has no blocks on disk
    }
    Files.write(log, "\nlast\n".getBytes(UTF_8), StandardOpenOption.APPEND);

    assertThat(LogTail.of(log, 1)).isEqualTo("last");
  }
}

package cn.financebrain.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMemoryTest {

  @Test
  void readsWhatIsInMemoryAndTheMostThatEverWas() {
    String status =
        """
        Name:   java
        VmPeak:  4644340 kB
        VmHWM:    451668 kB
        VmRSS:    352452 kB
        """;

    assertThat(ProcessMemory.parse(status)).isEqualTo(new ProcessMemory(344, 441));
  }

  @Test
  void whatTheSystemDoesNotTellIsZero() {
    assertThat(ProcessMemory.parse("Name: java\n")).isEqualTo(new ProcessMemory(0, 0));
  }

  @Test
  void thisProcessHasSome(@TempDir Path data) throws IOException {
    ProcessMemory own = ProcessMemory.of(ProcessHandle.current(), data);

    assertThat(own.residentMb()).isPositive();
    assertThat(own.peakMb()).isGreaterThanOrEqualTo(own.residentMb());
  }

  @Test
  void aServerThatAPidFileNamesCountsToo(@TempDir Path data) throws IOException {
    ProcessMemory alone = ProcessMemory.of(ProcessHandle.current(), data);
    Files.createDirectory(data.resolve("data"));
    Files.writeString(
        data.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n/data\n");

    assertThat(ProcessMemory.of(ProcessHandle.current(), data).residentMb())
        .isGreaterThan(alone.residentMb() * 3 / 2);
  }
}

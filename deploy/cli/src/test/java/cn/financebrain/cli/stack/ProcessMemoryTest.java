package cn.financebrain.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

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
  void thisProcessHasSome() throws IOException {
    ProcessMemory own = ProcessMemory.of(ProcessHandle.current());

    assertThat(own.residentMb()).isPositive();
    assertThat(own.peakMb()).isGreaterThanOrEqualTo(own.residentMb());
  }
}

package cn.financebrain.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {

  @Test
  void whatIsAvailableCountsNotWhatIsFreeOrThereAtAll() {
    String meminfo =
        """
        MemTotal:       24683268 kB
        MemFree:        19972548 kB
        MemAvailable:   22971392 kB
        Buffers:           52360 kB
        """;
    assertThat(Memory.availableIn(meminfo)).hasValue(22_433);
  }

  @Test
  void aKernelThatDoesNotTellIsTakenAtItsTotal() {
    assertThat(Memory.availableIn("MemTotal:       24683268 kB\n")).isEmpty();
    assertThat(Memory.availableIn("")).isEmpty();
    assertThat(Memory.availableIn("MemAvailable:   lots kB\n")).isEmpty();
  }

  @Test
  void thisMachineHasSome() {
    assertThat(Memory.available()).isPositive();
  }
}

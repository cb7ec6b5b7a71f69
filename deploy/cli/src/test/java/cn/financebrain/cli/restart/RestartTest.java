package cn.financebrain.cli.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RestartTest {
  @Test
  void theOrderInWhichEnterprisesAreToldOfIsNoDifference() {
    assertThat(Restart.wrong(List.of("a", "b"), List.of("b", "a"))).isZero();
  }

  @Test
  void whatIsMissingDoubledOrOtherwiseIsWrong() {
    assertThat(Restart.wrong(List.of("a", "b"), List.of("a"))).isEqualTo(1);
    assertThat(Restart.wrong(List.of("a", "b"), List.of("a", "b", "b"))).isEqualTo(1);
    assertThat(Restart.wrong(List.of("a", "b"), List.of("a", "c"))).isEqualTo(2);
  }

  @Test
  void aMillionTakesWhatAMachineCanHave() {
    Needs needs = new Needs(1_000_000, 8_000);

    assertThat(needs.heapMb("heap")).isBetween(10_000L, 16_000L);
    assertThat(needs.heapMb("rocksdb")).isBetween(1_500L, 3_000L);
    assertThat(needs.diskMb()).isBetween(30_000L, 40_000L);
  }
}

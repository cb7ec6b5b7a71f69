package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small city, all of whose events are read and all of whose enterprises are scanned. */
@Tag("slow")
class ScanBenchIT {
  private static final int SIMULATED = 400;

  @TempDir private Path temp;

  @Test
  void aCityThatIsTwiceAsLargeHasTwiceAsManyRowsAndResults() throws Exception {
    List<String> told = new ArrayList<>();
    List<ScanBench.Found> found;
    try (ScanBench bench = new ScanBench(temp.resolve("bench"), SIMULATED, told::add)) {
      found = bench.run(List.of(SIMULATED, 2 * SIMULATED));
    }
    ScanBench.Found one = found.get(0);
    ScanBench.Found two = found.get(1);
    assertThat(one.enterprises()).isBetween(SIMULATED * 9L / 10, (long) SIMULATED);
    assertThat(two.enterprises()).isEqualTo(2 * one.enterprises());
    assertThat(two.rows()).isEqualTo(2 * one.rows()).isGreaterThan(20 * two.enterprises());
    assertThat(two.ratio()).isPositive();
    assertThat(ScanBenchText.of(found).lines()).hasSize(3);
  }
}

package cn.financebrain.cli.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.cli.city.CityState.Phase;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityFileTest {
  private static final CityPlan PLAN = CityPlan.until(7, 300, 12, LocalDate.of(2026, 6, 20));

  @TempDir private Path temp;
  private CityFile file;

  @BeforeEach
  void inAnEmptyDirectory() {
    file = new CityFile(new StackDirectory(temp));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(file.read()).isEmpty();

    CityState state = new CityState(PLAN, Phase.SCORING, 30, 200, "").failed("没有内存");
    file.write(state);

    assertThat(file.read()).contains(state);
    assertThat(state.percent()).isEqualTo(15);
  }

  @Test
  void aDamagedFileIsToldWithItsName() throws IOException {
    Files.writeString(temp.resolve("city.json"), "{\"version\": 1, \"seed\": ");
    assertThatThrownBy(file::read)
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("city.json");

    Files.writeString(temp.resolve("city.json"), "{\"version\": 2}");
    assertThatThrownBy(file::read)
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void oneAtATimeLoads() throws IOException {
    try (CityFile.Lock lock = file.lock()) {
      assertThatThrownBy(file::lock).isInstanceOf(CommandFailure.class);
    }
    file.lock().close();
  }

  @Test
  void aCityIsToldAtMostUpToTheEndOfItsWindow() {
    assertThat(PLAN.toldUntil(LocalDate.of(2026, 6, 25)).until())
        .isEqualTo(LocalDate.of(2026, 6, 25));
    assertThat(PLAN.toldUntil(LocalDate.of(2027, 1, 1)).until())
        .isEqualTo(LocalDate.of(2026, 6, 30));
  }
}

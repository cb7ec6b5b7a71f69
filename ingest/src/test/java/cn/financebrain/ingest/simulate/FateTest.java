package cn.financebrain.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FateTest {
  @TempDir private Path directory;

  @Test
  void theTruthOfASimulationIsReadBack() throws IOException {
    City city = City.of(3, 400, 12, YearMonth.of(2025, 12));
    new Simulation(city, List.of()).write(directory, months -> {});

    List<Fate> fates = Fate.read(directory.resolve(Simulation.TRUTH));

    assertThat(fates).hasSize(400);
    for (Firm firm : city.firms()) {
      Fate fate = fates.get(firm.number() - 1);
      assertThat(fate.uscc()).isEqualTo(firm.uscc());
      assertThat(fate.kind()).isEqualTo(firm.story().kind());
      assertThat(fate.group()).isEqualTo(firm.story().group());
      assertThat(fate.collapsedOn()).isEqualTo(firm.story().collapsedOn());
      assertThat(fate.raisesMoney()).isEqualTo(firm.story().raisesMoney());
    }
  }

  @Test
  void anotherFileIsRefusedWithThePlace() throws IOException {
    Path file = directory.resolve("truth.csv");
    Files.writeString(file, "id,label\n");
    assertThatThrownBy(() -> Fate.read(file)).hasMessageContainingAll("id,label", Truth.HEADER);

    Files.writeString(file, Truth.HEADER + "\n91330100799655058B,HONEST,0,,,,soon,0,0\n");
    assertThatThrownBy(() -> Fate.read(file)).hasMessageContainingAll("line 2", "soon");
    Files.writeString(file, Truth.HEADER + "\n91330100799655058B,HONEST\n");
    assertThatThrownBy(() -> Fate.read(file)).hasMessageContainingAll("line 2", "2 cells");
  }
}

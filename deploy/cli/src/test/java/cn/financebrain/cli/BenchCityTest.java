package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.city.CityPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCityTest {
  @TempDir private Path temp;

  @Test
  void eachPartHasTheRowsOfItsOwnEnterprises() throws IOException {
    List<Path> parts = List.of(temp.resolve("a"), temp.resolve("b"));

    BenchCity.write(
        CityPlan.until(1, 50, 2, LocalDate.of(2026, 6, 20)),
        temp.resolve("all"),
        List.of(20, 30),
        parts);

    Set<String> first = enterprises(parts.get(0));
    Set<String> second = enterprises(parts.get(1));
    assertThat(first).hasSizeBetween(15, 20);
    assertThat(second).hasSizeBetween(24, 30).doesNotContainAnyElementsOf(first);
    assertThat(Files.readAllLines(parts.get(1).resolve("truth.csv"))).hasSize(31);
  }

  private static Set<String> enterprises(Path part) throws IOException {
    List<String> lines = Files.readAllLines(part.resolve("registration.csv"));
    Set<String> enterprises = new HashSet<>();
    lines.stream().skip(1).forEach(line -> enterprises.add(line.substring(0, line.indexOf(','))));
    return enterprises;
  }
}

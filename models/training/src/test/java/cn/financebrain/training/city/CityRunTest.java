package cn.financebrain.training.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitters;
import cn.financebrain.ingest.simulate.Simulation;
import cn.financebrain.ingest.simulate.Story;
import cn.financebrain.training.Progress;
import cn.financebrain.training.model.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From files to lead times. */
class CityRunTest {
  private static final YearMonth LAST_MONTH = YearMonth.of(2025, 12);

  @TempDir Path directory;

  private static CityFindings run(Path city, String trainUntil, Risk... risks) throws IOException {
    Map<Risk, Recipe> recipes = new EnumMap<>(Risk.class);
    for (Risk risk : risks) {
      recipes.put(risk, Recipe.LOGISTIC);
    }
    return CityRun.run(
        new CityPlan(city, Optional.of(LocalDate.parse(trainUntil)), recipes, 7),
        stage -> Progress.SILENT);
  }

  @Test
  void theLeadOfACityToldByHandIsThatOfItsDates() throws IOException {
    Path city =
        new MadeCity()
            .firm("先", "2024-01-01", Story.Kind.PONZI_WEALTH_SHOP, 0, "2024-02-01", "2024-09-01")
            .police("先", "2024-08-10") // 22 days before
            .firm("后", "2024-01-01", Story.Kind.PONZI_WEALTH_SHOP, 0, "2024-02-01", "2024-09-01")
            .police("后", "2024-09-11") // 10 days after
            .firm("旧", "2024-01-01", Story.Kind.PONZI_ELDERLY_CARE, 0, "2024-02-01", "2024-07-11")
            .police("旧", "2024-05-01") // told before the watch, so that it begins with the alert
            .firm("漏", "2024-01-01", Story.Kind.PONZI_ELDERLY_CARE, 0, "2024-02-01", "2024-10-01")
            .firm("诚", "2024-01-01", Story.Kind.HONEST, 0, "", "")
            .police("诚", "2024-12-01")
            .write(directory.resolve("city"));

    RiskFindings found = run(city, "2024-07-01", Risk.FUNDRAISING).risks().get(0);

    assertThat(found.training().succeeded()).isFalse();
    assertThat(found.watches())
        .extracting(WatchFindings::watch)
        .containsExactly(Watch.RULES, Watch.CHANCE);
    WatchFindings rules = found.watches().get(0);
    assertThat(rules.all().cases()).isEqualTo(4);
    assertThat(rules.all().found()).isEqualTo(3);
    assertThat(rules.all().first()).isEqualTo(2);
    assertThat(rules.all().lead()).isEqualTo(new Found.Days(-10, 0, 10, 16)); // -10, 10 and 22
    assertThat(rules.crowds().get(0)).isEqualTo(new Quiet(Crowd.HONEST, 1, 1, 1));
  }

  @Test
  void whatComesLaterCannotChangeTheModelAndTwoRunsFindTheSame() throws IOException {
    Path until = city("until", LocalDate.of(2025, 11, 9));
    Path whole = city("whole", LAST_MONTH.atEndOfMonth());
    otherwiseAfter(whole.resolve(Simulation.TRUTH), LocalDate.of(2025, 11, 1));

    CityFindings before = run(until, "2025-11-01", Risk.DEFAULT);
    CityFindings after = run(whole, "2025-11-01", Risk.DEFAULT);

    RiskFindings.Training training = before.risks().get(0).training();
    assertThat(training.succeeded()).isTrue();
    assertThat(training.positives()).isBetween(4, 100);
    assertThat(after.events()).isGreaterThan(before.events());
    assertThat(after.risks().get(0).training()).isEqualTo(training);
    assertThat(after.risks().get(0).watches())
        .extracting(WatchFindings::watch)
        .containsExactly(Watch.values());
    assertThat(run(whole, "2025-11-01", Risk.DEFAULT)).isEqualTo(after);
  }

  /** Some of the tables of a simulated city, told up to a day. */
  private Path city(String name, LocalDate until) throws IOException {
    Path files = Files.createDirectories(directory.resolve(name));
    City city = City.of(5, 400, 12, LAST_MONTH);
    new Simulation(
            city,
            Emitters.all().stream()
                .filter(
                    table ->
                        List.of("registration", "enforcement_case", "complaint", "tax_arrears")
                            .contains(table.table()))
                .toList(),
            until)
        .write(files, months -> {});
    return files;
  }

  /** Those who stop paying from a day on do so a week later. */
  private static void otherwiseAfter(Path truth, LocalDate day) throws IOException {
    List<String> lines = Files.readAllLines(truth);
    int collapse = List.of(lines.get(0).split(",")).indexOf("collapsed_on");
    String changed =
        lines.stream()
            .map(line -> line.split(",", -1))
            .map(
                cells ->
                    IntStream.range(0, cells.length)
                        .mapToObj(i -> i == collapse ? later(cells[i], day) : cells[i])
                        .collect(Collectors.joining(",", "", "\n")))
            .collect(Collectors.joining());
    Files.writeString(truth, changed);
  }

  private static String later(String date, LocalDate day) {
    boolean moves = date.matches("[0-9-]{10}") && !LocalDate.parse(date).isBefore(day);
    return moves ? LocalDate.parse(date).plusDays(7).toString() : date;
  }

  @Test
  void aDayOutsideOfTheLogAndADirectoryWithoutATruthAreRefused() throws IOException {
    Path city =
        new MadeCity()
            .firm("诚", "2024-01-01", Story.Kind.HONEST, 0, "", "")
            .firm("实", "2024-03-01", Story.Kind.HONEST, 0, "", "")
            .write(directory.resolve("city"));

    assertThatThrownBy(() -> run(city, "2024-06-01", Risk.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2024-06-01", "2024-03-02");
    Files.writeString(city.resolve(Simulation.TRUTH), "a,b\n");
    assertThatThrownBy(() -> run(city, "2024-02-01", Risk.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a,b");
  }
}

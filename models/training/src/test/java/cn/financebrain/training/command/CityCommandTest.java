package cn.financebrain.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.training.city.MadeCity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lead time by its command, on a city of a few enterprises. */
class CityCommandTest {
  @TempDir Path directory;

  @Test
  void twoRunsGiveTheSameBytesThatSayThatAllIsMadeUp() throws IOException {
    MadeCity.small().write(directory.resolve("city"));

    assertThat(run("--out=" + directory.resolve("first"))).isZero();
    assertThat(run("--out=" + directory.resolve("second"))).isZero();

    for (String file : List.of("lead-time.html", "lead-time.json")) {
      assertThat(directory.resolve("first").resolve(file))
          .hasSameBinaryContentAs(directory.resolve("second").resolve(file));
    }
    assertThat(Files.readString(directory.resolve("first/lead-time.html")))
        .contains("以下全为虚构", "All of it is made up", "先于事发", "Found first")
        .doesNotContain("<script", "http", "src=", "NaN", directory.toString());
    JsonNode figures =
        new ObjectMapper().readTree(directory.resolve("first/lead-time.json").toFile());
    assertThat(figures.path("simulated").asBoolean()).isTrue();
    assertThat(figures.path("risks").findValuesAsText("risk"))
        .containsExactly("fundraising", "default");
    JsonNode rules = figures.path("risks").path(0).path("watches").path(0);
    assertThat(rules.path("watch").asText()).isEqualTo("rules");
    assertThat(rules.path("all").path("found_first").asInt()).isEqualTo(1);
    assertThat(rules.path("all").path("lead_days").path("median").asInt()).isEqualTo(22);
  }

  @Test
  void aRiskMayBeNamed() throws IOException {
    MadeCity.small().write(directory.resolve("city"));

    assertThat(run("--risk=default", "--out=" + directory)).isZero();

    assertThat(Files.readString(directory.resolve("lead-time.json")))
        .contains("\"default\"")
        .doesNotContain("\"fundraising\"");
  }

  @Test
  void whatIsNoCityFailsAndWhatDoesNotGoWithOneIsWrongUsage() throws IOException {
    assertThat(run()).isEqualTo(1);
    MadeCity.small().write(directory.resolve("city"));
    assertThat(run("--folds=3")).isEqualTo(2);
    assertThat(run("--risk=flood")).isEqualTo(2);
    assertThat(run("--table=t.csv")).isEqualTo(2);
    assertThat(
            TrainingCommandLine.run(
                Map.of(), "evaluate", "--city=" + directory, "--train-until=soon"))
        .isEqualTo(2);
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--city=" + directory.resolve("city"),
                "--train-until=2024-07-01",
                "--trainer=logistic"));
    arguments.addAll(List.of(more));
    return TrainingCommandLine.run(Map.of(), arguments.toArray(String[]::new));
  }
}

package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.Risk;
import cn.financebrain.ingest.load.IngestException;
import cn.financebrain.ingest.simulate.Simulation;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.city.CityFindings;
import cn.financebrain.training.city.CityPlan;
import cn.financebrain.training.city.CityRun;
import cn.financebrain.training.city.Stage;
import cn.financebrain.training.model.Recipe;
import cn.financebrain.training.report.CityJson;
import cn.financebrain.training.report.CityPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Lead time on a simulated city: where it is, when the watch begins, and the run itself. */
final class CityOptions {
  @Option(names = "--city", required = true, paramLabel = "DIR", descriptionKey = "option.city")
  Path city = Path.of("");

  @Option(names = "--train-until", paramLabel = "DATE", descriptionKey = "option.train-until")
  LocalDate trainUntil;

  @Option(names = "--seed", defaultValue = "1", descriptionKey = "option.city-seed")
  long seed = 1;

  /**
   * Measures, prints the tables and writes {@code lead-time.html} and {@code lead-time.json}.
   *
   * @param risk both where none is named
   * @param directory where these go
   */
  int run(Optional<Risk> risk, TrainerOption trainer, Path directory, PrintWriter out)
      throws IOException {
    if (!Files.isRegularFile(city.resolve(Simulation.TRUTH))) {
      throw CommandFailure.failed("failure.no-city", city, Simulation.TRUTH);
    }
    Map<Risk, Recipe> recipes = new EnumMap<>(Risk.class);
    for (Risk each : risk.map(List::of).orElse(List.of(Risk.values()))) {
      recipes.put(each, trainer.recipe(each, Catalogue.bundled()));
    }
    CityFindings findings =
        measure(new CityPlan(city, Optional.ofNullable(trainUntil), recipes, seed));
    CityText.write(findings, out);
    Files.createDirectories(directory);
    Path page = directory.resolve("lead-time.html");
    Path figures = directory.resolve("lead-time.json");
    Files.write(page, CityPage.bytes(findings));
    Files.write(figures, CityJson.bytes(findings));
    out.println();
    out.println(Messages.text("told.report", page, figures));
    out.flush();
    return ExitCode.DONE;
  }

  private CityFindings measure(CityPlan plan) throws IOException {
    try {
      return CityRun.run(plan, CityOptions::progress);
    } catch (IllegalArgumentException | IngestException e) {
      throw CommandFailure.failed("failure.city", city, e.getMessage());
    }
  }

  private static ProgressLine progress(Stage stage) {
    return ProgressLine.of(Messages.text("progress.city-" + stage.name().toLowerCase(Locale.ROOT)));
  }
}

package cn.financebrain.cli;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitters;
import cn.financebrain.ingest.simulate.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code simulate}: the tables of a made-up city, as files. */
@Command(name = "simulate", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int MOST_ENTERPRISES = 500_000;
  private static final int MOST_MONTHS = 120;

  @Option(
      names = "--enterprises",
      paramLabel = "N",
      descriptionKey = "option.simulate-enterprises",
      defaultValue = "20000")
  int enterprises = 20_000;

  @Option(
      names = "--months",
      paramLabel = "M",
      descriptionKey = "option.simulate-months",
      defaultValue = "24")
  int months = 24;

  @Option(
      names = "--seed",
      paramLabel = "S",
      descriptionKey = "option.simulate-seed",
      defaultValue = "1")
  long seed = 1;

  @Option(names = "--end", paramLabel = "YYYY-MM", descriptionKey = "option.simulate-end")
  YearMonth end = YearMonth.now(Clock.system(ZONE)).minusMonths(1);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      descriptionKey = "option.simulate-out")
  Path out = Path.of("");

  @Override
  public Integer call() {
    requireRange("--enterprises", enterprises, MOST_ENTERPRISES);
    requireRange("--months", months, MOST_MONTHS);
    try {
      prepare();
      write();
    } catch (IOException e) {
      throw CommandFailure.failed("failure.simulate-write", out, e);
    }
    System.out.println(
        Messages.text("simulate.done", enterprises, months, end, Emitters.all().size(), out));
    return ExitCode.DONE;
  }

  private static void requireRange(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw CommandFailure.usage("failure.simulate-range", option, value, most);
    }
  }

  /**
   * An earlier simulation is replaced, anything else is left alone: so are tables without the file
   * that marks a simulation, which may be real ones of the same names.
   */
  private void prepare() throws IOException {
    Files.createDirectories(out);
    if (Files.exists(out.resolve(Simulation.TRUTH))) {
      return;
    }
    try (Stream<Path> content = Files.list(out)) {
      List<String> names = content.map(path -> path.getFileName().toString()).sorted().toList();
      Optional<String> foreign = names.stream().filter(name -> !isOurs(name)).findFirst();
      if (foreign.isPresent()) {
        throw CommandFailure.failed("failure.simulate-out", out, foreign.get());
      }
      if (!names.isEmpty()) {
        throw CommandFailure.failed("failure.simulate-unmarked", out, names.get(0));
      }
    }
  }

  private static boolean isOurs(String name) {
    return Simulation.fileNames(Emitters.all()).contains(name);
  }

  private void write() throws IOException {
    City city = City.of(seed, enterprises, months, end);
    try (ProgressBar bar = Progress.bar(Messages.text("simulate.progress"), months)) {
      new Simulation(city, Emitters.all()).write(out, bar::stepTo);
    }
  }
}

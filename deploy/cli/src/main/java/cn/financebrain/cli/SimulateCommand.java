package cn.financebrain.cli;

import cn.financebrain.cli.city.CityFile;
import cn.financebrain.cli.city.CityPlan;
import cn.financebrain.cli.city.CityState;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.ingest.load.IngestResult;
import cn.financebrain.ingest.simulate.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code simulate}: a made-up city, as files ({@code --out}), or into the stack: played in its
 * order ({@code --rate}), or loaded as history ({@code --as-fast-as-possible}). A stack has one
 * city, with which it goes on.
 */
@Command(name = "simulate", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int MOST_ENTERPRISES = 500_000;
  private static final int MOST_MONTHS = 120;
  private static final double MOST_RATE = 100_000;

  @Spec CommandSpec spec;

  @Mixin DataOption data = new DataOption();

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

  @Option(
      names = "--end",
      paramLabel = "DAY",
      converter = Day.class,
      descriptionKey = "option.simulate-end")
  LocalDate end;

  @Option(names = "--out", paramLabel = "DIR", descriptionKey = "option.simulate-out")
  Path out;

  @Option(names = "--rate", paramLabel = "R", descriptionKey = "option.simulate-rate")
  Double rate;

  @Option(names = "--as-fast-as-possible", descriptionKey = "option.simulate-fast")
  boolean fast;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireSize(enterprises, months);
    if (rate != null && !(rate > 0 && rate <= MOST_RATE)) {
      throw CommandFailure.usage("failure.simulate-rate", rate, MOST_RATE);
    }
    if (out == null ? (rate != null) == fast : rate != null) {
      throw CommandFailure.usage("failure.simulate-where");
    }
    if (out != null) {
      files(plan(YearMonth.from(today()).minusMonths(1).atEndOfMonth()));
    } else if (rate != null) {
      play();
    } else {
      new CityLoad(data.directory(), data.settings()).run(ofTheStack(CityState::plan));
    }
    return ExitCode.DONE;
  }

  static void requireSize(int enterprises, int months) {
    requireRange("--enterprises", enterprises, MOST_ENTERPRISES);
    requireRange("--months", months, MOST_MONTHS);
  }

  private static void requireRange(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw CommandFailure.usage("failure.simulate-range", option, value, most);
    }
  }

  private static LocalDate today() {
    return LocalDate.now(Clock.system(ZONE));
  }

  private CityPlan plan(LocalDate otherwise) {
    return CityPlan.until(seed, enterprises, months, end == null ? otherwise : end);
  }

  /** The plan of the stack's city, which other options than those it was made with can't change. */
  private CityPlan ofTheStack(Function<CityState, CityPlan> goOn) {
    CityPlan wanted = plan(today());
    Optional<CityState> state = new CityFile(data.directory()).read();
    if (state.isEmpty()) {
      return wanted;
    }
    CityPlan known = state.get().plan();
    boolean other =
        (given("--seed") && known.seed() != seed)
            || (given("--enterprises") && known.enterprises() != enterprises)
            || (given("--months") && known.months() != months);
    if (other) {
      throw CommandFailure.failed(
          "failure.simulate-other", known.enterprises(), known.months(), known.seed());
    }
    return goOn.apply(state.get());
  }

  private boolean given(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  private void files(CityPlan plan) {
    try {
      prepare();
      try (ProgressBar bar = Progress.bar(Messages.text("simulate.progress"), months)) {
        plan.write(out, bar::stepTo);
      }
    } catch (IOException e) {
      throw CommandFailure.failed("failure.simulate-write", out, e);
    }
    System.out.println(
        Messages.text("simulate.done", enterprises, months, plan.until(), CityPlan.tables(), out));
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
      Optional<String> foreign = names.stream().filter(name -> !CityPlan.isFile(name)).findFirst();
      if (foreign.isPresent()) {
        throw CommandFailure.failed("failure.simulate-out", out, foreign.get());
      }
      if (!names.isEmpty()) {
        throw CommandFailure.failed("failure.simulate-unmarked", out, names.get(0));
      }
    }
  }

  /** Ctrl-C lets what was begun end: nothing is told twice when it goes on. */
  private void play() throws IOException {
    StackDirectory directory = data.directory();
    StackSettings settings = data.settings();
    CityPlan plan = ofTheStack(state -> state.plan().toldUntil(end == null ? today() : end));
    CountDownLatch done = new CountDownLatch(1);
    Thread player = Thread.currentThread();
    Thread hook = new Thread(() -> stop(player, done));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      IngestResult result = new CityPlay(directory, settings, plan).run(rate);
      System.out.println(Messages.text("simulate.played", result.accepted(), plan.until()));
    } catch (CommandFailure failure) {
      if (!Thread.interrupted()) {
        throw failure;
      }
      System.out.println(Messages.text("simulate.stopped"));
    } finally {
      done.countDown();
    }
  }

  private static void stop(Thread player, CountDownLatch done) {
    if (done.getCount() > 0) {
      player.interrupt();
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A day, or a month: its last day. */
  static final class Day implements ITypeConverter<LocalDate> {
    private static final int MONTH = "yyyy-MM".length();

    @Override
    public LocalDate convert(String text) {
      return text.length() == MONTH ? YearMonth.parse(text).atEndOfMonth() : LocalDate.parse(text);
    }
  }
}

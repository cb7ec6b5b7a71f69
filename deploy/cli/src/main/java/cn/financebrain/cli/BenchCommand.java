package cn.financebrain.cli;

import cn.financebrain.cli.pages.PagesBench;
import cn.financebrain.cli.restart.RestartBench;
import cn.financebrain.cli.stack.Home;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench}: measures the product on this machine, each figure against another of the run. */
@Command(
    name = "bench",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchCommand.StreamCommand.class,
      BenchCommand.RestartCommand.class,
      BenchCommand.ProfileCommand.class,
      BenchCommand.ScoresCommand.class,
      BenchCommand.PagesCommand.class,
      BenchCommand.ScanCommand.class,
      HelpCommand.class
    })
final class BenchCommand {

  /** Where a bench works that needs services: a directory of its own, gone afterwards. */
  static final class Place {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        descriptionKey = "option.bench-data",
        defaultValue = "var-bench")
    Path data = Path.of("var-bench");

    @Option(names = "--keep", descriptionKey = "option.bench-keep")
    boolean keep;

    int run(BenchRun.Measurement measurement) throws Exception {
      return BenchRun.of(data, keep, measurement);
    }
  }

  /** {@code bench stream}: a stack of its own, made for the run and removed after it. */
  @Command(name = "stream", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class StreamCommand implements Callable<Integer> {
    private static final int MOST = 100_000;

    @Mixin Place place = new Place();

    @Option(
        names = "--enterprises",
        paramLabel = "N",
        descriptionKey = "option.bench-enterprises",
        defaultValue = "1000")
    int enterprises = 1_000;

    @Override
    public Integer call() throws Exception {
      requireBetween(enterprises, StreamBench.TRAINED, MOST);
      return place.run(this::measure);
    }

    private String measure(BenchRun run) throws Exception {
      try (StreamBench bench = StreamBench.open(new StackDirectory(place.data))) {
        StreamBenchResult result = bench.run(enterprises);
        run.measured();
        return result.text();
      }
    }
  }

  /** {@code bench restart}: a job that holds many states is killed, with nothing but Kafka. */
  @Command(name = "restart", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class RestartCommand implements Callable<Integer> {
    private static final int FEWEST = 100;
    private static final int MOST = 10_000_000;

    @Mixin Place place = new Place();

    @Option(
        names = "--enterprises",
        paramLabel = "N",
        descriptionKey = "option.bench-held",
        defaultValue = "1000000")
    int enterprises = 1_000_000;

    @Option(
        names = "--backend",
        paramLabel = "heap|rocksdb",
        descriptionKey = "option.bench-backend")
    Optional<String> backend = Optional.empty();

    @Override
    public Integer call() throws Exception {
      requireBetween(enterprises, FEWEST, MOST);
      List<String> backends = backend.map(List::of).orElse(RestartBench.BACKENDS);
      if (!RestartBench.BACKENDS.containsAll(backends)) {
        throw CommandFailure.usage("failure.bench-backend", backends.get(0));
      }
      return place.run(
          run ->
              new RestartBench(place.data, enterprises, System.err::println).run(backends).text());
    }
  }

  /** {@code bench pages}: the query behind each page, with nothing but ClickHouse. */
  @Command(name = "pages", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class PagesCommand implements Callable<Integer> {
    private static final int FEWEST = 1_000;
    private static final int SAMPLES = 25;
    private static final int MOST = 1_000_000;

    @Mixin Place place = new Place();

    @Option(
        names = "--enterprises",
        paramLabel = "N",
        descriptionKey = "option.bench-pages",
        defaultValue = "330000")
    int enterprises = 330_000;

    @Override
    public Integer call() throws Exception {
      requireBetween(enterprises, FEWEST, MOST);
      return place.run(this::measure);
    }

    private String measure(BenchRun run) throws Exception {
      Consumer<String> say = System.err::println;
      try (PagesBench bench = new PagesBench(place.data, enterprises, SAMPLES, say)) {
        PagesBench.Result result = bench.run();
        run.measured();
        return PagesBenchText.of(result);
      }
    }
  }

  /**
   * {@code bench scan}: scans beside a plain read of the same rows, with nothing but ClickHouse.
   */
  @Command(name = "scan", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class ScanCommand implements Callable<Integer> {
    private static final int SIMULATED = 1_000;
    private static final int FEWEST = 4 * SIMULATED;
    private static final int MOST = 1_000_000;

    @Mixin Place place = new Place();

    @Option(
        names = "--enterprises",
        paramLabel = "N",
        descriptionKey = "option.bench-scan",
        defaultValue = "330000")
    int enterprises = 330_000;

    @Override
    public Integer call() throws Exception {
      requireBetween(enterprises, FEWEST, MOST);
      return place.run(this::measure);
    }

    private String measure(BenchRun run) throws Exception {
      Consumer<String> say = System.err::println;
      try (ScanBench bench = new ScanBench(place.data, SIMULATED, say)) {
        List<ScanBench.Found> found =
            bench.run(List.of(enterprises / 4, enterprises / 2, enterprises));
        run.measured();
        return ScanBenchText.of(found);
      }
    }
  }

  /** {@code bench profile}: the tag engine by itself, in a process with nothing beside it. */
  @Command(name = "profile", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class ProfileCommand implements Callable<Integer> {
    private static final int MOST = 20_000;

    /** Of the bench itself; JMH starts others. */
    private static final int HEAP_OF_A_MILLION_GB = 10;

    @Option(
        names = "--enterprises",
        paramLabel = "N",
        descriptionKey = "option.bench-city",
        defaultValue = "300")
    int enterprises = 300;

    @Option(
        names = "--hold",
        paramLabel = "N",
        descriptionKey = "option.bench-hold",
        defaultValue = "0")
    int hold;

    @Option(
        names = "--seconds",
        paramLabel = "S",
        descriptionKey = "option.bench-seconds",
        defaultValue = "5")
    int seconds = 5;

    @Override
    public Integer call() throws Exception {
      if (enterprises < 1 || enterprises > MOST || hold < 0 || seconds < 1) {
        throw CommandFailure.usage("failure.bench-profile", MOST);
      }
      String heap = "-Xmx%dg".formatted(3 + (long) hold * HEAP_OF_A_MILLION_GB / 1_000_000);
      return alone(heap, "cn.financebrain.bench.ProfileBench", enterprises, hold, seconds);
    }
  }

  /** {@code bench score}: probabilities, reasons and training beside Smile's. */
  @Command(name = "score", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class ScoresCommand implements Callable<Integer> {
    private static final int FEWEST_ROWS = 100;

    @Option(
        names = "--trees",
        paramLabel = "N",
        descriptionKey = "option.bench-trees",
        defaultValue = "400")
    int trees = 400;

    @Option(
        names = "--rows",
        paramLabel = "N",
        descriptionKey = "option.bench-rows",
        defaultValue = "12000")
    int rows = 12_000;

    @Option(
        names = "--columns",
        paramLabel = "N",
        descriptionKey = "option.bench-columns",
        defaultValue = "136")
    int columns = 136;

    @Option(
        names = "--profiles",
        paramLabel = "N",
        descriptionKey = "option.bench-profiles",
        defaultValue = "1000000")
    int profiles = 1_000_000;

    @Option(
        names = "--seconds",
        paramLabel = "S",
        descriptionKey = "option.bench-seconds",
        defaultValue = "2")
    int seconds = 2;

    @Override
    public Integer call() throws Exception {
      if (trees < 1 || rows < FEWEST_ROWS || columns < 5 || profiles < 1 || seconds < 1) {
        throw CommandFailure.usage("failure.bench-score", FEWEST_ROWS);
      }
      return alone(
          "-Xmx3g", "cn.financebrain.bench.ScoreBench", trees, rows, columns, profiles, seconds);
    }
  }

  /** Runs a main class of the module of benchmarks in a process with nothing beside it. */
  private static int alone(String heap, String main, int... arguments)
      throws IOException, InterruptedException {
    return new ProcessBuilder(
            Home.ofThisProcess()
                .java(
                    "models/bench",
                    "bench",
                    List.of(heap),
                    main,
                    Arrays.stream(arguments).mapToObj(Integer::toString).toList()))
        .inheritIO()
        .start()
        .waitFor();
  }

  private static void requireBetween(int enterprises, int fewest, int most) {
    if (enterprises < fewest || enterprises > most) {
      throw CommandFailure.usage("failure.bench-enterprises", enterprises, fewest, most);
    }
  }
}

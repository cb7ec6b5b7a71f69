package cn.financebrain.cli;

import cn.financebrain.cli.stack.Home;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;

/** {@code bench}: measures the product on this machine, each figure against another of the run. */
@Command(
    name = "bench",
    resourceBundle = Messages.BUNDLE,
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchCommand.StreamCommand.class,
      BenchCommand.ProfileCommand.class,
      BenchCommand.ScoresCommand.class,
      HelpCommand.class
    })
final class BenchCommand {

  /** {@code bench stream}: a stack of its own, made for the run and removed after it. */
  @Command(name = "stream", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
  static final class StreamCommand implements Callable<Integer> {
    private static final int MOST = 100_000;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        descriptionKey = "option.bench-data",
        defaultValue = "var-bench")
    Path data = Path.of("var-bench");

    @Option(
        names = "--enterprises",
        paramLabel = "N",
        descriptionKey = "option.bench-enterprises",
        defaultValue = "1000")
    int enterprises = 1_000;

    @Option(names = "--keep", descriptionKey = "option.bench-keep")
    boolean keep;

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** The thread that measures, while it does, so that Ctrl-C need not wait for it. */
    private volatile Thread runner;

    @Override
    public Integer call() throws Exception {
      if (enterprises < StreamBench.TRAINED || enterprises > MOST) {
        throw CommandFailure.usage(
            "failure.bench-enterprises", enterprises, StreamBench.TRAINED, MOST);
      }
      requireUnused();
      runner = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
      boolean failed = true;
      try {
        System.out.println(run().text());
        failed = false;
        return ExitCode.DONE;
      } catch (InterruptedException e) {
        failed = false;
        return ExitCode.FAILED;
      } finally {
        if (failed) {
          System.err.println(Messages.text("bench.kept", data));
        } else if (!keep) {
          delete();
        }
        stopped.countDown();
      }
    }

    private StreamBenchResult run() throws Exception {
      try (StreamBench bench = StreamBench.open(new StackDirectory(data))) {
        StreamBenchResult result = bench.run(enterprises);
        runner = null;
        return result;
      }
    }

    /** Runs in the shutdown hook: the JVM goes on until the services have been stopped. */
    private void stop() {
      Thread running = runner;
      if (running != null) {
        runner = null;
        running.interrupt();
      }
      try {
        stopped.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void requireUnused() throws IOException {
      if (Files.exists(data)) {
        try (Stream<Path> content = Files.list(data)) {
          if (content.findAny().isPresent()) {
            throw CommandFailure.failed("failure.bench-data", data);
          }
        }
      }
    }

    private void delete() throws IOException {
      List<Path> all;
      try (Stream<Path> files = Files.walk(data)) {
        all = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : all) {
        Files.delete(file);
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
}

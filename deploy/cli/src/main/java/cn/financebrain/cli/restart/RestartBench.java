package cn.financebrain.cli.restart;

import cn.financebrain.cli.BenchRun;
import cn.financebrain.cli.Messages;
import cn.financebrain.cli.stack.Memory;
import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.streaming.bench.HeldStates;
import cn.financebrain.streaming.bench.RestartBenchJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures a job that holds the states of many enterprises: how long it takes to start from a
 * checkpoint, also after {@code kill -9}, what it takes of memory and disk, and whether all is
 * right afterwards. Each job has a process of its own and runs beside Kafka alone. All enterprises
 * are fictitious.
 */
public final class RestartBench {
  /** Where states can be kept. */
  public static final List<String> BACKENDS = List.of("rocksdb", "heap");

  /** How often each telling enterprise tells something. */
  private static final int ROUNDS = 3;

  private final Path data;
  private final long enterprises;
  private final Consumer<String> say;

  /**
   * @param data a directory that is new or empty; what is big in it is deleted on the way
   * @param say told of every step, one line each
   */
  public RestartBench(Path data, long enterprises, Consumer<String> say) {
    this.data = data.toAbsolutePath();
    this.enterprises = enterprises;
    this.say = say;
  }

  /**
   * @param backends of {@link #BACKENDS}
   * @throws CommandFailure if the machine is too small, or anything is not as it must be
   */
  public RestartBenchResult run(List<String> backends) throws Exception {
    say.accept(Messages.text("restart.histories"));
    Clock now = Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC);
    Path city = data.resolve("city");
    HeldCity held = HeldCity.of(enterprises, city, now, ROUNDS);
    requireNotInterrupted();
    BenchRun.delete(city);
    Needs needs = new Needs(enterprises, held.states().meanBytes());
    require(needs, backends);
    say.accept(Messages.text("restart.fill", enterprises, held.histories()));
    Savepoint savepoint = fill(held.states(), needs);
    requireNotInterrupted();
    HeldCity.Expected expected = held.expected(ROUNDS);
    List<RestartBenchResult.Run> runs = new ArrayList<>();
    for (String backend : backends) {
      say.accept(Messages.text("restart.backend", backend));
      runs.add(run(backend, needs, savepoint, held, expected, now));
      requireNotInterrupted();
    }
    return new RestartBenchResult(
        enterprises, held.histories(), needs.meanBytes(), savepoint.took(), runs);
  }

  /** A step keeps an interrupt that comes while it stops what it started. */
  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("between two steps");
    }
  }

  private void require(Needs needs, List<String> backends) throws IOException {
    for (String backend : backends) {
      long available = Memory.available();
      if (available < needs.memoryMb(backend)) {
        throw CommandFailure.unavailable(
            "failure.bench-memory", enterprises, backend, needs.memoryMb(backend), available);
      }
    }
    long free = Files.getFileStore(data).getUsableSpace() >> 20;
    if (free < needs.diskMb()) {
      throw CommandFailure.unavailable(
          "failure.bench-disk", enterprises, needs.diskMb(), data, free);
    }
  }

  private record Savepoint(String path, Duration took) {}

  /** The one savepoint that the jobs of all backends start from. */
  private Savepoint fill(HeldStates states, Needs needs) throws Exception {
    Path directory = data.resolve("fill");
    Path file = data.resolve("states");
    try (Log log = new Log(directory.resolve("stack"), say)) {
      log.start();
      states.write(file);
      long begin = System.nanoTime();
      try (BenchJob job =
          BenchJob.start(
              "fill",
              new BenchJob.Place(log.bootstrap(), directory),
              "rocksdb",
              needs.heapMb("rocksdb"),
              file.toString(),
              log.file("fill"))) {
        String path = job.answer("savepoint")[0];
        return new Savepoint(path, Duration.ofNanos(System.nanoTime() - begin));
      }
    } finally {
      BenchRun.delete(directory.resolve("tmp"));
    }
  }

  private RestartBenchResult.Run run(
      String backend,
      Needs needs,
      Savepoint savepoint,
      HeldCity held,
      HeldCity.Expected expected,
      Clock now)
      throws Exception {
    Path directory = Files.createDirectories(data.resolve(backend));
    try (Log log = new Log(directory.resolve("stack"), say)) {
      log.start();
      expected.states().write(directory.resolve(RestartBenchJob.EXPECTED));
      try (LogPublisher publisher =
          LogPublisher.open(log.bootstrap(), log.directory().root(), () -> 0, now)) {
        return new Restart(
                backend, needs.heapMb(backend), directory, log, held, expected, publisher)
            .run(savepoint.path());
      }
    } finally {
      BenchRun.delete(directory.resolve("tmp"));
      BenchRun.delete(directory.resolve("checkpoints"));
    }
  }

  /** Kafka by itself. */
  static final class Log implements AutoCloseable {
    private final StackDirectory directory;
    private final Stack stack;

    Log(Path directory, Consumer<String> say) throws IOException {
      this.directory = new StackDirectory(directory);
      this.stack = Stack.openOrCreate(this.directory, say);
    }

    void start() throws Exception {
      stack.upLog();
    }

    StackDirectory directory() {
      return directory;
    }

    String bootstrap() {
      return stack.settings().kafka().bootstrap();
    }

    Path file(String job) {
      return directory.log("job-" + job);
    }

    @Override
    public void close() throws IOException {
      stack.stop();
    }
  }
}

package cn.financebrain.cli.restart;

import cn.financebrain.cli.BenchRun;
import cn.financebrain.cli.stack.ProcessMemory;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.ingest.publish.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The job of one backend: started, killed with {@code kill -9}, started again, and checked. */
final class Restart {
  /** Those that keep a state of each enterprise. */
  private static final int OPERATORS = 2;

  private final String backend;
  private final long heapMb;
  private final Path directory;
  private final RestartBench.Log log;
  private final HeldCity held;
  private final HeldCity.Expected expected;
  private final LogPublisher publisher;

  Restart(
      String backend,
      long heapMb,
      Path directory,
      RestartBench.Log log,
      HeldCity held,
      HeldCity.Expected expected,
      LogPublisher publisher) {
    this.backend = backend;
    this.heapMb = heapMb;
    this.directory = directory;
    this.log = log;
    this.held = held;
    this.expected = expected;
    this.publisher = publisher;
  }

  RestartBenchResult.Run run(String savepoint) throws IOException, InterruptedException {
    publish(0);
    RestartBenchResult.Start first;
    RestartBenchResult.Checkpoint second;
    try (BenchJob job = start("start", savepoint)) {
      first = started(job, 0);
      publish(1);
      told(job, 1, "told-1");
      second = checkpoint(job);
      publish(2);
      told(job, 2, "told-2");
      job.kill(); // what it told last is in no checkpoint
    }
    forget();
    RestartBenchResult.Start again;
    try (BenchJob job = start("restart", second.path())) {
      again = started(job, 2);
      job.kill();
    }
    forget();
    long checked = check(again.checkpoint().path());
    return new RestartBenchResult.Run(backend, heapMb, first, second, again, checked);
  }

  private BenchJob start(String role, String path) throws IOException {
    return BenchJob.start(
        role,
        new BenchJob.Place(log.bootstrap(), directory),
        backend,
        heapMb,
        path,
        log.file(role));
  }

  /** Until the events of a round that wait for it are told and in a checkpoint. */
  private RestartBenchResult.Start started(BenchJob job, int round)
      throws IOException, InterruptedException {
    String[] running = job.answer("running");
    ProcessMemory restored = job.memory();
    RestartBenchResult.Telling told = told(job, round, "started-" + round);
    RestartBenchResult.Checkpoint checkpoint = checkpoint(job);
    return new RestartBenchResult.Start(
        millis(running[0]),
        millis(running[1]),
        restored.residentMb(),
        told,
        checkpoint,
        job.memory().peakMb());
  }

  private void publish(int round) throws InterruptedException {
    try {
      for (EnterpriseEvent event : held.events(round)) {
        publisher.publish(event);
      }
      publisher.flush();
    } catch (PublishException e) {
      if (Thread.interrupted()) { // else closing the publisher would fail as well
        throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
      }
      throw e;
    }
  }

  /**
   * @throws CommandFailure if the job told anything else than it must
   */
  private RestartBenchResult.Telling told(BenchJob job, int round, String name)
      throws IOException, InterruptedException {
    Path file = directory.resolve(name);
    job.order("await " + held.telling() + ' ' + file);
    String[] told = job.answer("told");
    int wrong = wrong(expected.told().get(round), Files.readAllLines(file));
    if (wrong > 0) {
      throw CommandFailure.failed("failure.bench-told", wrong, held.telling(), file);
    }
    return new RestartBenchResult.Telling(
        Long.parseLong(told[0]), Duration.ofNanos(Long.parseLong(told[1])));
  }

  /** How many lines are in only one of the two. */
  static int wrong(List<String> expected, List<String> told) {
    Map<String, Integer> balance = new HashMap<>();
    expected.forEach(line -> balance.merge(line, 1, Integer::sum));
    told.forEach(line -> balance.merge(line, -1, Integer::sum));
    return balance.values().stream().mapToInt(Math::abs).sum();
  }

  private static RestartBenchResult.Checkpoint checkpoint(BenchJob job)
      throws IOException, InterruptedException {
    job.order("checkpoint");
    String[] done = job.answer("checkpoint");
    return new RestartBenchResult.Checkpoint(
        done[0], millis(done[1]), Long.parseLong(done[2]), Long.parseLong(done[3]));
  }

  private static Duration millis(String number) {
    return Duration.ofMillis(Long.parseLong(number));
  }

  /** Working files of a process that was killed. */
  private void forget() throws IOException {
    BenchRun.delete(directory.resolve("tmp"));
  }

  /**
   * Looks at every state.
   *
   * @return how many there are
   * @throws CommandFailure if any is missing, wrong, or one too many
   */
  private long check(String checkpoint) throws IOException, InterruptedException {
    try (BenchJob job = start("check", checkpoint)) {
      String[] checked = job.answer("checked");
      long found = Long.parseLong(checked[0]);
      long wrong = Long.parseLong(checked[1]);
      long wanted = OPERATORS * expected.states().enterprises();
      if (wrong > 0 || found != wanted) {
        throw CommandFailure.failed("failure.bench-states", found, wanted, wrong);
      }
      return found;
    }
  }
}

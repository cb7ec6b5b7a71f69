package cn.financebrain.cli.operations;

import cn.financebrain.console.CommandFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The jobs of the process: some at once, more wait, and those that are over are kept until their
 * end was told and a while longer. What takes long has threads of its own, so that nobody who only
 * looks waits for it; an account has one of these under way, so that others get their turn.
 */
public final class Jobs implements AutoCloseable {
  private static final int SHORT_AT_ONCE = 3;
  private static final int LONG_AT_ONCE = 2;
  private static final int WAITING = 50;
  private static final int SHORT_OF_AN_ACCOUNT = 10;
  private static final int LONG_OF_AN_ACCOUNT = 1;

  /** Whose end nobody has asked for. */
  private static final Duration KEPT = Duration.ofHours(12);

  /** In case the answer was lost on its way. */
  private static final Duration KEPT_FETCHED = Duration.ofMinutes(10);

  private static final int KEPT_MOST = 200;

  private final Map<String, Operation> operations;
  private final InstantSource clock;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();
  private final Set<String> lasting;
  private final ThreadPoolExecutor soonOver = threads(SHORT_AT_ONCE);
  private final ThreadPoolExecutor takesLong = threads(LONG_AT_ONCE);

  /**
   * @param operations by name
   * @param lasting names of those that may take long
   */
  public Jobs(Map<String, Operation> operations, Set<String> lasting, InstantSource clock) {
    this.operations = Map.copyOf(operations);
    this.lasting = Set.copyOf(lasting);
    this.clock = clock;
  }

  private static ThreadPoolExecutor threads(int atOnce) {
    return new ThreadPoolExecutor(
        atOnce, atOnce, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING));
  }

  /**
   * @throws CommandFailure if there is no such operation, too much waits, or the account has enough
   *     under way
   */
  synchronized Job begin(String operation, String by, JsonNode arguments) {
    Operation work = operations.get(operation);
    if (work == null) {
      throw CommandFailure.usage("failure.no-operation", operation);
    }
    forget();
    requireTurn(operation, by);
    String id = clock.instant().toEpochMilli() + "-" + number.incrementAndGet();
    Job job = new Job(id, operation, by, arguments, work, clock);
    jobs.put(id, job);
    try {
      (lasting.contains(operation) ? takesLong : soonOver).execute(job);
    } catch (RejectedExecutionException full) {
      jobs.remove(id);
      throw CommandFailure.unavailable("failure.operations-full", WAITING);
    }
    return job;
  }

  private void requireTurn(String operation, String by) {
    boolean takesLong = lasting.contains(operation);
    List<Job> own =
        jobs.values().stream()
            .filter(job -> job.by().equals(by) && job.endedAt().isEmpty())
            .filter(job -> lasting.contains(job.operation()) == takesLong)
            .toList();
    if (own.size() >= (takesLong ? LONG_OF_AN_ACCOUNT : SHORT_OF_AN_ACCOUNT)) {
      throw CommandFailure.failed("failure.operations-own", own.get(0).operation(), own.size());
    }
  }

  private void forget() {
    Instant now = clock.instant();
    List<Job> over =
        jobs.values().stream()
            .filter(job -> job.endedAt().isPresent())
            .sorted(Comparator.comparing((Job job) -> job.endedAt().get()))
            .toList();
    for (int i = 0; i < over.size(); i++) {
      Job job = over.get(i);
      boolean told = job.fetchedAt().filter(at -> at.plus(KEPT_FETCHED).isBefore(now)).isPresent();
      boolean old = told || job.endedAt().get().plus(KEPT).isBefore(now);
      if (old || over.size() - i > KEPT_MOST) {
        jobs.remove(job.id());
      }
    }
  }

  Optional<Job> find(String id) {
    forget();
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public void close() throws InterruptedException {
    jobs.values().forEach(Job::stop);
    for (ThreadPoolExecutor each : List.of(soonOver, takesLong)) {
      each.shutdownNow();
      each.awaitTermination(30, TimeUnit.SECONDS);
    }
  }
}

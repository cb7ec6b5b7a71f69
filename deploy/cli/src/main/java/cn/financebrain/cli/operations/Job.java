package cn.financebrain.cli.operations;

import cn.financebrain.cli.Messages;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of an operation that is waiting, under way, or over. */
final class Job implements Runnable, Steps {
  private static final Logger LOG = LoggerFactory.getLogger(Job.class);

  private final String id;
  private final String operation;
  private final String by;
  private final Operation work;
  private volatile JsonNode arguments;
  private final InstantSource clock;
  private final Instant askedAt;
  private final AtomicLong total = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicReference<End> end = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private volatile boolean stopping;
  private volatile Instant fetchedAt;

  Job(
      String id,
      String operation,
      String by,
      JsonNode arguments,
      Operation work,
      InstantSource clock) {
    this.id = id;
    this.operation = operation;
    this.by = by;
    this.arguments = arguments;
    this.work = work;
    this.clock = clock;
    this.askedAt = clock.instant();
  }

  /** How a job ended. */
  record End(State state, Object result, Problem problem, Instant at) {}

  /** Where a job is. */
  enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    STOPPED
  }

  /**
   * What the user is told.
   *
   * @param kind {@code refused}, {@code usage} or {@code unavailable}
   */
  record Problem(String kind, String zh, String en) {}

  /** A job as it is told, {@code result} and {@code problem} once it is over. */
  record View(
      String id,
      String operation,
      String by,
      String state,
      long done,
      long total,
      Instant askedAt,
      Instant endedAt,
      Object result,
      Problem problem) {}

  @Override
  public void run() {
    if (!state.compareAndSet(State.WAITING, State.RUNNING)) {
      return;
    }
    try {
      end(State.DONE, work.run(new Call(arguments, by, this)), null);
    } catch (StoppedException | InterruptedException e) {
      end(State.STOPPED, null, null);
    } catch (CommandFailure e) {
      end(State.FAILED, null, told(e));
    } catch (RuntimeException | Error e) { // one job must not end the process
      LOG.error("operation {} of {} failed", operation, by, e);
      end(State.FAILED, null, told(CommandFailure.failed("failure.unexpected", e)));
    }
  }

  private static Problem told(CommandFailure failure) {
    String kind =
        switch (failure.exitCode()) {
          case ExitCode.USAGE -> "usage";
          case ExitCode.UNAVAILABLE -> "unavailable";
          default -> "refused";
        };
    return new Problem(
        kind,
        failure.text(Messages.WORDS, Locale.SIMPLIFIED_CHINESE),
        failure.text(Messages.WORDS, Locale.ENGLISH));
  }

  private void end(State how, Object result, Problem problem) {
    arguments = null; // may be a file
    end.set(new End(how, result, problem, clock.instant()));
    ended.countDown();
  }

  @Override
  public void of(long steps) {
    total.set(steps);
  }

  @Override
  public void step() {
    if (stopping) {
      throw new StoppedException();
    }
    done.incrementAndGet();
  }

  /**
   * What waits is not begun any more. What takes steps ends; what takes none goes on to its own.
   */
  void stop() {
    stopping = true;
    if (state.compareAndSet(State.WAITING, State.STOPPED)) {
      end(State.STOPPED, null, null);
    }
  }

  /** Whether it was over within the time. */
  boolean await(Duration limit) throws InterruptedException {
    return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  String id() {
    return id;
  }

  String by() {
    return by;
  }

  String operation() {
    return operation;
  }

  /** Whoever asked knows its end. */
  void fetched() {
    if (fetchedAt == null && end.get() != null) {
      fetchedAt = clock.instant();
    }
  }

  /** When its end was told first. */
  Optional<Instant> fetchedAt() {
    return Optional.ofNullable(fetchedAt);
  }

  Optional<Instant> endedAt() {
    return Optional.ofNullable(end.get()).map(End::at);
  }

  View view() {
    End over = end.get();
    State now = over != null ? over.state() : state.get();
    return new View(
        id,
        operation,
        by,
        now.name().toLowerCase(Locale.ROOT),
        done.get(),
        total.get(),
        askedAt,
        over == null ? null : over.at(),
        over == null ? null : over.result(),
        over == null ? null : over.problem());
  }
}

package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.queries.QueryRun.State;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.PersonQueries.AnswerColumn;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.sql.GuardedStatement;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Runs queries beside the requests that ask for them: a few at once, watched, kept for a while
 * after their end, and ended at the warehouse where somebody wants that. Each is in the audit trail
 * with its statement before it begins.
 */
@Component
class QueryRuns {
  static final int OF_PERSON_MAX = 2;
  private static final int MAX = 6;
  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final Duration ASKED_EVERY = Duration.ofMillis(300);
  private static final Duration GONE_WITHIN = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(QueryRuns.class);

  private final QueryDesk desk;
  private final QueryHistory history;
  private final Warehouse warehouse;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final Path directory;
  private final Map<UUID, QueryRun> runs = new ConcurrentHashMap<>();
  private final ExecutorService workers = Executors.newFixedThreadPool(MAX, QueryRuns::thread);
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(QueryRuns::thread);

  QueryRuns(
      QueryDesk desk,
      QueryHistory history,
      Warehouse warehouse,
      AuditTrail audit,
      InstantSource clock) {
    this.desk = desk;
    this.history = history;
    this.warehouse = warehouse;
    this.audit = audit;
    this.clock = clock;
    try {
      this.directory = Files.createTempDirectory("finance-brain-queries");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long every = ASKED_EVERY.toMillis();
    var unused = watcher.scheduleWithFixedDelay(this::watch, every, every, TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "queries");
    thread.setDaemon(true);
    return thread;
  }

  /** Begins a run whose rows are looked at. */
  QueryRun look(Asked asked) {
    return begin(asked, null, "");
  }

  /** Begins a run whose answer is taken out as a file. */
  QueryRun export(Asked asked, ExportFormat format, String purpose) {
    return begin(asked, format, purpose);
  }

  private QueryRun begin(Asked asked, ExportFormat format, String purpose) {
    GuardedStatement looked = desk.guard(asked);
    List<AnswerColumn> columns = desk.columns(asked, looked);
    GuardedStatement guarded = format == null ? looked : desk.forFile(asked, looked, columns);
    QueryRun run = new QueryRun(asked, guarded, columns, format, purpose, clock.instant());
    enter(run);
    try {
      audit.append(
          asked.account().name(),
          format == null ? Action.QUERY_RUN : Action.QUERY_EXPORTED,
          run.id.toString(),
          told(run),
          asked.address());
      history.began(run);
    } catch (RuntimeException e) {
      runs.remove(run.id);
      throw e;
    }
    workers.execute(() -> work(run));
    return run;
  }

  private static String told(QueryRun run) {
    String statement =
        run.asked.values().isEmpty()
            ? run.asked.statement()
            : run.asked.statement() + "\n-- " + run.asked.values();
    return run.format == null
        ? statement
        : "%s, %s\n%s".formatted(run.format.id(), run.purpose, statement);
  }

  private synchronized void enter(QueryRun run) {
    List<QueryRun> running =
        runs.values().stream().filter(each -> each.state() == State.RUNNING).toList();
    String person = run.asked.account().name();
    long own = running.stream().filter(each -> each.asked.account().name().equals(person)).count();
    if (running.size() >= MAX || own >= OF_PERSON_MAX) {
      throw ProblemException.of(ProblemCode.TOO_MANY_QUERIES);
    }
    runs.put(run.id, run);
  }

  private void work(QueryRun run) {
    ProblemException problem = null;
    try {
      QueryWork work = new QueryWork(warehouse.queries(), directory);
      if (run.format == null) {
        work.look(run);
      } else {
        work.export(run, new Watermark(run.asked.account(), run.startedAt, run.purpose, run.id));
      }
    } catch (WarehouseException e) {
      problem = failure(run, e);
    } catch (ProblemException e) {
      problem = e;
    } catch (IOException | RuntimeException e) {
      LOG.error("query {}", run.id, e);
      problem = ProblemException.of(ProblemCode.INTERNAL);
    }
    run.end(problem, clock.instant());
    try {
      history.ended(run);
    } catch (DataAccessException e) {
      LOG.warn("the history lacks the end of query {}: {}", run.id, e.toString());
    }
  }

  private static ProblemException failure(QueryRun run, WarehouseException e) {
    try {
      return QueryDesk.failed(run.asked.statement(), run.guarded.places(), e);
    } catch (WarehouseException unreachable) {
      return ProblemException.of(ProblemCode.WAREHOUSE_UNAVAILABLE);
    }
  }

  /**
   * @throws ProblemException where the person has no such run, or it is long over
   */
  QueryRun of(Account account, UUID id) {
    QueryRun run = runs.get(id);
    if (run == null || !run.isOf(account) || isOver(run)) {
      throw ProblemException.of(ProblemCode.QUERY_NOT_FOUND);
    }
    return run;
  }

  private boolean isOver(QueryRun run) {
    Instant ended = run.endedAt();
    return ended != null && ended.plus(KEPT).isBefore(clock.instant());
  }

  /** Ends a run and says whether the warehouse has nothing of it any more. */
  boolean cancel(QueryRun run) {
    run.cancel();
    long deadline = System.nanoTime() + GONE_WITHIN.toNanos();
    boolean gone = false;
    while (!gone && System.nanoTime() < deadline) {
      gone = warehouse.queries().kill(run.id.toString()) && run.state() != State.RUNNING;
      if (!gone) {
        pause();
      }
    }
    return gone;
  }

  private static void pause() {
    try {
      Thread.sleep(ASKED_EVERY.toMillis() / 3);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      for (QueryRun run : runs.values()) {
        if (run.state() == State.RUNNING) {
          warehouse.queries().progress(run.id.toString()).ifPresent(run::progressed);
        } else if (isOver(run)) {
          forget(run);
        }
      }
    } catch (RuntimeException | IOException e) {
      LOG.debug("progress of queries is not known: {}", e.toString());
    }
  }

  private void forget(QueryRun run) throws IOException {
    runs.remove(run.id);
    if (run.result() != null) {
      run.result().delete();
    }
    if (run.file() != null) {
      Files.deleteIfExists(run.file());
    }
  }

  @PreDestroy
  void close() throws IOException {
    watcher.shutdownNow();
    for (QueryRun run : runs.values()) {
      run.cancel();
      if (run.state() == State.RUNNING) {
        try {
          warehouse.queries().kill(run.id.toString());
        } catch (WarehouseException e) {
          LOG.warn("query {} was left running: {}", run.id, e.getMessage());
        }
      }
      forget(run);
    }
    workers.shutdownNow();
    Files.deleteIfExists(directory);
  }
}

package cn.financebrain.dashboards.operations;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Waits for the end of work that the request which asked for it did not wait for, whoever looks at
 * it or not. Work that is under way when the server ends is not waited for by the next.
 */
@Component
public class JobWatch implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final Operations operations;
  private final Map<String, Watched> watched = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

  @Autowired
  JobWatch(Operations operations) {
    this(operations, EVERY);
  }

  JobWatch(Operations operations, Duration every) {
    this.operations = operations;
    var unused = // a look catches all
        looks.scheduleWithFixedDelay(
            this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private record Watched(Account by, Consumer<Job.Problem> failed) {}

  /**
   * @param job as it was told when it was begun
   * @param failed told why, if it fails after that
   */
  public void await(Job job, Account by, Consumer<Job.Problem> failed) {
    if (job.isUnderWay()) {
      watched.put(job.id(), new Watched(by, failed));
    }
  }

  private void look() {
    watched.forEach(
        (id, each) -> {
          try {
            if (isOver(id, each)) {
              watched.remove(id);
            }
          } catch (RuntimeException e) { // the database may be away: it is told at the next look
            LOG.warn("the end of job {}: {}", id, e.toString());
          }
        });
  }

  private boolean isOver(String id, Watched each) {
    Job job;
    try {
      job = operations.job(id, each.by());
    } catch (ProblemException e) {
      return e.code() == ProblemCode.JOB_NOT_FOUND; // else it may be heard of later
    }
    if (job.problem() != null) {
      each.failed().accept(job.problem());
    }
    return !job.isUnderWay();
  }

  /** How many are waited for. */
  int size() {
    return watched.size();
  }

  @Override
  public void destroy() {
    looks.shutdownNow();
  }
}

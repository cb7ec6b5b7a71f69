package cn.financebrain.dashboards.rounds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does several things again and again, each in a thread of its own, so that none waits for
 * another's trouble. What fails is tried in the next round; the log is told when trouble begins and
 * when it is over.
 */
public class Rounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final String name;
  private final List<Repeated> rounds = new ArrayList<>();
  private ScheduledExecutorService executor;
  private volatile boolean running;

  /**
   * @param name of the threads
   */
  protected Rounds(String name) {
    this.name = name;
  }

  /**
   * To be called before the start.
   *
   * @param pause before the first time, and between an end and the next beginning
   * @param what names it in the log
   */
  protected final void add(Duration pause, String what, Runnable work) {
    rounds.add(new Repeated(pause, what, work));
  }

  private static final class Repeated implements Runnable {
    private final Duration pause;
    private final String what;
    private final Runnable work;
    private boolean failing;

    Repeated(Duration pause, String what, Runnable work) {
      this.pause = pause;
      this.what = what;
      this.work = work;
    }

    /** An exception that came out would end the rounds for good. */
    @Override
    public void run() {
      try {
        work.run();
        if (failing) {
          LOG.info("{}: works again", what);
        }
        failing = false;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.warn("{}: waits for the next round: {}", what, e.toString());
        }
        failing = true;
      }
    }
  }

  @Override
  public void start() {
    running = true;
    executor =
        Executors.newScheduledThreadPool(
            rounds.size(),
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    rounds.forEach(this::schedule);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a round catches all
  private void schedule(Repeated round) {
    long pause = round.pause.toMillis();
    executor.scheduleWithFixedDelay(round, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** Whoever is at work may end within five seconds, and is interrupted then. */
  @Override
  public void stop() {
    running = false;
    executor.shutdown();
    try {
      if (!executor.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Asked by whoever has much to do in one round, too. */
  @Override
  public final boolean isRunning() {
    return running;
  }
}

package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that the drift of the models in force is judged every day that the stack is up, in a
 * thread of its own. The stack does not need it: what goes wrong is told once, and tried again.
 */
final class DriftPatrol implements AutoCloseable {
  private static final Duration BEGIN_AFTER = Duration.ofMinutes(1);

  /** How soon a new day, a new model, or enough enterprises are noticed. */
  private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

  private final StackSettings settings;
  private final CountDownLatch stop = new CountDownLatch(1);

  private DriftPatrol(StackSettings settings) {
    this.settings = settings;
  }

  static DriftPatrol start(StackSettings settings) {
    DriftPatrol patrol = new DriftPatrol(settings);
    Thread thread = new Thread(patrol::patrol, "model-drift");
    thread.setDaemon(true); // a server that hangs keeps it
    thread.start();
    return patrol;
  }

  private void patrol() {
    String problem = "";
    Duration pause = BEGIN_AFTER;
    try {
      while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        String found = look();
        if (!found.isEmpty() && !found.equals(problem)) {
          System.err.println(Messages.text("drift.not-judged", found));
        }
        problem = found;
        pause = LOOK_EVERY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // stopped
    }
  }

  /** What goes wrong; empty if nothing does. */
  private String look() {
    try {
      DriftWatch.daily(
          settings.warehouse(), ModelReleases.releases(settings), Clock.systemUTC().instant());
      return "";
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public void close() {
    stop.countDown();
  }
}

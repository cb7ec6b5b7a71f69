package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.store.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sees to it that the drift of the models in force is judged every day that the stack is up. */
final class DriftPatrol implements AutoCloseable {
  private static final Duration BEGIN_AFTER = Duration.ofMinutes(1);

  /** How soon a new day, a new model, or enough enterprises are noticed. */
  private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

  private final StackSettings settings;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "model-drift");
            made.setDaemon(true); // a server that hangs keeps it
            return made;
          });
  private String problem = "";

  private DriftPatrol(StackSettings settings) {
    this.settings = settings;
  }

  static DriftPatrol start(StackSettings settings) {
    DriftPatrol patrol = new DriftPatrol(settings);
    patrol.thread.scheduleWithFixedDelay(
        patrol::look, BEGIN_AFTER.toSeconds(), LOOK_EVERY.toSeconds(), TimeUnit.SECONDS);
    return patrol;
  }

  /** What goes wrong is told once, and tried again: the stack does not need it. */
  private void look() {
    String found = "";
    try {
      DriftWatch.daily(
          settings.warehouse(), ModelReleases.releases(settings), Clock.systemUTC().instant());
    } catch (WarehouseException | ArtifactException | ReleaseException e) {
      found = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      found = e.toString();
    }
    if (!found.isEmpty() && !found.equals(problem)) {
      System.err.println(Messages.text("drift.not-judged", found));
    }
    problem = found;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

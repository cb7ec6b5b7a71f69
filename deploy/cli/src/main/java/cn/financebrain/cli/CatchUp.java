package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.streaming.cluster.LogLag;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import me.tongfei.progressbar.ProgressBar;

/** Waits until the job has done what the topics held when the waiting began. */
final class CatchUp {
  private static final Duration POLL = Duration.ofMillis(300);

  private CatchUp() {}

  /**
   * @throws CommandFailure if the limit runs out, or the stack does not run
   */
  static void await(StackSettings settings, Duration limit) throws InterruptedException {
    try (ProgressBar bar = Progress.bar(Messages.text("wait.progress"), 0)) {
      await(settings, limit, (done, total) -> bar.maxHint(total).stepTo(done));
    }
  }

  /** Is told how many records of how many are done. */
  @FunctionalInterface
  interface Told {
    void update(long done, long total);
  }

  /**
   * As above, without a bar of its own.
   *
   * @throws CommandFailure if the limit runs out, or the stack does not run
   */
  static void await(StackSettings settings, Duration limit, Told told) throws InterruptedException {
    long begin = System.nanoTime();
    CatalogueDirectory catalogues = new CatalogueDirectory(settings.modelsDir());
    LogLag target = lag(settings, catalogues);
    long total = target.records();
    LogLag now = target;
    while (!now.reached(target.ends())) {
      told.update(Math.max(0, total - now.records()), total);
      if (System.nanoTime() - begin > limit.toNanos()) {
        throw CommandFailure.failed("failure.wait", limit.toSeconds(), now.records());
      }
      Thread.sleep(POLL.toMillis());
      now = lag(settings, catalogues);
    }
    told.update(total, total);
  }

  /** What is not yet done by every job whose rows the warehouse may wait for. */
  static LogLag lag(StackSettings settings) throws InterruptedException {
    return lag(settings, new CatalogueDirectory(settings.modelsDir()));
  }

  private static LogLag lag(StackSettings settings, CatalogueDirectory catalogues)
      throws InterruptedException {
    try {
      List<String> telling =
          Releases.plan(settings.modelsDir()).telling().stream()
              .map(catalogues::fingerprint)
              .toList();
      return LogLag.read(settings.kafka().ofTheJob(), telling);
    } catch (ExecutionException e) {
      throw CommandFailure.unavailable("failure.kafka", settings.kafka().bootstrap());
    }
  }
}

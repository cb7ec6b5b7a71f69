package cn.financebrain.training.city;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.load.HistoryLog;
import cn.financebrain.training.Progress;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tells of the stages of a run, each in some twenty steps. */
record Stages(Function<Stage, Progress> progress) {
  private static final int STEPS = 20;
  private static final int PERCENT = 100;

  Progress of(Stage stage) {
    return progress.apply(stage);
  }

  /** Progress of a load of history. */
  cn.financebrain.ingest.load.Progress reading() {
    Progress told = progress.apply(Stage.READING);
    return (bytes, total, rows) -> {
      int percent = total == 0 ? PERCENT : (int) (PERCENT * bytes / total);
      int step = PERCENT / STEPS;
      if (percent >= step) {
        told.step(percent / step * step, PERCENT);
      }
    };
  }

  /** Works through a log, see {@link HistoryLog#byEnterprise}. */
  <R> void through(
      HistoryLog log, Stage stage, Function<List<EnterpriseEvent>, R> work, Consumer<R> then) {
    Progress told = progress.apply(stage);
    int total = log.enterprises();
    int every = Math.max(1, total / STEPS);
    int[] done = {0};
    log.byEnterprise(
        work,
        result -> {
          then.accept(result);
          done[0]++;
          if (done[0] % every == 0 || done[0] == total) {
            told.step(done[0], total);
          }
        });
  }
}

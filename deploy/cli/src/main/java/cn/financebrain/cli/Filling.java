package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.streaming.cluster.LogLag;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * How much of the log the job of a catalogue has read.
 *
 * @param read records
 * @param total records of the log
 * @param begun whether it has taken a checkpoint, after which it commits; of an empty log there is
 *     nothing to commit
 */
record Filling(long read, long total, boolean begun) {

  static Filling of(StackSettings settings, String fingerprint) throws InterruptedException {
    try {
      LogLag lag = LogLag.read(settings.kafka().ofTheJob(), List.of(fingerprint));
      return of(lag);
    } catch (ExecutionException e) {
      throw CommandFailure.unavailable("failure.kafka", settings.kafka().bootstrap());
    }
  }

  static Filling of(LogLag lag) {
    long total = lag.ends().values().stream().mapToLong(Long::longValue).sum();
    return new Filling(total - lag.records(), total, total == 0 || !lag.committed().isEmpty());
  }

  long left() {
    return total - read;
  }

  /** Of the log, rounded down. */
  int percent() {
    return total == 0 ? 100 : (int) (100 * read / total);
  }
}

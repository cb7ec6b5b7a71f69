package cn.financebrain.cli.restart;

import cn.financebrain.cli.Messages;
import cn.financebrain.console.Table;
import java.time.Duration;
import java.util.List;

/**
 * What {@link RestartBench} found.
 *
 * @param histories how many different ones the enterprises have
 * @param meanBytes both packed states of an enterprise
 * @param filled how long it took to make all states and their savepoint
 */
public record RestartBenchResult(
    long enterprises, int histories, long meanBytes, Duration filled, List<Run> runs) {

  /**
   * One backend.
   *
   * @param heapMb the job's limit
   * @param first the start from the savepoint, which puts every state into the backend
   * @param second the checkpoint that is taken next
   * @param again the start from that checkpoint after {@code kill -9}
   * @param checked how many states were compared with what they must be; all were right
   */
  record Run(
      String backend, long heapMb, Start first, Checkpoint second, Start again, long checked) {}

  /**
   * @param running from the start of the process until all tasks have their state and run
   * @param cpu of the process until then
   * @param residentMb of the process then
   * @param told of enterprises whose state was closed
   * @param peakMb of the process in the end
   */
  record Start(
      Duration running,
      Duration cpu,
      long residentMb,
      Telling told,
      Checkpoint checkpoint,
      long peakMb) {}

  /** Events, and the time from the first that was told of to the last. */
  record Telling(long events, Duration took) {
    double rate() {
      return events / (Math.max(1, took.toNanos()) / 1e9);
    }
  }

  /**
   * @param written bytes that were written for it
   * @param state bytes of all that it consists of
   */
  record Checkpoint(String path, Duration took, long written, long state) {
    String text() {
      return "%s, %,d MB (%,d MB)".formatted(seconds(took), written >> 20, state >> 20);
    }
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1e3);
  }

  /** A table in the user's language. */
  public String text() {
    Table table = new Table();
    row(table, "restart.row.enterprises", "%,d".formatted(enterprises));
    row(table, "restart.row.histories", "%,d".formatted(histories));
    row(table, "restart.row.bytes", "%,d".formatted(meanBytes));
    row(table, "restart.row.filled", seconds(filled));
    for (Run run : runs) {
      row(table, "restart.row.backend", run.backend() + ", -Xmx%dm".formatted(run.heapMb()));
      start(table, "restart.row.first", run.first());
      row(table, "restart.row.second", run.second().text());
      start(table, "restart.row.again", run.again());
      row(table, "restart.row.checked", "%,d".formatted(run.checked()));
    }
    return table.toString();
  }

  private static void start(Table table, String key, Start start) {
    row(table, key, "%s (%s)".formatted(seconds(start.running()), seconds(start.cpu())));
    row(table, "restart.row.resident", "%,d MB".formatted(start.residentMb()));
    row(
        table,
        "restart.row.rate",
        "%,d, %,.0f".formatted(start.told().events(), start.told().rate()));
    row(table, "restart.row.checkpoint", start.checkpoint().text());
    row(table, "restart.row.peak", "%,d MB".formatted(start.peakMb()));
  }

  private static void row(Table table, String key, String value) {
    table.row(Messages.text(key), value);
  }
}

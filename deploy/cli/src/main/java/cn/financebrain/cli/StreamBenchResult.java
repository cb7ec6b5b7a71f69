package cn.financebrain.cli;

import cn.financebrain.cli.stack.ProcessMemory;
import cn.financebrain.console.Table;
import java.time.Duration;
import java.util.Map;

/**
 * What {@link StreamBench} found.
 *
 * @param started how long each service took to be healthy
 * @param events that went the whole way
 * @param published from the first row read to the last event acknowledged by Kafka
 * @param whole from the first row read until all is scored and in ClickHouse
 * @param readings jobs that read the same log and go a part of the way with it, by way and state
 *     backend: {@code read-heap} (and discard), {@code decode-heap}, {@code shuffle-heap}, {@code
 *     tags-heap}, {@code tags-rocksdb}
 * @param memory of each service, its child processes included, at the end of the run
 * @param rate events a second that were really sent while latency was measured
 */
record StreamBenchResult(
    Map<String, Duration> started,
    long events,
    Duration published,
    Duration whole,
    Map<String, Reading> readings,
    Map<String, ProcessMemory> memory,
    double rate,
    Latency latency) {

  /**
   * A job that read the log.
   *
   * @param records over all its passes
   * @param took of each pass from its first record to its last
   * @param cpu of the whole process in that time
   */
  record Reading(long records, Duration took, Duration cpu) {
    Reading plus(Reading other) {
      return new Reading(records + other.records, took.plus(other.took), cpu.plus(other.cpu));
    }

    double cpuMicros() {
      return cpu.toNanos() / 1e3 / records;
    }
  }

  /**
   * From the arrival of an event to the row of the alert that it raised, in milliseconds.
   *
   * @param alerts how many there were
   */
  record Latency(long alerts, double median, double p99) {}

  /** A table in the user's language. */
  String text() {
    double wholeRate = rate(events, whole);
    Reading read = readings.get("read-heap");
    Reading decode = readings.get("decode-heap");
    Table table = new Table();
    row(table, "bench.row.whole", "%,d".formatted(events), number(wholeRate));
    row(table, "bench.row.published", "%,d".formatted(events), number(rate(events, published)));
    readings.forEach(
        (way, reading) -> {
          row(table, "bench.row." + way, "%,d".formatted(reading.records()), number(rate(reading)));
          row(table, "bench.row.cpu", "", "%.1f µs".formatted(reading.cpuMicros()));
          row(table, "bench.row.share-read", "", share(reading, read));
          row(table, "bench.row.share-decode", "", share(reading, decode));
        });
    row(table, "bench.row.ratio", "", "1 : %.0f".formatted(rate(read) / wholeRate));
    row(table, "bench.row.latency-rate", "", number(rate));
    row(table, "bench.row.alerts", "", "%,d".formatted(latency.alerts()));
    row(table, "bench.row.median", "", "%.0f ms".formatted(latency.median()));
    row(table, "bench.row.p99", "", "%.0f ms".formatted(latency.p99()));
    started.forEach(
        (service, took) ->
            table.row(
                Messages.text("bench.row.start", service),
                "",
                "%.1f s".formatted(took.toMillis() / 1000.0)));
    memory.forEach(
        (service, used) ->
            table.row(
                Messages.text("bench.row.memory", service),
                "",
                "%,d MB (%,d MB)".formatted(used.residentMb(), used.peakMb())));
    return table.toString();
  }

  private static String share(Reading reading, Reading of) {
    return "%.0f %%".formatted(100 * rate(reading) / rate(of));
  }

  private static double rate(Reading reading) {
    return rate(reading.records(), reading.took());
  }

  private static double rate(long count, Duration time) {
    return count / (time.toNanos() / 1e9);
  }

  private static String number(double value) {
    return "%,.0f".formatted(value);
  }

  private static void row(Table table, String key, String count, String value) {
    table.row(Messages.text(key), count, value);
  }
}

package cn.financebrain.cli;

import cn.financebrain.cli.city.CityPlan;
import cn.financebrain.cli.stack.Home;
import cn.financebrain.cli.stack.ProcessMemory;
import cn.financebrain.cli.stack.Stack;
import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.load.FileIngest;
import cn.financebrain.ingest.load.IngestResult;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.EventSink;
import cn.financebrain.ingest.publish.LogPublisher;
import cn.financebrain.store.AdHocQuery;
import cn.financebrain.streaming.cluster.LocalCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the stream on a stack of its own. In one run: start-up; events a second from files to
 * ClickHouse, with both models in force; events a second of a job that only reads the same topic
 * and discards; memory of each process; and the time from event to alert row while events come at
 * half of the first rate. All enterprises are fictitious.
 */
final class StreamBench implements AutoCloseable {
  private static final long SEED = 42;
  private static final String FEED = "city";
  private static final int MONTHS = 24;
  private static final Duration LIMIT = Duration.ofHours(1);
  private static final Duration PACED = Duration.ofSeconds(30);

  /** Enterprises on which the models are trained; as many send the paced events. */
  static final int TRAINED = 400;

  /** Noise of the machine falls on all ways alike if each gets several turns. */
  private static final int ROUNDS = 2;

  private static final List<Way> WAYS =
      List.of(
          new Way("read", "heap"),
          new Way("decode", "heap"),
          new Way("shuffle", "heap"),
          new Way("tags", "heap"),
          new Way("tags", "rocksdb"));

  private static final Pattern READ =
      Pattern.compile("read (\\d{1,18}) records in (\\d{1,18}) ns, (\\d{1,18}) ns of CPU");

  /** How far a job goes with the log, and where it keeps its state. */
  private record Way(String name, String backend) {
    String id() {
      return name + '-' + backend;
    }
  }

  private final StackDirectory directory;
  private final Stack stack;
  private final Clock clock = Clock.systemUTC();

  private StreamBench(StackDirectory directory, Stack stack) {
    this.directory = directory;
    this.stack = stack;
  }

  static StreamBench open(StackDirectory directory) throws IOException {
    return new StreamBench(directory, Stack.openOrCreate(directory, System.err::println));
  }

  /**
   * @param enterprises how many go the whole way from files
   */
  StreamBenchResult run(int enterprises) throws Exception {
    Map<String, Duration> started = stack.up();
    System.err.println(Messages.text("bench.models"));
    LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai")));
    new CityLoad(directory, settings())
        .run(CityPlan.until(SEED, TRAINED, MONTHS, today.minusDays(1)));
    Path files = directory.data("bench-whole");
    Path paced = directory.data("bench-paced");
    BenchCity.write(
        CityPlan.until(SEED, TRAINED + enterprises + TRAINED, MONTHS, today.minusDays(1)),
        directory.data("bench-city"),
        List.of(TRAINED, enterprises, TRAINED),
        List.of(directory.data("bench-trained"), files, paced));

    System.err.println(Messages.text("bench.whole-way"));
    long begin = System.nanoTime();
    IngestResult ingested =
        IngestCommand.run(directory, settings(), IngestCommand.now(FEED, files));
    Duration published = since(begin);
    CatchUp.await(settings(), LIMIT);
    Duration whole = since(begin);

    System.err.println(Messages.text("bench.discard"));
    Map<String, StreamBenchResult.Reading> readings = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Way way : WAYS) {
        readings.merge(way.id(), read(way), StreamBenchResult.Reading::plus);
      }
    }

    double half = ingested.accepted() / seconds(whole) / 2;
    System.err.println(Messages.text("bench.paced", "%.0f".formatted(half)));
    List<EnterpriseEvent> events = events(paced, (int) (half * PACED.toSeconds()));
    Instant from = clock.instant();
    double rate = publish(events, half);
    CatchUp.await(settings(), LIMIT);

    return new StreamBenchResult(
        started, ingested.accepted(), published, whole, readings, memory(), rate, latency(from));
  }

  private StackSettings settings() {
    return stack.settings();
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private Map<String, ProcessMemory> memory() throws IOException {
    Map<String, ProcessMemory> memory = new LinkedHashMap<>();
    for (Map.Entry<String, ProcessHandle> process : stack.processes().entrySet()) {
      memory.put(
          process.getKey(), ProcessMemory.of(process.getValue(), directory.data(process.getKey())));
    }
    return memory;
  }

  /** The log once more, by a job that goes a part of the way on a state backend. */
  private StreamBenchResult.Reading read(Way way) throws IOException, InterruptedException {
    Path checkpoints = Files.createDirectories(directory.data("bench-checkpoints"));
    List<String> command =
        Home.ofThisProcess()
            .java(
                "streaming-jobs",
                "streaming-jobs",
                List.of(
                    "-Xmx2g",
                    LocalCluster.TASK_MANAGER_COLLECTOR,
                    "--add-opens=java.base/java.util=ALL-UNNAMED"),
                "cn.financebrain.streaming.bench.LogBenchJob",
                List.of(
                    settings().kafka().bootstrap(),
                    Integer.toString(Stack.PARALLELISM),
                    way.name(),
                    way.backend(),
                    checkpoints.toString()));
    Path log = directory.log("log-bench-" + way.id());
    Process job =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int exit = job.waitFor();
      Matcher said = READ.matcher(Files.readString(log));
      if (exit != 0 || !said.find()) {
        throw CommandFailure.failed("failure.bench-discard", log);
      }
      return new StreamBenchResult.Reading(
          Long.parseLong(said.group(1)),
          Duration.ofNanos(Long.parseLong(said.group(2))),
          Duration.ofNanos(Long.parseLong(said.group(3))));
    } finally {
      job.destroy();
    }
  }

  /** Events of new enterprises, in an order that mixes enterprises and feeds. */
  private List<EnterpriseEvent> events(Path files, int wanted) {
    List<EnterpriseEvent> events = new ArrayList<>();
    EventSink collecting =
        new EventSink() {
          @Override
          public void publish(EnterpriseEvent event) {
            events.add(event);
          }

          @Override
          public void reject(DeadLetter letter) {
            // a fault of the simulated department
          }

          @Override
          public void flush() {}
        };
    new FileIngest(collecting, directory.data("paced"), clock, (bytes, total, rows) -> {})
        .run(FeedSet.open(FEED), files);
    Collections.shuffle(events, new Random(SEED));
    return events.subList(0, Math.min(wanted, events.size()));
  }

  /**
   * Publishes the events evenly, as well as Kafka takes them.
   *
   * @return events a second as they were really sent
   */
  private double publish(List<EnterpriseEvent> events, double rate) throws InterruptedException {
    try (LogPublisher log =
        LogPublisher.open(
            settings().kafka().bootstrap(),
            directory.root(),
            () -> Scoring.of(settings()).releases().latest().number(),
            clock)) {
      long begin = System.nanoTime();
      for (int i = 0; i < events.size(); i++) {
        long due = begin + (long) (i / rate * 1e9);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
          if (Thread.interrupted()) {
            throw new InterruptedException("while events were published");
          }
        }
        log.publish(events.get(i));
      }
      log.flush();
      return events.size() / seconds(since(begin));
    }
  }

  /** From the arrival of the event in the log to the alert's row in ClickHouse. */
  private StreamBenchResult.Latency latency(Instant from) {
    String sql =
        """
        SELECT count(), quantile(0.5)(took), quantile(0.99)(took)
        FROM (SELECT dateDiff('millisecond', raised_at, stored_at) AS took
              FROM alert WHERE raised_at >= fromUnixTimestamp64Milli(toInt64(%d)))
        """
            .formatted(from.toEpochMilli());
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (AdHocQuery query = AdHocQuery.open(settings().readOnlyWarehouse())) {
      query.run(sql, "TSV", Duration.ofMinutes(1), answer);
    }
    try (Scanner cells = new Scanner(answer.toString(StandardCharsets.UTF_8))) {
      return new StreamBenchResult.Latency(
          Long.parseLong(cells.next()),
          Double.parseDouble(cells.next()),
          Double.parseDouble(cells.next()));
    }
  }

  /** Stops the stack, also where the run was interrupted. */
  @Override
  public void close() throws IOException {
    stack.stop();
  }
}

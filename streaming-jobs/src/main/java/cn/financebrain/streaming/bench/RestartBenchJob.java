package cn.financebrain.streaming.bench;

import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.streaming.ScoringTopology;
import cn.financebrain.streaming.config.ScoringJobConfig;
import cn.financebrain.streaming.kafka.DayWatermarks;
import cn.financebrain.streaming.kafka.TopicSource;
import cn.financebrain.streaming.operator.GatherPeers;
import cn.financebrain.streaming.operator.ReadLog;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.PeerChange;
import cn.financebrain.streaming.wire.RawRecord;
import cn.financebrain.streaming.wire.WireType;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that holds the states of many enterprises, in a process of its own so that it can be
 * killed. Arguments: {@code ROLE BOOTSTRAP PARALLELISM BACKEND DIRECTORY PATH}, where the backend
 * is {@code heap} or {@code rocksdb}, and the directory takes checkpoints and working files. Roles:
 *
 * <ul>
 *   <li>{@code fill} makes a savepoint of the {@link HeldStates} of file {@code PATH}, with which
 *       every operator of the scoring job finds its state. The log must be empty. Says {@code
 *       savepoint PATH}.
 *   <li>{@code start} runs the scoring job, without sinks and models, from savepoint {@code PATH};
 *       {@code restart} from checkpoint {@code PATH}. Says {@code running MILLIS CPU-MILLIS} when
 *       all tasks do, counted from the start of the process. Then obeys on standard input: {@code
 *       await N FILE}: when N more records have been told of, writes a line of {@link ToldTags} for
 *       each to the file and says {@code told N NANOS}, from the first to the last, with fewer
 *       where no more come; {@code checkpoint}: says {@code checkpoint PATH MILLIS BYTES-WRITTEN
 *       BYTES-OF-STATE}.
 *   <li>{@code check} compares the states of both operators in checkpoint {@code PATH} with those
 *       of file {@code expected} in the directory; says {@code checked FOUND WRONG}.
 * </ul>
 *
 * What it says stands on lines of standard output that begin with {@link #SAYS}.
 */
public final class RestartBenchJob {
  /** Before each line that is said. */
  public static final String SAYS = "bench: ";

  /** Name of the file that {@code check} compares with. */
  public static final String EXPECTED = "expected";

  private static final String GROUP = "restart-bench";

  /** What has not been told after so long without a record is lost. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final ScoringJobConfig.Kafka kafka;
  private final Path directory;
  private final String path;
  private final Configuration settings;
  private final StreamExecutionEnvironment environment;

  private RestartBenchJob(
      String bootstrap, int parallelism, String backend, Path directory, String path) {
    this.kafka = ScoringJobConfig.Kafka.at(bootstrap).as(GROUP);
    this.directory = directory;
    this.path = path;
    this.settings = BenchCluster.settings(backend, parallelism, directory);
    this.environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
  }

  public static void main(String[] args) throws Exception {
    RestartBenchJob job =
        new RestartBenchJob(args[1], Integer.parseInt(args[2]), args[3], Path.of(args[4]), args[5]);
    switch (args[0]) {
      case "fill" -> job.fill();
      case "start" -> job.run(RecoveryClaimMode.NO_CLAIM);
      case "restart" -> job.run(RecoveryClaimMode.CLAIM);
      case "check" -> job.check();
      default ->
          throw new IllegalArgumentException(
              "role '%s', expected fill, start, restart or check".formatted(args[0]));
    }
  }

  private static void say(Object... words) {
    System.out.println(
        SAYS + Arrays.stream(words).map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private DataStream<RawRecord> log() {
    return environment
        .fromSource(TopicSource.log(kafka), DayWatermarks.strategy(), "log")
        .uid("log");
  }

  private KeyedStream<LogEntry, String> keyed() {
    return log()
        .process(new ReadLog())
        .returns(WireType.LOG_ENTRY)
        .uid("read-log")
        .keyBy(LogEntry::key, Types.STRING);
  }

  /** What comes of the operators goes nowhere. */
  private void fill() throws Exception {
    KeyedStream<LogEntry, String> keyed = keyed();
    fill(keyed, Place.SCORE_ENTERPRISE);
    fill(keyed, Place.MEASURE_ENTERPRISE)
        .keyBy(PeerChange::key, Types.STRING)
        .process(new GatherPeers())
        .returns(WireType.PEER_STATISTIC)
        .uid(GatherPeers.NAME);
    try (BenchCluster cluster = BenchCluster.submit(environment, settings, Optional.empty())) {
      cluster.awaitRunning();
      say("savepoint", cluster.endWithSavepoint(directory.resolve("savepoint")));
    }
  }

  private SingleOutputStreamOperator<PeerChange> fill(
      KeyedStream<LogEntry, String> keyed, Place place) {
    return keyed
        .transform(place.uid(), WireType.PEER_CHANGE, new FillStates(place, Path.of(path)))
        .uid(place.uid());
  }

  private void run(RecoveryClaimMode claim) throws Exception {
    ScoringTopology.of(log(), kafka.eventTopic(), RestartBenchJob::evaluator, () -> false)
        .scored()
        .sinkTo(new TellSink());
    try (BenchCluster cluster =
        BenchCluster.submit(
            environment, settings, Optional.of(BenchCluster.from(path, claim, true)))) {
      cluster.awaitRunning();
      long running = System.currentTimeMillis();
      say("running", running - ManagementFactory.getRuntimeMXBean().getStartTime(), cpuMillis());
      obey(cluster);
    }
  }

  /** Of the whole process. */
  private static long cpuMillis() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1_000_000;
  }

  /** The domain as the other benches have it. */
  private static Evaluator evaluator() {
    Catalogue catalogue = Catalogue.bundled();
    return new Evaluator(
        catalogue,
        Rules.bundled(catalogue),
        AlertPolicy.DEFAULT,
        ReleaseDirectory.withoutModels(catalogue));
  }

  private static void obey(BenchCluster cluster) throws Exception {
    try (BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        String[] words = order.split(" ", 3);
        switch (words[0]) {
          case "await" -> await(cluster, Integer.parseInt(words[1]), Path.of(words[2]));
          case "checkpoint" -> checkpoint(cluster);
          default ->
              throw new IllegalArgumentException(
                  "order '%s', expected await or checkpoint".formatted(order));
        }
      }
    }
  }

  private static void await(BenchCluster cluster, int records, Path file) throws Exception {
    List<TellSink.Told> told = TellSink.take(records, SILENCE, cluster::requireRunning);
    long first = told.stream().mapToLong(TellSink.Told::nanos).min().orElse(0);
    long last = told.stream().mapToLong(TellSink.Told::nanos).max().orElse(0);
    Files.write(file, told.stream().map(TellSink.Told::line).toList());
    say("told", told.size(), last - first);
  }

  private static void checkpoint(BenchCluster cluster) throws Exception {
    CompletedCheckpointStats done = cluster.checkpoint();
    say(
        "checkpoint",
        done.getExternalPath(),
        done.getEndToEndDuration(),
        done.getCheckpointedSize(),
        done.getStateSize());
  }

  private void check() throws Exception {
    KeyedStream<LogEntry, String> keyed = keyed();
    for (Place place : Place.values()) {
      keyed
          .transform(
              place.uid(), WireType.LOG_ENTRY, new CheckStates(place, directory.resolve(EXPECTED)))
          .uid(place.uid());
    }
    try (BenchCluster cluster =
        BenchCluster.submit(
            environment,
            settings,
            Optional.of(BenchCluster.from(path, RecoveryClaimMode.NO_CLAIM, false)))) {
      cluster.awaitRunning();
      say("checked", CheckStates.FOUND.sum(), CheckStates.WRONG.sum());
    }
  }
}

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
import cn.financebrain.streaming.operator.ReadLog;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.RawRecord;
import cn.financebrain.streaming.wire.WireType;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads the canonical log as the scoring job does, up to where it ends now, goes a part of the
 * scoring job's way with it, and discards what comes of it. Reads it for a while until its code is
 * compiled, and then several times, and prints of these, all together, {@code read N records in M
 * ns, C ns of CPU}, from the first record to the last; the CPU time is that of the whole process.
 * Arguments: {@code BOOTSTRAP PARALLELISM}, a {@link Way}, {@code heap} or {@code rocksdb} for the
 * state, and an existing directory for checkpoints.
 */
public final class LogBenchJob {
  private static final String GROUP = "log-bench";
  private static final int PASSES = 3;

  /** The compiler takes more than half of the processors for half a minute. */
  private static final Duration WARM_UP = Duration.ofSeconds(40);

  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);

  /** How far the records go. */
  public enum Way {
    /** They are discarded as they are: the most that any job could do on this machine. */
    READ,
    /** They are decoded and checked, and discarded where they are. */
    DECODE,
    /** They are decoded and sent to the subtask of their enterprise. */
    SHUFFLE,
    /** All tags of their enterprise are brought up to date; there is no model. */
    TAGS;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Way ofId(String id) {
      for (Way way : values()) {
        if (way.id().equals(id)) {
          return way;
        }
      }
      throw new IllegalArgumentException(
          "way '%s', expected read, decode, shuffle or tags".formatted(id));
    }
  }

  private LogBenchJob() {}

  public static void main(String[] args) throws Exception {
    ScoringJobConfig.Kafka kafka = ScoringJobConfig.Kafka.at(args[0]).as(GROUP);
    int parallelism = Integer.parseInt(args[1]);
    Way way = Way.ofId(args[2]);
    Configuration settings = settings(args[3], Path.of(args[4]));
    long cold = System.nanoTime();
    while (System.nanoTime() - cold < WARM_UP.toNanos()) {
      run(kafka, parallelism, way, settings);
    }
    long records = 0;
    long nanos = 0;
    long cpu = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      Seen.forget();
      run(kafka, parallelism, way, settings);
      records += Seen.RECORDS.sum();
      nanos += Seen.LAST.get() - Seen.FIRST.get();
      cpu += Seen.LAST_CPU.get() - Seen.FIRST_CPU.get();
    }
    System.out.printf("read %d records in %d ns, %d ns of CPU%n", records, nanos, cpu);
  }

  private static Configuration settings(String backend, Path checkpoints) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    settings.set(StateBackendOptions.STATE_BACKEND, backend.equals("heap") ? "hashmap" : backend);
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // nothing is counted twice
    return settings;
  }

  private static void run(
      ScoringJobConfig.Kafka kafka, int parallelism, Way way, Configuration settings)
      throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    WatermarkStrategy<RawRecord> watermarks =
        way == Way.TAGS ? DayWatermarks.unaligned() : WatermarkStrategy.noWatermarks();
    DataStream<RawRecord> log =
        environment.fromSource(TopicSource.logUntilNow(kafka), watermarks, "log");
    go(log, kafka, way);
    environment.execute(GROUP);
  }

  private static void go(DataStream<RawRecord> log, ScoringJobConfig.Kafka kafka, Way way) {
    switch (way) {
      case READ -> log.sinkTo(new Discard<>());
      case DECODE -> log.process(new ReadLog()).returns(WireType.LOG_ENTRY).sinkTo(new Discard<>());
      case SHUFFLE ->
          log.process(new ReadLog())
              .returns(WireType.LOG_ENTRY)
              .keyBy(LogEntry::key, Types.STRING)
              .sinkTo(new Discard<>());
      case TAGS ->
          ScoringTopology.of(log, kafka.eventTopic(), LogBenchJob::withoutModels, () -> false)
              .scored()
              .sinkTo(new Discard<>());
    }
  }

  private static Evaluator withoutModels() {
    Catalogue catalogue = Catalogue.bundled();
    return new Evaluator(
        catalogue,
        Rules.bundled(catalogue),
        AlertPolicy.DEFAULT,
        ReleaseDirectory.withoutModels(catalogue));
  }

  /** What went by, in all subtasks; they share this JVM. */
  private static final class Seen {
    static final LongAdder RECORDS = new LongAdder();
    static final LongAccumulator FIRST = new LongAccumulator(Math::min, Long.MAX_VALUE);
    static final LongAccumulator LAST = new LongAccumulator(Math::max, Long.MIN_VALUE);
    static final LongAccumulator FIRST_CPU = new LongAccumulator(Math::min, Long.MAX_VALUE);
    static final LongAccumulator LAST_CPU = new LongAccumulator(Math::max, Long.MIN_VALUE);

    static void forget() {
      RECORDS.reset();
      FIRST.reset();
      LAST.reset();
      FIRST_CPU.reset();
      LAST_CPU.reset();
    }

    static long cpu() {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
  }

  private static final class Discard<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        private long records;
        private long last;

        @Override
        public void write(T record, Context unused) {
          last = System.nanoTime();
          if (records++ == 0) {
            Seen.FIRST.accumulate(last);
            Seen.FIRST_CPU.accumulate(Seen.cpu());
          }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {
          Seen.RECORDS.add(records);
          if (records > 0) {
            Seen.LAST.accumulate(last);
            Seen.LAST_CPU.accumulate(Seen.cpu());
          }
        }
      };
    }
  }
}

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
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads the canonical log as the scoring job does, up to where it ends now, goes a part of the
 * scoring job's way with it, and discards what comes of it. Reads it once to warm up and then
 * several times, and prints of these, all together, {@code read N records in M ns}, from the first
 * record to the last. Arguments: {@code BOOTSTRAP PARALLELISM} and a {@link Way}.
 */
public final class LogBenchJob {
  private static final String GROUP = "log-bench";
  private static final int PASSES = 5;
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);

  /** How far the records go. */
  public enum Way {
    /** They are discarded as they are: the most that any job could do on this machine. */
    READ,
    /** They are parsed and sent to the subtask of their enterprise. */
    PARSE,
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
      throw new IllegalArgumentException("way '%s', expected read, parse or tags".formatted(id));
    }
  }

  private LogBenchJob() {}

  public static void main(String[] args) throws Exception {
    ScoringJobConfig.Kafka kafka = ScoringJobConfig.Kafka.at(args[0]).as(GROUP);
    int parallelism = Integer.parseInt(args[1]);
    Way way = Way.ofId(args[2]);
    run(kafka, parallelism, way);
    long records = 0;
    long nanos = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      Seen.forget();
      run(kafka, parallelism, way);
      records += Seen.RECORDS.sum();
      nanos += Seen.LAST.get() - Seen.FIRST.get();
    }
    System.out.printf("read %d records in %d ns%n", records, nanos);
  }

  private static void run(ScoringJobConfig.Kafka kafka, int parallelism, Way way) throws Exception {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // nothing is counted twice
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    WatermarkStrategy<RawRecord> watermarks =
        way == Way.TAGS ? DayWatermarks.strategy() : WatermarkStrategy.noWatermarks();
    DataStream<RawRecord> log =
        environment.fromSource(TopicSource.logUntilNow(kafka), watermarks, "log");
    go(log, kafka, way);
    environment.execute(GROUP);
  }

  private static void go(DataStream<RawRecord> log, ScoringJobConfig.Kafka kafka, Way way) {
    switch (way) {
      case READ -> log.sinkTo(new Discard<>());
      case PARSE ->
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

    static void forget() {
      RECORDS.reset();
      FIRST.reset();
      LAST.reset();
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
          }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {
          Seen.RECORDS.add(records);
          if (records > 0) {
            Seen.LAST.accumulate(last);
          }
        }
      };
    }
  }
}

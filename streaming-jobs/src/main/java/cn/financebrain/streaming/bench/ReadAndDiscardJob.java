package cn.financebrain.streaming.bench;

import cn.financebrain.streaming.config.ScoringJobConfig;
import cn.financebrain.streaming.kafka.TopicSource;
import cn.financebrain.streaming.wire.RawRecord;
import java.time.Duration;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads the canonical log as the scoring job does, up to where it ends now, and discards it: the
 * most that any job could do on this machine. Reads it once to warm up and then several times, and
 * prints of these, all together, {@code read N records in M ns}, from the first record to the last.
 * Arguments: {@code BOOTSTRAP PARALLELISM}.
 */
public final class ReadAndDiscardJob {
  private static final String GROUP = "read-and-discard";
  private static final int PASSES = 5;
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);

  private ReadAndDiscardJob() {}

  public static void main(String[] args) throws Exception {
    ScoringJobConfig.Kafka kafka = ScoringJobConfig.Kafka.at(args[0]).as(GROUP);
    int parallelism = Integer.parseInt(args[1]);
    run(kafka, parallelism);
    long records = 0;
    long nanos = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      Seen.forget();
      run(kafka, parallelism);
      records += Seen.RECORDS.sum();
      nanos += Seen.LAST.get() - Seen.FIRST.get();
    }
    System.out.printf("read %d records in %d ns%n", records, nanos);
  }

  private static void run(ScoringJobConfig.Kafka kafka, int parallelism) throws Exception {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // nothing is counted twice
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    environment
        .fromSource(TopicSource.logUntilNow(kafka), WatermarkStrategy.noWatermarks(), "log")
        .sinkTo(new Discard());
    environment.execute("read-and-discard");
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

  private static final class Discard implements Sink<RawRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<RawRecord> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        private long records;
        private long last;

        @Override
        public void write(RawRecord record, Context unused) {
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

package cn.financebrain.streaming.bench;

import cn.financebrain.streaming.operator.ScoredEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what the job tells until it is asked for; the subtasks share this JVM. */
final class TellSink implements Sink<ScoredEntry> {
  private static final long serialVersionUID = 1L;
  private static final BlockingQueue<Told> TOLD = new LinkedBlockingQueue<>();

  /**
   * @param nanos when
   */
  record Told(ScoredEntry entry, long nanos) {
    String line() {
      return ToldTags.line(entry.entry().record(), entry.outcome());
    }
  }

  /** Whoever tells. */
  @FunctionalInterface
  interface Teller {
    /** Throws if nothing can come any more. */
    void requireRunning() throws InterruptedException, ExecutionException;
  }

  /**
   * All that has been told since the last time, as soon as it is so much.
   *
   * @param silence after so long without a record there is no more; whole seconds
   * @param teller asked in every second without a record
   * @return fewer than wanted where nothing came for so long
   */
  static List<Told> take(int wanted, Duration silence, Teller teller)
      throws InterruptedException, ExecutionException {
    List<Told> taken = new ArrayList<>();
    long silent = 0; // seconds asked for: while the whole JVM collects garbage nobody is silent
    while (taken.size() < wanted && silent < silence.toSeconds()) {
      Told next = TOLD.poll(1, TimeUnit.SECONDS);
      if (next == null) {
        teller.requireRunning();
        silent++;
      } else {
        taken.add(next);
        silent = 0;
      }
    }
    return taken;
  }

  @Override
  public SinkWriter<ScoredEntry> createWriter(WriterInitContext context) {
    return new SinkWriter<>() {
      @Override
      public void write(ScoredEntry entry, Context unused) {
        TOLD.add(new Told(entry, System.nanoTime()));
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}

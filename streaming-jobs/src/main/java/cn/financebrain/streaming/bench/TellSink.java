package cn.financebrain.streaming.bench;

import cn.financebrain.streaming.operator.ScoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps what the job tells until it is asked for; the subtasks share this JVM. */
final class TellSink implements Sink<ScoredEntry> {
  private static final long serialVersionUID = 1L;
  private static final Queue<Told> TOLD = new ConcurrentLinkedQueue<>();

  /**
   * @param nanos when
   */
  record Told(ScoredEntry entry, long nanos) {
    String line() {
      return ToldTags.line(entry.entry().record(), entry.outcome());
    }
  }

  /** All that has been told since the last time, as soon as it is so much. */
  static List<Told> take(int wanted) throws InterruptedException {
    List<Told> taken = new ArrayList<>();
    while (taken.size() < wanted) {
      Told next = TOLD.poll();
      if (next == null) {
        Thread.sleep(10);
      } else {
        taken.add(next);
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

package cn.financebrain.ingest.connect;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.load.RecordingSink;
import cn.financebrain.ingest.publish.OpenLog;
import java.util.concurrent.atomic.AtomicInteger;

/** A log in memory that counts how often it was opened and closed. */
final class FakeLog implements SharedLog.Opener {
  final RecordingSink sink = new RecordingSink();
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  volatile boolean wanted;

  @Override
  public OpenLog open() {
    opened.incrementAndGet();
    return new OpenLog() {
      @Override
      public boolean wanted() {
        return wanted;
      }

      @Override
      public void publish(EnterpriseEvent event) {
        sink.publish(event);
      }

      @Override
      public void reject(DeadLetter letter) {
        sink.reject(letter);
      }

      @Override
      public void flush() {
        sink.flush();
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }
}

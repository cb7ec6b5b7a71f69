package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.publish.EventSink;
import cn.financebrain.ingest.publish.PublishException;
import java.util.ArrayList;
import java.util.List;

/** A log in memory; loses what is not flushed when it is told to fail. */
final class RecordingSink implements EventSink {
  final List<EnterpriseEvent> events = new ArrayList<>();
  final List<DeadLetter> letters = new ArrayList<>();
  boolean failAtFlush;

  @Override
  public void publish(EnterpriseEvent event) {
    events.add(event);
  }

  @Override
  public void reject(DeadLetter letter) {
    letters.add(letter);
  }

  @Override
  public void flush() {
    if (failAtFlush) {
      throw new PublishException("the log is down");
    }
  }
}

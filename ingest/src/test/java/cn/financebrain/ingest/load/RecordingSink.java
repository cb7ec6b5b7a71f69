package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.publish.HistorySink;
import cn.financebrain.ingest.publish.PublishException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A log of one partition in memory; loses what is not flushed when it is told to fail. */
public final class RecordingSink implements HistorySink {
  public final List<EnterpriseEvent> events = new ArrayList<>();
  public final List<Instant> arrivals = new ArrayList<>();
  public final List<DeadLetter> letters = new ArrayList<>();
  public boolean failAtFlush;
  public int flushesBeforeFailure = Integer.MAX_VALUE;
  private Instant latest = Instant.MIN;

  @Override
  public void publish(EnterpriseEvent event) {
    publish(event, event.arrivalTime());
  }

  @Override
  public void publish(EnterpriseEvent event, Instant arrival) {
    latest = arrival.isAfter(latest) ? arrival : latest;
    events.add(event);
    arrivals.add(latest);
  }

  @Override
  public Instant latestArrival() {
    return latest;
  }

  @Override
  public void reject(DeadLetter letter) {
    letters.add(letter);
  }

  @Override
  public void flush() {
    flushesBeforeFailure--;
    if (failAtFlush || flushesBeforeFailure < 0) {
      throw new PublishException("the log is down");
    }
  }
}

package cn.financebrain.ingest.publish;

import cn.financebrain.contract.EnterpriseEvent;
import java.time.Instant;

/** A log whose clock can be told, so that the past can be put into it in its order. */
public interface HistorySink extends EventSink {

  /**
   * Appends an event as if it had arrived at {@code arrival}; where its partition holds a later
   * record, at the time of that one. The release is the sink's to set.
   */
  void publish(EnterpriseEvent event, Instant arrival);

  /** The latest arrival of any record of the log, {@link Instant#MIN} while there is none. */
  Instant latestArrival();
}

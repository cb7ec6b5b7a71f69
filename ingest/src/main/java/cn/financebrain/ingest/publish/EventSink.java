package cn.financebrain.ingest.publish;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;

/** Takes what a load produces: the canonical log in service, a list in tests. */
public interface EventSink {

  /** Appends an event; arrival time and release are the sink's to set. */
  void publish(EnterpriseEvent event);

  /** Appends a record that did not fit. */
  void reject(DeadLetter letter);

  /** Returns when all that was handed over so far is safe. */
  void flush();
}

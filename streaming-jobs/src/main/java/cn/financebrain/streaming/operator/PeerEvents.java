package cn.financebrain.streaming.operator;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.scoring.profile.PeerMeasures;
import cn.financebrain.streaming.wire.LogEntry;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;

/** Lets through the events that can move what peers are compared by; the others cost no shuffle. */
public final class PeerEvents extends RichFilterFunction<LogEntry> {
  private static final long serialVersionUID = 1L;

  private final EvaluatorSource source;
  private transient PeerMeasures measures;

  public PeerEvents(EvaluatorSource source) {
    this.source = source;
  }

  @Override
  public void open(OpenContext context) {
    measures = PeerMeasures.of(source.open().catalogue());
  }

  @Override
  public boolean filter(LogEntry entry) {
    return entry.record() instanceof EnterpriseEvent event && measures.readsType(event.type());
  }
}

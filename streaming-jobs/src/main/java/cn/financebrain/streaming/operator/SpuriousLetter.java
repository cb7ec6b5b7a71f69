package cn.financebrain.streaming.operator;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.LogReading;
import org.apache.flink.api.common.functions.MapFunction;

/** Turns a record that refers to an unknown event into a dead letter. */
public final class SpuriousLetter implements MapFunction<LogEntry, DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final String topic;

  public SpuriousLetter(String topic) {
    this.topic = topic;
  }

  @Override
  public DeadLetter map(LogEntry entry) {
    EnterpriseEvent event = (EnterpriseEvent) entry.record();
    String detail =
        "revision %d takes back event '%s' of '%s', which is not known of %s"
            .formatted(event.revision(), event.key().id(), event.key().source(), entry.key());
    return new DeadLetter(
        LogReading.FEED,
        LogReading.location(topic, entry.position().partition()),
        entry.position().offset(),
        "",
        RejectReason.SPURIOUS,
        detail,
        event.key().source() + ' ' + event.key().id(),
        event.arrivalTime());
  }
}

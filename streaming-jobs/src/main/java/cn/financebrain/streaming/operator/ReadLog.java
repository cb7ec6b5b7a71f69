package cn.financebrain.streaming.operator;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.LogReading;
import cn.financebrain.streaming.wire.RawRecord;
import cn.financebrain.streaming.wire.WireType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Decodes records of the topic; those that do not fit go to {@link #REFUSED}. */
public final class ReadLog extends ProcessFunction<RawRecord, LogEntry> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<DeadLetter> REFUSED =
      new OutputTag<>("refused", WireType.DEAD_LETTER);

  private transient Counter refused;

  @Override
  public void open(OpenContext context) {
    refused = getRuntimeContext().getMetricGroup().counter("refused");
  }

  @Override
  public void processElement(RawRecord raw, Context context, Collector<LogEntry> out) {
    LogReading reading = LogReading.of(raw);
    if (reading instanceof LogReading.Entry good) {
      out.collect(good.entry());
    } else {
      refused.inc();
      context.output(REFUSED, ((LogReading.Refused) reading).letter());
    }
  }
}

package cn.financebrain.streaming.operator;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.LogReading;
import cn.financebrain.streaming.wire.RawRecord;
import cn.financebrain.streaming.wire.WireType;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Decodes records of the topic; those that do not fit go to {@link #REFUSED}. Chained to the
 * source, which gives a partition to one subtask and tells its clock first when it resumes.
 */
public final class ReadLog extends ProcessFunction<RawRecord, LogEntry> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<DeadLetter> REFUSED =
      new OutputTag<>("refused", WireType.DEAD_LETTER);

  /** Marks by which a day began in their partition; each goes ahead of its watermark. */
  public static final OutputTag<DayBegins> DAYS = new OutputTag<>("days", WireType.DAY_BEGINS);

  private transient Counter refused;
  private transient Map<Integer, Long> clocks;

  @Override
  public void open(OpenContext context) {
    clocks = new HashMap<>();
    refused = getRuntimeContext().getMetricGroup().counter("refused");
  }

  @Override
  public void processElement(RawRecord raw, Context context, Collector<LogEntry> out) {
    long before = clocks.getOrDefault(raw.partition(), RawRecord.NO_ARRIVAL);
    long clock = Math.max(before, raw.arrival());
    if (clock > before) {
      clocks.put(raw.partition(), clock);
    }
    if (raw.isClockOnly()) {
      return;
    }
    LogReading reading = LogReading.of(raw, clock);
    if (reading instanceof LogReading.Entry good) {
      out.collect(good.entry());
    } else if (reading instanceof LogReading.Day day) {
      // one that comes when its day has begun is a stranger's, or too late to change anything
      if (clock > before) {
        context.output(DAYS, day.mark());
      }
    } else if (reading instanceof LogReading.Refused bad) {
      refused.inc();
      context.output(REFUSED, bad.letter());
    }
  }
}

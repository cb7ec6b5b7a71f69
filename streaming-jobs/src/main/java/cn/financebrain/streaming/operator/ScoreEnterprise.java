package cn.financebrain.streaming.operator;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.profile.Applied;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.WireType;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Hands each record of an enterprise to {@link Evaluator}: one state read, one state write. Nothing
 * is decided here; what the domain found to be odd goes to side outputs as well and is counted.
 */
public final class ScoreEnterprise extends KeyedProcessFunction<String, LogEntry, ScoredEntry> {
  private static final long serialVersionUID = 1L;

  /** Records that refer to an event that is not known. */
  public static final OutputTag<LogEntry> SPURIOUS =
      new OutputTag<>("spurious", WireType.LOG_ENTRY);

  /** Events that could have been told before the enterprise was last evaluated. They count. */
  public static final OutputTag<LogEntry> LATE = new OutputTag<>("late", WireType.LOG_ENTRY);

  /** Name of the state in checkpoints. */
  static final String STATE = "enterprise-v1";

  private final EvaluatorSource source;
  private transient Evaluator evaluator;
  private transient ValueState<byte[]> states;
  private transient Counter duplicate;
  private transient Counter stale;
  private transient Counter spurious;
  private transient Counter late;

  public ScoreEnterprise(EvaluatorSource source) {
    this.source = source;
  }

  @Override
  public void open(OpenContext context) {
    evaluator = source.open();
    states =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    duplicate = metrics.counter("duplicate");
    stale = metrics.counter("stale");
    spurious = metrics.counter("spurious");
    late = metrics.counter("late");
  }

  @Override
  public void processElement(LogEntry entry, Context context, Collector<ScoredEntry> out)
      throws IOException {
    byte[] packed = states.value();
    EnterpriseState state =
        packed == null
            ? EnterpriseState.empty(evaluator.catalogue())
            : EnterpriseState.fromBytes(evaluator.catalogue(), packed);
    Outcome outcome = evaluator.process(state, entry.record(), entry.position());
    states.update(outcome.state().toBytes());
    outcome.applied().ifPresent(applied -> note(applied, entry, context));
    if (entry.record() instanceof EnterpriseEvent event
        && event.availableTime().isBefore(state.evaluatedAt())) {
      late.inc();
      context.output(LATE, entry);
    }
    out.collect(new ScoredEntry(entry, outcome));
  }

  private void note(Applied applied, LogEntry entry, Context context) {
    switch (applied) {
      case ADDED, REVISED, RETRACTED -> {}
      case DUPLICATE -> duplicate.inc();
      case STALE -> stale.inc();
      case SPURIOUS -> {
        spurious.inc();
        context.output(SPURIOUS, entry);
      }
    }
  }
}

package cn.financebrain.streaming.operator;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.profile.Applied;
import cn.financebrain.streaming.wire.KeptState;
import cn.financebrain.streaming.wire.KeptStateSerializer;
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
  static final String STATE = "enterprise-v2";

  /** The state in checkpoints of the first version, a byte array; moved when it is asked for. */
  static final String FIRST_STATE = "enterprise-v1";

  private static final int OPEN_EVENTS = 200_000;

  private final EvaluatorSource source;
  private transient Evaluator evaluator;
  private transient ValueState<KeptState> states;
  private transient ValueState<byte[]> firstStates;
  private transient OpenStates openStates;
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
            .getState(new ValueStateDescriptor<>(STATE, KeptStateSerializer.INSTANCE));
    firstStates =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    FIRST_STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    openStates = new OpenStates(OPEN_EVENTS);
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    duplicate = metrics.counter("duplicate");
    stale = metrics.counter("stale");
    spurious = metrics.counter("spurious");
    late = metrics.counter("late");
  }

  @Override
  public void processElement(LogEntry entry, Context context, Collector<ScoredEntry> out)
      throws IOException {
    EnterpriseState state = state(entry.key());
    Outcome outcome = evaluator.process(state, entry.record(), entry.position());
    if (outcome.state() != state) {
      keep(entry.key(), KeptState.of(outcome.state()));
    }
    outcome.applied().ifPresent(applied -> note(applied, entry, context));
    if (entry.record() instanceof EnterpriseEvent event
        && event.availableTime().isBefore(state.evaluatedAt())) {
      late.inc();
      context.output(LATE, entry);
    }
    out.collect(new ScoredEntry(entry, outcome));
  }

  private EnterpriseState state(String key) throws IOException {
    KeptState kept = openStates.get(key);
    if (kept == null) {
      kept = states.value();
      if (kept == null) {
        kept = first(key);
      }
      if (kept == null) {
        return EnterpriseState.empty(evaluator.catalogue());
      }
      openStates.put(key, kept, kept.unpack(evaluator.catalogue()));
    }
    return kept.unpack(evaluator.catalogue());
  }

  private KeptState first(String key) throws IOException {
    byte[] bytes = firstStates.value();
    if (bytes == null) {
      return null;
    }
    firstStates.clear();
    return keep(key, KeptState.ofBytes(bytes));
  }

  private KeptState keep(String key, KeptState kept) throws IOException {
    states.update(kept);
    openStates.put(key, kept, kept.unpack(evaluator.catalogue()));
    return kept;
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

package cn.financebrain.streaming.operator;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.profile.Applied;
import cn.financebrain.scoring.profile.FactTables;
import cn.financebrain.streaming.wire.KeptStateSerializer;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.WireType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Hands each record of an enterprise to {@link Evaluator}. Nothing is decided here; what the domain
 * found to be odd goes to side outputs as well and is counted. Must be keyed by {@link
 * LogEntry#key()}.
 *
 * <p>Works on {@link OpenStates}; Flink's state holds bytes, written when an enterprise has not
 * been asked for longest and before each checkpoint. (A function can't do that: it sees no key but
 * that of the record in hand.)
 */
public final class ScoreEnterprise extends AbstractStreamOperator<ScoredEntry>
    implements OneInputStreamOperator<LogEntry, ScoredEntry> {
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

  /** Name of the list of the tables that states were written with, see {@link FactTables}. */
  static final String TABLES = "fact-tables-v1";

  /** What an event costs in an open state, as measured, and a little more. */
  private static final int BYTES_OF_AN_EVENT = 1_200;

  private final EvaluatorSource source;
  private final int openEvents;
  private transient Evaluator evaluator;
  private transient ValueState<byte[]> states;
  private transient ValueState<byte[]> firstStates;
  private transient ListState<byte[]> tableStates;
  private transient FactTables tables;
  private transient OpenStates openStates;
  private transient Counter duplicate;
  private transient Counter stale;
  private transient Counter spurious;
  private transient Counter late;

  /** Open states take at most half of the memory, all subtasks together. */
  public ScoreEnterprise(EvaluatorSource source) {
    this(source, 0);
  }

  /**
   * @param openEvents most events that the open states of a subtask hold together; 0 for what the
   *     memory allows
   */
  ScoreEnterprise(EvaluatorSource source, int openEvents) {
    this.source = source;
    this.openEvents = openEvents;
  }

  /** All subtasks know all tables, since a state may come to any of them. */
  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    tableStates =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>(TABLES, KeptStateSerializer.INSTANCE));
    evaluator = source.open();
    tables = evaluator.catalogue().tables().and(tableStates.get());
  }

  @Override
  public void open() throws Exception {
    super.open();
    states =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>(STATE, KeptStateSerializer.INSTANCE));
    firstStates =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    FIRST_STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    openStates = new OpenStates(openEvents > 0 ? openEvents : roomForEvents(), this::write);
    MetricGroup group = getRuntimeContext().getMetricGroup();
    duplicate = group.counter("duplicate");
    stale = group.counter("stale");
    spurious = group.counter("spurious");
    late = group.counter("late");
  }

  private int roomForEvents() {
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    long room = Runtime.getRuntime().maxMemory() / 2 / subtasks / BYTES_OF_AN_EVENT;
    return (int) Math.min(room, Integer.MAX_VALUE / 2);
  }

  @Override
  public void processElement(StreamRecord<LogEntry> element) throws Exception {
    LogEntry entry = element.getValue();
    EnterpriseState state = state(entry.key());
    Instant evaluatedBefore = state.evaluatedAt();
    Outcome outcome = evaluator.process(state, entry.record(), entry.position());
    if (!outcome.isDuplicate()) {
      openStates.changed(entry.key());
    }
    outcome.applied().ifPresent(applied -> note(applied, entry));
    if (entry.record() instanceof EnterpriseEvent event
        && event.availableTime().isBefore(evaluatedBefore)) {
      late.inc();
      output.collect(LATE, new StreamRecord<>(entry));
    }
    output.collect(new StreamRecord<>(new ScoredEntry(entry, outcome)));
  }

  private EnterpriseState state(String key) throws Exception {
    EnterpriseState state = openStates.get(key);
    if (state == null) {
      byte[] kept = kept();
      state =
          kept == null
              ? EnterpriseState.empty(evaluator.catalogue())
              : EnterpriseState.fromBytes(evaluator.catalogue(), tables, kept);
      openStates.add(key, state);
    }
    return state;
  }

  private byte[] kept() throws IOException {
    byte[] first = firstStates.value();
    if (first != null) {
      firstStates.clear();
      states.update(first);
    }
    return states.value();
  }

  private void write(String key, byte[] state) throws IOException {
    Object current = getCurrentKey();
    setCurrentKey(key);
    states.update(state);
    setCurrentKey(current);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    openStates.flush();
    boolean keepsTables = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    tableStates.update(keepsTables ? tables.toBytes() : List.of());
    super.snapshotState(context);
  }

  private void note(Applied applied, LogEntry entry) {
    switch (applied) {
      case ADDED, REVISED, RETRACTED -> {}
      case DUPLICATE -> duplicate.inc();
      case STALE -> stale.inc();
      case SPURIOUS -> {
        spurious.inc();
        output.collect(SPURIOUS, new StreamRecord<>(entry));
      }
    }
  }
}

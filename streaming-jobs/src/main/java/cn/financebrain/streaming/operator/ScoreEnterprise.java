package cn.financebrain.streaming.operator;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.feed.FeedEpochs;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Applied;
import cn.financebrain.streaming.wire.DayBeginsSerializer;
import cn.financebrain.streaming.wire.EpochPart;
import cn.financebrain.streaming.wire.KeptStateSerializer;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.LogEntrySerializer;
import cn.financebrain.streaming.wire.PeerStatisticSerializer;
import cn.financebrain.streaming.wire.WireType;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Hands each record of an enterprise to {@link Evaluator}. Nothing is decided here; what the domain
 * found to be odd goes to side outputs as well and is counted. Must be keyed by {@link
 * LogEntry#key()}.
 *
 * <p>Works on a {@link WriteBackCache}; Flink's state holds bytes, written when an enterprise has
 * not been asked for longest and before each checkpoint. (A function can't do that: it sees no key
 * but that of the record in hand.)
 *
 * <p>Records of releases with another catalogue change the states, and nothing is told of them:
 * another job does, see {@link Evaluator#tells}.
 *
 * <p>The second input brings the statistics of peers and what is known of the feeds; its watermark
 * says which epochs are complete. A record is evaluated with the epoch of the day on which it
 * arrived, and waits for it.
 */
public final class ScoreEnterprise extends AbstractStreamOperator<ScoredEntry>
    implements TwoInputStreamOperator<LogEntry, EpochPart, ScoredEntry> {
  private static final long serialVersionUID = 1L;

  /** Records that refer to an event that is not known. */
  public static final OutputTag<LogEntry> SPURIOUS =
      new OutputTag<>("spurious", WireType.LOG_ENTRY);

  /** Events that could have been told before the enterprise was last evaluated. They count. */
  public static final OutputTag<LogEntry> LATE = new OutputTag<>("late", WireType.LOG_ENTRY);

  /** Its uid in the job. */
  public static final String NAME = "score-enterprise";

  /** Name of the state in checkpoints. */
  public static final String STATE = "enterprise-v2";

  /** The state in checkpoints of the first version, a byte array; moved when it is asked for. */
  static final String FIRST_STATE = "enterprise-v1";

  private static final ListStateDescriptor<LogEntry> WAITING =
      new ListStateDescriptor<>("waiting-v1", LogEntrySerializer.INSTANCE);
  private static final MapStateDescriptor<Integer, PeerStatistic> PEERS =
      new MapStateDescriptor<>(
          "peers-v1", IntSerializer.INSTANCE, PeerStatisticSerializer.INSTANCE);
  private static final MapStateDescriptor<Integer, DayBegins> FEEDS =
      new MapStateDescriptor<>("feeds-v1", IntSerializer.INSTANCE, DayBeginsSerializer.INSTANCE);

  /** What an open state weighs beside its events (tags, windows), counted in events. */
  private static final int OWN_WEIGHT = 20;

  /** What an event costs in an open state, as measured, and a little more. */
  private static final int BYTES_OF_AN_EVENT = 800;

  private final EvaluatorSource source;
  private final int openEvents;
  private transient Evaluator evaluator;
  private transient ValueState<byte[]> states;
  private transient ValueState<byte[]> firstStates;
  private transient KeptTables tables;
  private transient WriteBackCache<EnterpriseState> openStates;
  private transient ListState<LogEntry> waitingStates;
  private transient WaitingRecords waiting;
  private transient BroadcastState<Integer, PeerStatistic> peerStates;
  private transient BroadcastState<Integer, DayBegins> feedStates;
  private transient PeerEpochs epochs;
  private transient FeedEpochs feeds;

  /** The last epoch that is complete. */
  private transient long complete;

  /** No record that is still to come arrived before this day. */
  private transient long nextDay;

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

  /**
   * The operator in its place.
   *
   * @param entries of the log, each enterprise's in the order of the log
   * @param parts of all epochs; every subtask gets all of them
   */
  public static SingleOutputStreamOperator<ScoredEntry> of(
      EvaluatorSource evaluators, DataStream<LogEntry> entries, DataStream<EpochPart> parts) {
    KeyedStream<LogEntry, String> keyed = entries.keyBy(LogEntry::key, Types.STRING);
    StreamExecutionEnvironment environment = entries.getExecutionEnvironment();
    TwoInputTransformation<LogEntry, EpochPart, ScoredEntry> operator =
        new TwoInputTransformation<>(
            keyed.getTransformation(),
            parts.broadcast().getTransformation(),
            NAME,
            SimpleOperatorFactory.of(new ScoreEnterprise(evaluators)),
            WireType.chained(ScoredEntry.class),
            environment.getParallelism(),
            false);
    operator.setStateKeySelectors(keyed.getKeySelector(), null); // epochs have no enterprise
    operator.setStateKeyType(Types.STRING);
    environment.addOperator(operator);
    return new Scored(environment, operator).uid(NAME);
  }

  /** A stream made of an operator: Flink has no public way to key one of two inputs. */
  private static final class Scored extends SingleOutputStreamOperator<ScoredEntry> {
    Scored(StreamExecutionEnvironment environment, Transformation<ScoredEntry> operator) {
      super(environment, operator);
    }
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    epochs = new PeerEpochs();
    peerStates = context.getOperatorStateStore().getBroadcastState(PEERS);
    for (Map.Entry<Integer, PeerStatistic> statistic : peerStates.immutableEntries()) {
      epochs.put(statistic.getValue());
    }
    evaluator = source.open();
    feeds = new FeedEpochs(evaluator.catalogue());
    feedStates = context.getOperatorStateStore().getBroadcastState(FEEDS);
    for (Map.Entry<Integer, DayBegins> mark : feedStates.immutableEntries()) {
      feeds.put(mark.getValue());
    }
    tables = KeptTables.of(evaluator.catalogue(), context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    complete = Long.MIN_VALUE;
    nextDay = Long.MIN_VALUE;
    waitingStates = getRuntimeContext().getListState(WAITING);
    waiting = new WaitingRecords();
    restoreWaiting();
    states =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>(STATE, KeptStateSerializer.INSTANCE));
    firstStates =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    FIRST_STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    openStates =
        new WriteBackCache<>(
            openEvents > 0 ? openEvents : roomForEvents(),
            state -> state.events() + OWN_WEIGHT,
            this::write);
    MetricGroup group = getRuntimeContext().getMetricGroup();
    duplicate = group.counter("duplicate");
    stale = group.counter("stale");
    spurious = group.counter("spurious");
    late = group.counter("late");
    group.gauge("rulesOverBudget", (Gauge<Long>) evaluator::rulesOverBudget);
  }

  private int roomForEvents() {
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    long room = Runtime.getRuntime().maxMemory() / 2 / subtasks / BYTES_OF_AN_EVENT;
    return (int) Math.min(room, Integer.MAX_VALUE / 2);
  }

  private void restoreWaiting() throws Exception {
    this.<String>getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            WAITING,
            (key, entries) -> {
              for (LogEntry entry : entries.get()) {
                waiting.restore(dayOf(entry), entry);
              }
            });
  }

  private static long dayOf(LogEntry entry) {
    return DayBegins.dayOf(entry.record().arrivalTime());
  }

  @Override
  public void processElement1(StreamRecord<LogEntry> element) throws Exception {
    LogEntry entry = element.getValue();
    long day = dayOf(entry);
    if (day <= reached()) {
      score(entry, day);
    } else {
      waiting.add(day, entry);
    }
  }

  @Override
  public void processElement2(StreamRecord<EpochPart> element) {
    if (element.getValue() instanceof EpochPart.OfPeers peers) {
      epochs.put(peers.statistic());
    } else if (element.getValue() instanceof EpochPart.OfFeeds told) {
      feeds.put(told.mark());
    }
  }

  @Override
  public void processWatermark1(Watermark mark) throws Exception {
    nextDay = dayAfter(mark);
    long needed = waiting.isEmpty() ? nextDay : Math.min(nextDay, waiting.firstDay());
    epochs.forgetBefore(Math.min(needed, complete));
    feeds.forgetBefore(Math.min(needed, complete));
    release();
    super.processWatermark1(mark);
  }

  @Override
  public void processWatermark2(Watermark mark) throws Exception {
    complete = dayAfter(mark);
    release();
    super.processWatermark2(mark);
  }

  /**
   * The last day whose records can be evaluated: its epoch is complete, and no record of an earlier
   * day is still to come. (An enterprise may have such ones in another partition, where one was
   * added.)
   */
  private long reached() {
    return Math.min(complete, nextDay);
  }

  private void release() throws Exception {
    while (!waiting.isEmpty() && waiting.firstDay() <= reached()) {
      long day = waiting.firstDay();
      for (LogEntry entry : waiting.takeFirstDay()) {
        setCurrentKey(entry.key());
        score(entry, day);
      }
    }
  }

  /** The day that begins with the millisecond after a watermark. */
  private static long dayAfter(Watermark mark) {
    return mark.getTimestamp() == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : DayBegins.dayOf(Instant.ofEpochMilli(mark.getTimestamp() + 1));
  }

  private void score(LogEntry entry, long day) throws Exception {
    EnterpriseState state = state(entry.key());
    Instant evaluatedBefore = state.evaluatedAt();
    Outcome outcome =
        evaluator.process(state, entry.record(), entry.position(), epochs.of(day), feeds.of(day));
    if (!outcome.isDuplicate()) {
      openStates.changed(entry.key());
    }
    if (evaluator.tells(entry.record())) {
      tell(entry, outcome, evaluatedBefore);
    }
  }

  private void tell(LogEntry entry, Outcome outcome, Instant evaluatedBefore) {
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
              : EnterpriseState.fromBytes(evaluator.catalogue(), tables.all(), kept);
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

  private void write(String key, EnterpriseState state) throws IOException {
    Object current = getCurrentKey();
    setCurrentKey(key);
    states.update(state.toBytes());
    setCurrentKey(current);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    openStates.flush();
    tables.keep(getRuntimeContext().getTaskInfo());
    waiting.save(new WaitingStore());
    int places = 0;
    peerStates.clear();
    for (PeerStatistic statistic : epochs.statistics()) {
      peerStates.put(places++, statistic);
    }
    int marks = 0;
    feedStates.clear();
    for (DayBegins mark : feeds.marks()) {
      feedStates.put(marks++, mark);
    }
    super.snapshotState(context);
  }

  private final class WaitingStore implements WaitingRecords.Store {
    @Override
    public void clear(String key) {
      setCurrentKey(key);
      waitingStates.clear();
    }

    @Override
    public void append(String key, LogEntry entry) throws Exception {
      setCurrentKey(key);
      waitingStates.add(entry);
    }
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

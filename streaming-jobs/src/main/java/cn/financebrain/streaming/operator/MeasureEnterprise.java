package cn.financebrain.streaming.operator;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerProfile;
import cn.financebrain.scoring.peer.PeerSums;
import cn.financebrain.scoring.profile.PeerMeasures;
import cn.financebrain.streaming.wire.KeptStateSerializer;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.PeerChange;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Hands each event to the {@link PeerProfile} of its enterprise and tells how the sums of groups
 * change with it. The changes of a day are added up here first, and leave before a watermark and
 * before a checkpoint. Must be keyed by {@link LogEntry#key()}.
 */
public final class MeasureEnterprise extends AbstractStreamOperator<PeerChange>
    implements OneInputStreamOperator<LogEntry, PeerChange> {
  private static final long serialVersionUID = 1L;

  /** Its uid in the job. */
  public static final String NAME = "measure-enterprise";

  /** Name of the state in checkpoints. */
  public static final String STATE = "peer-profile-v1";

  /** In the state of every subtask of a job that gathered from the log's beginning. */
  public static final ListStateDescriptor<Integer> SINCE =
      new ListStateDescriptor<>("whole-log-v1", IntSerializer.INSTANCE);

  /** What a profile weighs beside its events, counted in events. */
  private static final int OWN_WEIGHT = 20;

  /** What an event costs in an open profile, and a little more. */
  private static final int BYTES_OF_AN_EVENT = 800;

  /** Open profiles of all subtasks take an eighth of the memory. */
  private static final int SHARE = 8;

  private static final int MOST_CHANGES = 50_000;

  private final EvaluatorSource source;
  private transient PeerMeasures measures;
  private transient KeptTables tables;
  private transient ValueState<byte[]> states;
  private transient WriteBackCache<PeerProfile> profiles;
  private transient Map<Long, Map<PeerGroup, PeerSums>> changes;
  private transient int changed;

  public MeasureEnterprise(EvaluatorSource source) {
    this.source = source;
  }

  /**
   * Statistics are of the whole log: where a job goes on behind a checkpoint that has none, they
   * would lack all that stands before it.
   *
   * @throws IllegalStateException if the checkpoint is of a job that gathered no statistics
   */
  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    ListState<Integer> since = context.getOperatorStateStore().getUnionListState(SINCE);
    if (context.isRestored() && !since.get().iterator().hasNext()) {
      throw new IllegalStateException(
          "the checkpoint is of a version that kept no statistics of peers; start without it, so"
              + " that the log is read from its beginning");
    }
    since.update(List.of(1));
    measures = PeerMeasures.of(source.open().catalogue());
    tables = KeptTables.of(measures.basis(), context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    changes = new HashMap<>();
    states =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>(STATE, KeptStateSerializer.INSTANCE));
    profiles =
        new WriteBackCache<>(
            roomForEvents(), profile -> profile.events() + OWN_WEIGHT, this::write);
  }

  private int roomForEvents() {
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    long room = Runtime.getRuntime().maxMemory() / SHARE / subtasks / BYTES_OF_AN_EVENT;
    return (int) Math.min(room, Integer.MAX_VALUE / 2);
  }

  @Override
  public void processElement(StreamRecord<LogEntry> element) throws Exception {
    LogEntry entry = element.getValue();
    EnterpriseEvent event = (EnterpriseEvent) entry.record();
    Map<PeerGroup, PeerSums> change = profile(entry.key()).apply(event);
    profiles.changed(entry.key());
    if (!change.isEmpty()) {
      Map<PeerGroup, PeerSums> day =
          changes.computeIfAbsent(DayBegins.dayOf(event.arrivalTime()), any -> new HashMap<>());
      change.forEach((group, sums) -> day.merge(group, sums, PeerSums::plus));
      changed += change.size();
      if (changed > MOST_CHANGES) {
        tell();
      }
    }
  }

  private PeerProfile profile(String key) throws Exception {
    PeerProfile profile = profiles.get(key);
    if (profile == null) {
      byte[] kept = states.value();
      profile =
          kept == null
              ? PeerProfile.empty(measures)
              : PeerProfile.fromBytes(measures, tables.all(), kept);
      profiles.add(key, profile);
    }
    return profile;
  }

  private void write(String key, PeerProfile profile) throws IOException {
    Object current = getCurrentKey();
    setCurrentKey(key);
    states.update(profile.toBytes());
    setCurrentKey(current);
  }

  private void tell() {
    changes.forEach(
        (day, groups) ->
            groups.forEach(
                (group, sums) ->
                    output.collect(new StreamRecord<>(new PeerChange(group, day, sums)))));
    changes.clear();
    changed = 0;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    tell();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    tell();
  }

  @Override
  public void finish() throws Exception {
    tell();
    super.finish();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    profiles.flush();
    tables.keep(getRuntimeContext().getTaskInfo());
    super.snapshotState(context);
  }
}

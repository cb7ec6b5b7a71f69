package cn.financebrain.streaming.bench;

import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.PeerMeasures;
import cn.financebrain.streaming.operator.KeptTables;
import cn.financebrain.streaming.operator.MeasureEnterprise;
import cn.financebrain.streaming.wire.KeptStateSerializer;
import cn.financebrain.streaming.wire.LogEntry;
import cn.financebrain.streaming.wire.PeerChange;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Stands in the place of an operator of the scoring job, in a job whose savepoint that job then
 * starts from. Puts the {@link HeldStates} that belong to the subtask where that operator looks for
 * them, when it is opened, and tells the sums of all groups of peers in the place of {@code
 * measure-enterprise}; reads no record.
 */
final class FillStates extends AbstractStreamOperator<PeerChange>
    implements OneInputStreamOperator<LogEntry, PeerChange> {
  private static final long serialVersionUID = 1L;

  private final Place place;
  private final String file;
  private transient KeptTables tables;

  /**
   * @param file of {@link HeldStates}
   */
  FillStates(Place place, Path file) {
    this.place = place;
    this.file = file.toString();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    Catalogue catalogue = Catalogue.bundled();
    if (place == Place.MEASURE_ENTERPRISE) {
      tables = KeptTables.of(PeerMeasures.of(catalogue).basis(), context);
      context.getOperatorStateStore().getUnionListState(MeasureEnterprise.SINCE).update(List.of(1));
    } else {
      tables = KeptTables.of(catalogue, context);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    HeldStates held = HeldStates.read(Path.of(file));
    ValueState<byte[]> states =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>(place.state(), KeptStateSerializer.INSTANCE));
    TaskInfo task = getRuntimeContext().getTaskInfo();
    for (long enterprise = 0; enterprise < held.enterprises(); enterprise++) {
      String key = HeldStates.key(enterprise);
      if (isOwn(key, task)) {
        setCurrentKey(key);
        states.update(
            place.of(held.of(enterprise)).clone()); // the heap would hold one array for all copies
      }
    }
    if (place == Place.MEASURE_ENTERPRISE && task.getIndexOfThisSubtask() == 0) {
      held.sums()
          .forEach(
              (group, sums) ->
                  output.collect(new StreamRecord<>(new PeerChange(group, held.day(), sums))));
    }
  }

  private static boolean isOwn(String key, TaskInfo task) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
            key, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks())
        == task.getIndexOfThisSubtask();
  }

  @Override
  public void processElement(StreamRecord<LogEntry> element) {
    throw new IllegalStateException("the log is not empty: " + element.getValue().position());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    tables.keep(getRuntimeContext().getTaskInfo());
    super.snapshotState(context);
  }
}

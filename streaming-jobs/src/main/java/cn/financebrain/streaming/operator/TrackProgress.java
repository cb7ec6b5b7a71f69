package cn.financebrain.streaming.operator;

import cn.financebrain.contract.LogPosition;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.streaming.wire.RawRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Says how far the log is in the warehouse. A checkpoint completes only after every sink has
 * written all that stood before its barrier; so once it is complete, the last position that this
 * operator saw of each partition before the barrier is emitted. (While partitions are behind each
 * other, records of those that are ahead may still wait for their epoch; where all are at their
 * end, none does.) Where another job writes too, what is to be said waits until it does not.
 * Chained to the source, which gives a partition to one subtask.
 */
public final class TrackProgress extends AbstractStreamOperator<WarehouseRow.ProgressRow>
    implements OneInputStreamOperator<RawRecord, WarehouseRow.ProgressRow> {
  private static final long serialVersionUID = 1L;

  private final ProgressGate gate;
  private transient Map<Integer, Long> seen;
  private transient NavigableMap<Long, Map<Integer, Long>> pending;

  public TrackProgress(ProgressGate gate) {
    this.gate = gate;
  }

  @Override
  public void open() throws Exception {
    super.open();
    seen = new HashMap<>();
    pending = new TreeMap<>();
  }

  @Override
  public void processElement(StreamRecord<RawRecord> element) {
    RawRecord record = element.getValue();
    if (!record.isClockOnly()) {
      seen.put(record.partition(), record.offset());
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    pending.put(context.getCheckpointId(), seen);
    seen = new HashMap<>();
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    Map<Integer, Long> reached = new HashMap<>();
    pending.headMap(checkpointId, true).values().forEach(reached::putAll);
    pending.headMap(checkpointId, true).clear();
    if (!gate.isOpen()) {
      pending.put(checkpointId, reached);
      return;
    }
    Instant now = Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
    reached.forEach((partition, offset) -> emit(new LogPosition(partition, offset), now));
  }

  private void emit(LogPosition position, Instant now) {
    output.collect(new StreamRecord<>(new WarehouseRow.ProgressRow(position, now)));
  }
}

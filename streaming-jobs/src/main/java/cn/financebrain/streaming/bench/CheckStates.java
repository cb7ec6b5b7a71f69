package cn.financebrain.streaming.bench;

import cn.financebrain.streaming.wire.KeptStateSerializer;
import cn.financebrain.streaming.wire.LogEntry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Stands in the place of an operator of the scoring job, in a job that starts from its checkpoint,
 * and compares all states in it with what they are to be, byte by byte; reads no record.
 */
final class CheckStates extends AbstractStreamOperator<LogEntry>
    implements OneInputStreamOperator<LogEntry, LogEntry> {
  private static final long serialVersionUID = 1L;

  /** Over all subtasks in both places; they share this JVM. */
  static final LongAdder FOUND = new LongAdder();

  /** Of those found, how many are others than they are to be, or nobody's. */
  static final LongAdder WRONG = new LongAdder();

  private final Place place;
  private final String file;

  /**
   * @param file of {@link HeldStates}
   */
  CheckStates(Place place, Path file) {
    this.place = place;
    this.file = file.toString();
  }

  @Override
  public void open() throws Exception {
    super.open();
    HeldStates held = HeldStates.read(Path.of(file));
    Map<String, Long> numbers = new HashMap<>();
    for (long enterprise = 0; enterprise < held.enterprises(); enterprise++) {
      numbers.put(HeldStates.key(enterprise), enterprise);
    }
    this.<String>getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new ValueStateDescriptor<>(place.state(), KeptStateSerializer.INSTANCE),
            (key, state) -> {
              FOUND.increment();
              Long enterprise = numbers.get(key);
              if (enterprise == null
                  || !Arrays.equals(state.value(), place.of(held.of(enterprise)))) {
                WRONG.increment();
              }
            });
  }

  @Override
  public void processElement(StreamRecord<LogEntry> element) {
    // the log behind the checkpoint is of no interest
  }
}

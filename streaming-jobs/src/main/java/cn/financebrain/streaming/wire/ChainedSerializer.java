package cn.financebrain.streaming.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * For immutable objects that are handed from one operator to the next within a chain. They are
 * never serialised; a change of the topology that would send one over the network fails at once.
 */
public final class ChainedSerializer<T> extends ImmutableSerializer<T> {

  @Override
  public void serialize(T value, DataOutputView out) throws IOException {
    throw leftItsChain();
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    throw leftItsChain();
  }

  private static IOException leftItsChain() {
    return new IOException(
        "an object that stays within a chain of operators was to be sent over the network:"
            + " keep the operators chained, at one parallelism");
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new Snapshot<>();
  }

  /** Snapshot of the serialiser, which has no settings. */
  public static final class Snapshot<T> extends SimpleTypeSerializerSnapshot<T> {
    public Snapshot() {
      super(ChainedSerializer::new);
    }
  }
}

package cn.financebrain.streaming.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The state of an enterprise, as its own bytes: length and bytes. The version of the content stands
 * in the bytes themselves. Arrays are never written to once they are handed over.
 */
public final class KeptStateSerializer extends ImmutableSerializer<byte[]> {
  public static final KeptStateSerializer INSTANCE = new KeptStateSerializer();

  @Override
  public void serialize(byte[] state, DataOutputView out) throws IOException {
    out.writeInt(state.length);
    out.write(state);
  }

  @Override
  public byte[] deserialize(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public TypeSerializerSnapshot<byte[]> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serialiser, which has no settings. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<byte[]> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}

package cn.financebrain.streaming.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Length and bytes; the version of the content stands in the bytes themselves. */
public final class KeptStateSerializer extends ImmutableSerializer<KeptState> {
  public static final KeptStateSerializer INSTANCE = new KeptStateSerializer();

  @Override
  public void serialize(KeptState state, DataOutputView out) throws IOException {
    byte[] bytes = state.toBytes();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public KeptState deserialize(DataInputView in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return KeptState.ofBytes(bytes);
  }

  @Override
  public TypeSerializerSnapshot<KeptState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serialiser, which has no settings. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeptState> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}

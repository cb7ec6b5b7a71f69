package cn.financebrain.streaming.wire;

import cn.financebrain.scoring.bytes.ByteReader;
import cn.financebrain.scoring.bytes.ByteWriter;
import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerSums;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Changes of sums on the wire: positional, one byte of version first. */
public final class PeerChangeSerializer extends ImmutableSerializer<PeerChange> {
  public static final PeerChangeSerializer INSTANCE = new PeerChangeSerializer();

  private static final int VERSION = 1;

  @Override
  public void serialize(PeerChange change, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    WireFormat.writeText(change.group().key(), out);
    out.writeLong(change.day());
    ByteWriter sums = new ByteWriter();
    change.change().write(sums);
    KeptStateSerializer.INSTANCE.serialize(sums.toBytes(), out);
  }

  @Override
  public PeerChange deserialize(DataInputView in) throws IOException {
    requireVersion(in.readByte(), VERSION);
    PeerGroup group = PeerGroup.ofKey(WireFormat.readText(in));
    long day = in.readLong();
    byte[] sums = KeptStateSerializer.INSTANCE.deserialize(in);
    return new PeerChange(group, day, PeerSums.read(new ByteReader(sums)));
  }

  @Override
  public TypeSerializerSnapshot<PeerChange> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serialiser; the version stands in the bytes themselves. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PeerChange> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}

package cn.financebrain.streaming.wire;

import cn.financebrain.scoring.peer.PeerGroup;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Peers;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Statistics of groups on the wire and in checkpoints: positional, one byte of version first. */
public final class PeerStatisticSerializer extends ImmutableSerializer<PeerStatistic> {
  public static final PeerStatisticSerializer INSTANCE = new PeerStatisticSerializer();

  private static final int VERSION = 1;

  @Override
  public void serialize(PeerStatistic statistic, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    WireFormat.writeText(statistic.group().key(), out);
    out.writeLong(statistic.day());
    out.writeLong(statistic.figures().count());
    out.writeDouble(statistic.figures().mean());
    out.writeDouble(statistic.figures().deviation());
  }

  @Override
  public PeerStatistic deserialize(DataInputView in) throws IOException {
    requireVersion(in.readByte(), VERSION);
    PeerGroup group = PeerGroup.ofKey(WireFormat.readText(in));
    long day = in.readLong();
    return new PeerStatistic(
        group, day, new Peers.Group(in.readLong(), in.readDouble(), in.readDouble()));
  }

  @Override
  public TypeSerializerSnapshot<PeerStatistic> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serialiser; the version stands in the bytes themselves. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PeerStatistic> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}

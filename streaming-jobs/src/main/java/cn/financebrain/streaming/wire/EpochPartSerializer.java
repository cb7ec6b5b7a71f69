package cn.financebrain.streaming.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Parts of epochs on the wire: which one, then that part with its own version. */
public final class EpochPartSerializer extends ImmutableSerializer<EpochPart> {
  public static final EpochPartSerializer INSTANCE = new EpochPartSerializer();

  private static final int OF_PEERS = 0;
  private static final int OF_FEEDS = 1;

  @Override
  public void serialize(EpochPart part, DataOutputView out) throws IOException {
    if (part instanceof EpochPart.OfPeers peers) {
      out.writeByte(OF_PEERS);
      PeerStatisticSerializer.INSTANCE.serialize(peers.statistic(), out);
    } else {
      out.writeByte(OF_FEEDS);
      DayBeginsSerializer.INSTANCE.serialize(((EpochPart.OfFeeds) part).mark(), out);
    }
  }

  @Override
  public EpochPart deserialize(DataInputView in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case OF_PEERS -> new EpochPart.OfPeers(PeerStatisticSerializer.INSTANCE.deserialize(in));
      case OF_FEEDS -> new EpochPart.OfFeeds(DayBeginsSerializer.INSTANCE.deserialize(in));
      default ->
          throw new IOException("kind %d of an epoch's part, expected 0 or 1".formatted(kind));
    };
  }

  @Override
  public TypeSerializerSnapshot<EpochPart> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serialiser; the versions stand in the bytes themselves. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<EpochPart> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}

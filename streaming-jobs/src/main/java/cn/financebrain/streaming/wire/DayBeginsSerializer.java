package cn.financebrain.streaming.wire;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.StaleTypes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Marks of days on the wire and in checkpoints: positional, one byte of version first. */
public final class DayBeginsSerializer extends ImmutableSerializer<DayBegins> {
  public static final DayBeginsSerializer INSTANCE = new DayBeginsSerializer();

  private static final int VERSION = 1;

  @Override
  public void serialize(DayBegins mark, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(mark.day());
    out.writeBoolean(mark.stale().isPresent());
    if (mark.stale().isPresent()) {
      SortedMap<String, SortedSet<String>> types = mark.stale().get().feeds();
      out.writeInt(types.size());
      for (Map.Entry<String, SortedSet<String>> type : types.entrySet()) {
        WireFormat.writeUtf8(type.getKey(), out);
        out.writeInt(type.getValue().size());
        for (String feed : type.getValue()) {
          WireFormat.writeUtf8(feed, out);
        }
      }
    }
  }

  @Override
  public DayBegins deserialize(DataInputView in) throws IOException {
    requireVersion(in.readByte(), VERSION);
    long day = in.readLong();
    return new DayBegins(day, in.readBoolean() ? Optional.of(types(in)) : Optional.empty());
  }

  private static StaleTypes types(DataInputView in) throws IOException {
    SortedMap<String, SortedSet<String>> types = new TreeMap<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      String type = WireFormat.readUtf8(in);
      SortedSet<String> feeds = new TreeSet<>();
      for (int more = in.readInt(); more > 0; more--) {
        feeds.add(WireFormat.readUtf8(in));
      }
      types.put(type, feeds);
    }
    return new StaleTypes(types);
  }

  @Override
  public TypeSerializerSnapshot<DayBegins> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serialiser; the version stands in the bytes themselves. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DayBegins> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}

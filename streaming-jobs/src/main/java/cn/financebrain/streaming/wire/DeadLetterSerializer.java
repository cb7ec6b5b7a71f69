package cn.financebrain.streaming.wire;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Dead letters on the wire to their sinks. */
public final class DeadLetterSerializer extends ImmutableSerializer<DeadLetter> {
  public static final DeadLetterSerializer INSTANCE = new DeadLetterSerializer();

  private static final int VERSION = 2;
  private static final int WITHOUT_HEADER = 1;

  @Override
  public void serialize(DeadLetter letter, DataOutputView out) throws IOException {
    out.writeByte(VERSION);
    WireFormat.writeText(letter.feed(), out);
    WireFormat.writeText(letter.location(), out);
    out.writeLong(letter.position());
    WireFormat.writeText(letter.column(), out);
    WireFormat.writeText(letter.reason().name(), out);
    WireFormat.writeText(letter.detail(), out);
    WireFormat.writeText(letter.raw(), out);
    WireFormat.writeInstant(letter.at(), out);
    out.writeInt(letter.header().size());
    for (String column : letter.header()) {
      WireFormat.writeText(column, out);
    }
  }

  @Override
  public DeadLetter deserialize(DataInputView in) throws IOException {
    int version = in.readByte();
    if (version != WITHOUT_HEADER) {
      requireVersion(version, VERSION);
    }
    DeadLetter letter = letter(in);
    return version == WITHOUT_HEADER ? letter : letter.under(header(in));
  }

  private static DeadLetter letter(DataInputView in) throws IOException {
    return new DeadLetter(
        WireFormat.readText(in),
        WireFormat.readText(in),
        in.readLong(),
        WireFormat.readText(in),
        RejectReason.valueOf(WireFormat.readText(in)),
        WireFormat.readText(in),
        WireFormat.readText(in),
        WireFormat.readInstant(in));
  }

  private static List<String> header(DataInputView in) throws IOException {
    int size = in.readInt();
    List<String> header = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      header.add(WireFormat.readText(in));
    }
    return header;
  }

  @Override
  public TypeSerializerSnapshot<DeadLetter> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serialiser; the version stands in the bytes themselves. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeadLetter> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}

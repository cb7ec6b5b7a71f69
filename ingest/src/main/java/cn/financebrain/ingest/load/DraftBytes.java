package cn.financebrain.ingest.load;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.ingest.mapping.Mapped.Draft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Drafts as bytes, for the length of one load: the form may change with every version. */
final class DraftBytes {
  private static final int QUANTITY = 0;
  private static final int TEXT = 1;
  private static final int FLAG = 2;

  private DraftBytes() {}

  static byte[] bytes(Draft draft) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    write(draft, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static Draft of(byte[] bytes) throws IOException {
    return read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  /** Whom the draft is about, without reading the rest. */
  static EnterpriseId enterprise(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.skipNBytes(in.readUnsignedShort());
    in.skipNBytes(in.readUnsignedShort());
    return EnterpriseId.parse(in.readUTF());
  }

  static void write(Draft draft, DataOutput out) throws IOException {
    out.writeUTF(draft.type());
    out.writeUTF(draft.category().id());
    out.writeUTF(draft.enterprise().text());
    write(draft.eventTime(), out);
    write(draft.availableTime(), out);
    out.writeShort(draft.data().size());
    for (Map.Entry<String, FieldValue> field : draft.data().entrySet()) {
      out.writeUTF(field.getKey());
      write(field.getValue(), out);
    }
  }

  private static void write(Instant instant, DataOutput out) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static void write(FieldValue value, DataOutput out) throws IOException {
    if (value instanceof FieldValue.Quantity quantity) {
      out.writeByte(QUANTITY);
      out.writeDouble(quantity.value());
    } else if (value instanceof FieldValue.Text text) {
      out.writeByte(TEXT);
      out.writeUTF(text.value());
    } else {
      out.writeByte(FLAG);
      out.writeBoolean(((FieldValue.Flag) value).value());
    }
  }

  static Draft read(DataInput in) throws IOException {
    String type = in.readUTF();
    Category category = Category.ofId(in.readUTF());
    EnterpriseId enterprise = EnterpriseId.parse(in.readUTF());
    Instant eventTime = readInstant(in);
    Instant availableTime = readInstant(in);
    int fields = in.readUnsignedShort();
    Map<String, FieldValue> data = new HashMap<>();
    for (int i = 0; i < fields; i++) {
      data.put(in.readUTF(), readValue(in));
    }
    return new Draft(type, category, enterprise, eventTime, availableTime, data);
  }

  private static Instant readInstant(DataInput in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private static FieldValue readValue(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case QUANTITY -> new FieldValue.Quantity(in.readDouble());
      case TEXT -> new FieldValue.Text(in.readUTF());
      case FLAG -> new FieldValue.Flag(in.readBoolean());
      default -> throw new IOException("a value of kind " + kind);
    };
  }
}

package cn.financebrain.streaming.wire;

import cn.financebrain.contract.FieldValue;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** How the parts of records look on the wire between operators. */
final class WireFormat {
  private static final int TEXT = 0;
  private static final int QUANTITY = 1;
  private static final int FALSE = 2;
  private static final int TRUE = 3;

  private WireFormat() {}

  static void writeText(String text, DataOutputView out) throws IOException {
    StringValue.writeString(text, out);
  }

  static String readText(DataInputView in) throws IOException {
    return StringValue.readString(in);
  }

  static void writeInstant(Instant instant, DataOutputView out) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  static Instant readInstant(DataInputView in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  static void writeData(Map<String, FieldValue> data, DataOutputView out) throws IOException {
    out.writeInt(data.size());
    for (Map.Entry<String, FieldValue> field : data.entrySet()) {
      writeText(field.getKey(), out);
      writeValue(field.getValue(), out);
    }
  }

  static Map<String, FieldValue> readData(DataInputView in) throws IOException {
    int size = in.readInt();
    Map<String, FieldValue> data = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      data.put(readText(in), readValue(in));
    }
    return data;
  }

  private static void writeValue(FieldValue value, DataOutputView out) throws IOException {
    if (value instanceof FieldValue.Text text) {
      out.writeByte(TEXT);
      writeText(text.value(), out);
    } else if (value instanceof FieldValue.Quantity quantity) {
      out.writeByte(QUANTITY);
      out.writeDouble(quantity.value());
    } else {
      out.writeByte(((FieldValue.Flag) value).value() ? TRUE : FALSE);
    }
  }

  private static FieldValue readValue(DataInputView in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case TEXT -> new FieldValue.Text(readText(in));
      case QUANTITY -> new FieldValue.Quantity(in.readDouble());
      case FALSE -> new FieldValue.Flag(false);
      case TRUE -> new FieldValue.Flag(true);
      default -> throw new IOException("kind %d of a field value, expected 0 to 3".formatted(kind));
    };
  }
}

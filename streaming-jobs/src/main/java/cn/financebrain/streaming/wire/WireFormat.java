package cn.financebrain.streaming.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.financebrain.contract.EventFields;
import cn.financebrain.contract.FieldValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** How the parts of records look on the wire between operators. */
final class WireFormat {
  private static final NamePool NAMES = new NamePool();
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

  /**
   * As UTF-8, which the JDK writes many characters at a time; a lone surrogate does not survive.
   */
  static void writeUtf8(String text, DataOutputView out) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    writeLength(bytes.length, out);
    out.write(bytes);
  }

  static String readUtf8(DataInputView in) throws IOException {
    return new String(readBytes(in), UTF_8);
  }

  /** Names repeat without end, and so are one object each. */
  static String readName(DataInputView in) throws IOException {
    return NAMES.of(readBytes(in));
  }

  private static byte[] readBytes(DataInputView in) throws IOException {
    byte[] bytes = new byte[readLength(in)];
    in.readFully(bytes);
    return bytes;
  }

  private static void writeLength(int length, DataOutputView out) throws IOException {
    int rest = length;
    while (rest > 0x7f) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int readLength(DataInputView in) throws IOException {
    int length = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      int part = in.readByte();
      length |= (part & 0x7f) << shift;
      if (part >= 0) {
        return length;
      }
    }
    throw new IOException("a length of more than five bytes");
  }

  static void writeInstant(Instant instant, DataOutputView out) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  static Instant readInstant(DataInputView in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  static void writeFields(Map<String, FieldValue> data, DataOutputView out) throws IOException {
    writeLength(data.size(), out);
    for (Map.Entry<String, FieldValue> field : data.entrySet()) {
      writeUtf8(field.getKey(), out);
      writeValue(field.getValue(), out);
    }
  }

  static EventFields readFields(DataInputView in) throws IOException {
    EventFields.Builder data = new EventFields.Builder();
    for (int rest = readLength(in); rest > 0; rest--) {
      data.put(readName(in), readValue(in, WireFormat::readUtf8));
    }
    return data.build();
  }

  /** As the first version of records had it. */
  static EventFields readData(DataInputView in) throws IOException {
    EventFields.Builder data = new EventFields.Builder();
    for (int rest = in.readInt(); rest > 0; rest--) {
      data.put(readText(in), readValue(in, WireFormat::readText));
    }
    return data.build();
  }

  private static void writeValue(FieldValue value, DataOutputView out) throws IOException {
    if (value instanceof FieldValue.Text text) {
      out.writeByte(TEXT);
      writeUtf8(text.value(), out);
    } else if (value instanceof FieldValue.Quantity quantity) {
      out.writeByte(QUANTITY);
      out.writeDouble(quantity.value());
    } else {
      out.writeByte(((FieldValue.Flag) value).value() ? TRUE : FALSE);
    }
  }

  /** How a text is read. */
  @FunctionalInterface
  private interface TextFormat {
    String read(DataInputView in) throws IOException;
  }

  private static FieldValue readValue(DataInputView in, TextFormat texts) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case TEXT -> new FieldValue.Text(texts.read(in));
      case QUANTITY -> new FieldValue.Quantity(in.readDouble());
      case FALSE -> new FieldValue.Flag(false);
      case TRUE -> new FieldValue.Flag(true);
      default -> throw new IOException("kind %d of a field value, expected 0 to 3".formatted(kind));
    };
  }
}

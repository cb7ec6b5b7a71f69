package cn.financebrain.training.imports;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A message of protocol buffers by the numbers of its fields, without the classes that are made
 * from {@code onnx.proto}: of its hundreds of fields a dozen are read here.
 */
final class OnnxMessage {
  /** Integers and the bits of floats as they stand, lengths as bytes. */
  private final Map<Integer, List<Object>> fields = new HashMap<>();

  private OnnxMessage() {}

  /**
   * @throws ImportException if the bytes are no message
   */
  static OnnxMessage of(ByteString bytes) {
    OnnxMessage message = new OnnxMessage();
    CodedInputStream in = bytes.newCodedInput();
    try {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        message
            .fields
            .computeIfAbsent(WireFormat.getTagFieldNumber(tag), number -> new ArrayList<>())
            .add(value(WireFormat.getTagWireType(tag), in));
      }
    } catch (IOException e) {
      throw new ImportException("not ONNX, or cut short: " + e.getMessage(), e);
    }
    return message;
  }

  private static Object value(int type, CodedInputStream in) throws IOException {
    return switch (type) {
      case WireFormat.WIRETYPE_VARINT -> in.readInt64();
      case WireFormat.WIRETYPE_FIXED32 -> Float.intBitsToFloat(in.readFixed32());
      case WireFormat.WIRETYPE_FIXED64 -> in.readFixed64();
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> in.readBytes();
      default -> throw new IOException("a field of type " + type);
    };
  }

  private List<Object> all(int field) {
    return fields.getOrDefault(field, List.of());
  }

  List<OnnxMessage> messages(int field) {
    return bytes(field).stream().map(OnnxMessage::of).toList();
  }

  List<String> texts(int field) {
    return bytes(field).stream().map(ByteString::toStringUtf8).toList();
  }

  String text(int field) {
    List<String> texts = texts(field);
    return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
  }

  private List<ByteString> bytes(int field) {
    List<ByteString> bytes = new ArrayList<>();
    for (Object value : all(field)) {
      if (!(value instanceof ByteString some)) {
        throw new ImportException("not ONNX: field %d is no text or message".formatted(field));
      }
      bytes.add(some);
    }
    return bytes;
  }

  /** Integers, one by one or packed. */
  long[] integers(int field) {
    List<Long> integers = new ArrayList<>();
    for (Object value : all(field)) {
      if (value instanceof Long one) {
        integers.add(one);
      } else if (value instanceof ByteString packed) {
        unpack(packed, in -> integers.add(in.readInt64()));
      }
    }
    return integers.stream().mapToLong(Long::longValue).toArray();
  }

  /** Floats, one by one or packed. */
  double[] floats(int field) {
    List<Float> floats = new ArrayList<>();
    for (Object value : all(field)) {
      if (value instanceof Float one) {
        floats.add(one);
      } else if (value instanceof ByteString packed) {
        unpack(packed, in -> floats.add(in.readFloat()));
      }
    }
    return floats.stream().mapToDouble(Float::doubleValue).toArray();
  }

  private static void unpack(ByteString packed, Reading reading) {
    CodedInputStream in = packed.newCodedInput();
    try {
      while (!in.isAtEnd()) {
        reading.next(in);
      }
    } catch (IOException e) {
      throw new ImportException("not ONNX, or cut short: " + e.getMessage(), e);
    }
  }

  /** Takes one number. */
  private interface Reading {
    void next(CodedInputStream in) throws IOException;
  }
}

package cn.financebrain.store;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Bytes of rows in ClickHouse's <a href="https://clickhouse.com/docs/interfaces/formats/RowBinary">
 * RowBinary</a> format, kept so that an insert can be sent again. Values must be appended in the
 * order of the columns.
 */
final class RowBinary {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1 << 16];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void writeTo(OutputStream output) throws IOException {
    output.write(bytes, 0, size);
  }

  void text(String value) {
    utf8(value.getBytes(StandardCharsets.UTF_8));
  }

  void utf8(byte[] value) {
    count(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  void texts(List<String> values) {
    count(values.size());
    values.forEach(this::text);
  }

  /** An unsigned LEB128 number: the length of what follows. */
  void count(int value) {
    reserve(5);
    int rest = value;
    while (rest >= 0x80) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void flag(boolean value) {
    reserve(1);
    bytes[size++] = (byte) (value ? 1 : 0);
  }

  void int32(int value) {
    reserve(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void int64(long value) {
    reserve(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  void float64(double value) {
    int64(Double.doubleToRawLongBits(value));
  }

  /** {@code DateTime64(6)}. */
  void time(Instant value) {
    int64(Micros.of(value));
  }

  /** {@code Date}, from 1970 to 2149. */
  void day(LocalDate value) {
    long days = Math.max(0, Math.min(0xFFFF, value.toEpochDay()));
    reserve(Short.BYTES);
    bytes[size++] = (byte) days;
    bytes[size++] = (byte) (days >>> Byte.SIZE);
  }

  void missing() {
    flag(true);
  }

  /** Says that a nullable value follows. */
  void present() {
    flag(false);
  }

  void nullableFloat64(double value) {
    if (Double.isNaN(value)) {
      missing();
    } else {
      present();
      float64(value);
    }
  }

  void nullableText(Optional<String> value) {
    if (value.isEmpty()) {
      missing();
    } else {
      present();
      text(value.get());
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}

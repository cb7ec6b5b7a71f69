package cn.financebrain.scoring.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Writes what {@link ByteReader} reads. */
public final class ByteWriter {
  private byte[] bytes = new byte[512];
  private int length;

  public ByteWriter octet(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  /** A signed integer, zig-zag, seven bits an octet. */
  public ByteWriter integer(long value) {
    room(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  public ByteWriter number(double value) {
    return fixed(Double.doubleToLongBits(value));
  }

  /** Eight octets, the highest first. */
  public ByteWriter fixed(long bits) {
    room(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (bits >>> shift);
    }
    return this;
  }

  public ByteWriter text(String value) {
    return block(value.getBytes(StandardCharsets.UTF_8));
  }

  public ByteWriter block(byte[] value) {
    integer(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  public ByteWriter instant(Instant value) {
    return integer(value.getEpochSecond()).integer(value.getNano());
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }
}

package cn.financebrain.scoring.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes what {@link ByteReader} reads. */
public final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  public ByteWriter octet(int value) {
    out.write(value);
    return this;
  }

  /** A signed integer, zig-zag, seven bits an octet. */
  public ByteWriter integer(long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  public ByteWriter number(double value) {
    long bits = Double.doubleToLongBits(value);
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.write((int) (bits >>> shift));
    }
    return this;
  }

  public ByteWriter text(String value) {
    return block(value.getBytes(StandardCharsets.UTF_8));
  }

  public ByteWriter block(byte[] value) {
    integer(value.length);
    out.writeBytes(value);
    return this;
  }

  public ByteWriter instant(Instant value) {
    return integer(value.getEpochSecond()).integer(value.getNano());
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }
}

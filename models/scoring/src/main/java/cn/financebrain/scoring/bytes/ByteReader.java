package cn.financebrain.scoring.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote. Every method throws {@link IllegalArgumentException} where
 * the bytes end too early or make no sense.
 */
public final class ByteReader {
  private static final long FIRST_SECOND = Instant.parse("-9999-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final byte[] bytes;
  private int at;

  public ByteReader(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public int octet() {
    require(1);
    return bytes[at++] & 0xFF;
  }

  public long integer() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if (octet < 0x80) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw damaged("an integer has more than 64 bits");
  }

  /** An integer from 0 to {@code limit}, such as a count or an index. */
  public int count(int limit) {
    long value = integer();
    if (value < 0 || value > limit) {
      throw damaged("found %d where 0 to %d was expected".formatted(value, limit));
    }
    return (int) value;
  }

  public double number() {
    return Double.longBitsToDouble(fixed());
  }

  /** Eight octets, the highest first. */
  public long fixed() {
    require(Long.BYTES);
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = (bits << 8) | (bytes[at++] & 0xFF);
    }
    return bits;
  }

  public byte[] octets(int count) {
    require(count);
    byte[] octets = Arrays.copyOfRange(bytes, at, at + count);
    at += count;
    return octets;
  }

  public String text() {
    int length = count(bytes.length);
    require(length);
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  public byte[] block() {
    return octets(count(bytes.length));
  }

  public Instant instant() {
    return instant(integer(), integer());
  }

  /** An instant of what was read before. */
  public Instant instant(long second, long nano) {
    if (second < FIRST_SECOND || second > LAST_SECOND || nano < 0 || nano > 999_999_999) {
      throw damaged("%d s and %d ns are no instant".formatted(second, nano));
    }
    return Instant.ofEpochSecond(second, nano);
  }

  /** To be called last. */
  public void requireEnd() {
    if (at != bytes.length) {
      throw damaged("%d octets are left over".formatted(bytes.length - at));
    }
  }

  private void require(int octets) {
    if (bytes.length - at < octets) {
      throw damaged("the bytes end");
    }
  }

  private IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException(
        "damaged state at octet %d of %d: %s".formatted(at, bytes.length, what));
  }
}

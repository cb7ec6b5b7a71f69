package cn.financebrain.engine.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * CityHash128 of CityHash 1.0.2 (Pike and Alakuijala), the checksum of ClickHouse's compressed
 * blocks. Later versions of CityHash give other values.
 */
final class CityHash {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long K0 = 0xc3a5c85c97cb3127L;
  private static final long K1 = 0xb492b66fbe98f273L;
  private static final long K2 = 0x9ae16a3b2f90404fL;
  private static final long K3 = 0xc949d7c7509e6557L;
  private static final long MUL = 0x9ddfea08eb382d69L;

  /** 128 bits; {@code low} is written first. */
  record Hash(long low, long high) {}

  private CityHash() {}

  static Hash of(byte[] bytes, int from, int length) {
    if (length >= 16) {
      Hash seed = new Hash(fetch(bytes, from) ^ K3, fetch(bytes, from + 8));
      return seeded(bytes, from + 16, length - 16, seed);
    }
    if (length >= 8) {
      Hash seed =
          new Hash(fetch(bytes, from) ^ (length * K0), fetch(bytes, from + length - 8) ^ K1);
      return murmur(bytes, from, 0, seed);
    }
    return murmur(bytes, from, length, new Hash(K0, K1));
  }

  private static Hash seeded(byte[] bytes, int from, int length, Hash seed) {
    if (length < 128) {
      return murmur(bytes, from, length, seed);
    }
    long x = seed.low;
    long y = seed.high;
    long z = length * K1;
    long first = rotate(y ^ K1, 49) * K1 + fetch(bytes, from);
    Hash v = new Hash(first, rotate(first, 42) * K1 + fetch(bytes, from + 8));
    Hash w = new Hash(rotate(y + z, 35) * K1 + x, rotate(x + fetch(bytes, from + 88), 53) * K1);
    int at = from;
    int left = length;
    do {
      for (int half = 0; half < 2; half++) {
        x = rotate(x + y + v.low + fetch(bytes, at + 16), 37) * K1;
        y = rotate(y + v.high + fetch(bytes, at + 48), 42) * K1;
        x ^= w.high;
        y ^= v.low;
        z = rotate(z ^ w.low, 33);
        v = weak32(bytes, at, v.high * K1, x + w.low);
        w = weak32(bytes, at + 32, z + w.high, y);
        long swapped = z;
        z = x;
        x = swapped;
        at += 64;
      }
      left -= 128;
    } while (left >= 128);
    y += rotate(w.low, 37) * K0 + z;
    x += rotate(v.low + z, 49) * K0;
    for (int done = 32; done - 32 < left; done += 32) {
      int block = at + left - done;
      y = rotate(y - x, 42) * K0 + v.high;
      long low = w.low + fetch(bytes, block + 16);
      x = rotate(x, 49) * K0 + low;
      w = new Hash(low + v.low, w.high);
      v = weak32(bytes, block, v.low, v.high);
    }
    x = mix(x, v.low);
    y = mix(y, w.low);
    return new Hash(mix(x + v.high, w.high) + y, mix(x + w.high, y + v.high));
  }

  private static Hash murmur(byte[] bytes, int from, int length, Hash seed) {
    long a = seed.low;
    long b = seed.high;
    long c;
    long d;
    if (length <= 16) {
      a = shiftMix(a * K1) * K1;
      c = b * K1 + upTo16(bytes, from, length);
      d = shiftMix(a + (length >= 8 ? fetch(bytes, from) : c));
    } else {
      c = mix(fetch(bytes, from + length - 8) + K1, a);
      d = mix(b + length, c + fetch(bytes, from + length - 16));
      a += d;
      int at = from;
      for (int left = length - 16; left > 0; left -= 16) {
        a = (a ^ (shiftMix(fetch(bytes, at) * K1) * K1)) * K1;
        b ^= a;
        c = (c ^ (shiftMix(fetch(bytes, at + 8) * K1) * K1)) * K1;
        d ^= c;
        at += 16;
      }
    }
    a = mix(a, c);
    b = mix(d, b);
    return new Hash(a ^ b, mix(b, a));
  }

  private static long upTo16(byte[] bytes, int from, int length) {
    if (length > 8) {
      long a = fetch(bytes, from);
      long b = fetch(bytes, from + length - 8);
      return mix(a, rotate(b + length, length)) ^ b;
    }
    if (length >= 4) {
      return mix(length + (fetch32(bytes, from) << 3), fetch32(bytes, from + length - 4));
    }
    if (length > 0) {
      int a = bytes[from] & 0xff;
      int b = bytes[from + (length >> 1)] & 0xff;
      int c = bytes[from + length - 1] & 0xff;
      return shiftMix(((long) a + (b << 8)) * K2 ^ ((long) length + (c << 2)) * K3) * K2;
    }
    return K2;
  }

  private static Hash weak32(byte[] bytes, int at, long seedA, long seedB) {
    long a = seedA + fetch(bytes, at);
    long z = fetch(bytes, at + 24);
    long b = rotate(seedB + a + z, 21);
    long c = a;
    a += fetch(bytes, at + 8) + fetch(bytes, at + 16);
    b += rotate(a, 44);
    return new Hash(a + z, b + c);
  }

  private static long mix(long low, long high) {
    long a = shiftMix((low ^ high) * MUL);
    return shiftMix((high ^ a) * MUL) * MUL;
  }

  private static long shiftMix(long value) {
    return value ^ (value >>> 47);
  }

  private static long rotate(long value, int shift) {
    return Long.rotateRight(value, shift);
  }

  private static long fetch(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  private static long fetch32(byte[] bytes, int at) {
    return (int) INT.get(bytes, at) & 0xffffffffL;
  }
}

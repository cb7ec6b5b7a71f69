package cn.financebrain.contract.scan;

import java.util.Locale;

/**
 * A sum of 128-bit digests modulo 2^128: whatever the order of what is added, and however it is
 * split into parts, the sum is the same.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record ScanSum(long high, long low) {
  public static final ScanSum ZERO = new ScanSum(0, 0);

  public ScanSum plus(ScanSum other) {
    long lower = low + other.low;
    long carry = Long.compareUnsigned(lower, low) < 0 ? 1 : 0;
    return new ScanSum(high + other.high + carry, lower);
  }

  /** 32 hexadecimal digits. */
  public String text() {
    return String.format(Locale.ROOT, "%016x%016x", high, low);
  }
}

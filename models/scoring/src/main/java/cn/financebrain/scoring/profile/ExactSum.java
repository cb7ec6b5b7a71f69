package cn.financebrain.scoring.profile;

/**
 * A sum of numbers that does not depend on their order and from which a number can be taken away
 * again without a trace: fixed point with 40 binary places in 128 bits. Each number is rounded to a
 * multiple of 2<sup>−40</sup> (about 10<sup>−12</sup>) once; after that nothing is lost. Numbers
 * beyond ±2<sup>62</sup> don't fit: while one of them is in the sum, the sum is not a number.
 *
 * <p>Floating-point sums are neither associative nor reversible, so tags that arrive in another
 * order, or that are corrected, would differ in the last digits.
 */
final class ExactSum {
  private static final double LIMIT = 0x1p62;
  private static final double SCALE = 0x1p40;
  private static final double UNIT = 0x1p-40;
  private static final double WORD = 0x1p64;

  private long high;
  private long low;
  private int beyond;

  void add(double number) {
    addTimes(number, 1);
  }

  void remove(double number) {
    addTimes(number, -1);
  }

  /**
   * Adds the number so many times, without rounding the product.
   *
   * @param times of a magnitude below 2<sup>24</sup>
   */
  void addTimes(double number, long times) {
    if (!(Math.abs(number) < LIMIT)) {
      beyond += times < 0 ? -1 : 1;
      return;
    }
    double units = Math.rint(Math.abs(number) * SCALE);
    long top = (long) (units / WORD);
    double rest = units - top * WORD; // exact: these are bits of units
    long bottom = rest < 0x1p63 ? (long) rest : (long) (rest - 0x1p63) ^ Long.MIN_VALUE;
    long factor = Math.abs(times);
    long carry = Math.multiplyHigh(bottom, factor) + (bottom < 0 ? factor : 0);
    addUnits(top * factor + carry, bottom * factor, number < 0 != times < 0);
  }

  private void addUnits(long top, long bottom, boolean negated) {
    long upper = negated ? (bottom == 0 ? -top : ~top) : top;
    long lower = negated ? -bottom : bottom;
    low += lower;
    high += upper + (Long.compareUnsigned(low, lower) < 0 ? 1 : 0);
  }

  void add(ExactSum other) {
    addUnits(other.high, other.low, false);
    beyond += other.beyond;
  }

  void remove(ExactSum other) {
    addUnits(other.high, other.low, true);
    beyond -= other.beyond;
  }

  /** The sum as a double (error at most one unit in the last place), or NaN. */
  double value() {
    if (beyond != 0) {
      return Double.NaN;
    }
    if (high == low >> 63) {
      return low * UNIT; // fits 64 bits: rounded once
    }
    return (high * WORD + unsigned(low)) * UNIT;
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (double) ((bits >>> 1) | (bits & 1)) * 2;
  }
}

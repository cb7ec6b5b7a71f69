package cn.financebrain.training.imports;

/** Thresholds of libraries that round a value to a float before they compare it. */
final class FloatThreshold {
  /** Half way from the least float to the power of two beyond it, which no float holds. */
  private static final double BEYOND_ALL = -0x1.ffffffp127;

  private FloatThreshold() {}

  /** The largest double that, as a float, is below the threshold. */
  static double below(float threshold) {
    float before = Math.nextDown(threshold);
    double middle = Float.isInfinite(before) ? BEYOND_ALL : ((double) before + threshold) / 2;
    return (float) middle < threshold ? middle : Math.nextDown(middle);
  }

  /** The largest double that, as a float, is not above the threshold. */
  static double atMost(float threshold) {
    return below(Math.nextUp(threshold));
  }
}

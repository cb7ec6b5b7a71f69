package cn.financebrain.bench;

/** Rounding of thresholds for libraries that compare floats. */
final class Floats {
  private Floats() {}

  /** The largest float that is not above the number. */
  static float atMost(double number) {
    float nearest = (float) number;
    return nearest > number ? Math.nextDown(nearest) : nearest;
  }

  static float[] of(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}

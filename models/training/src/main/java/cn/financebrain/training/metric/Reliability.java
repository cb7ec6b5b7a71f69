package cn.financebrain.training.metric;

import java.util.ArrayList;
import java.util.List;

/** What happened to rows of about the same stated probability: the bins of a reliability plot. */
public final class Reliability {
  private Reliability() {}

  /**
   * @param stated mean probability of the rows
   * @param happened share of positives among them
   */
  public record Bin(double stated, double happened, int rows) {}

  /**
   * Bins of equal width, those without rows left out: with {@link CalibrationError} as many, its
   * sum is that of the bins' distances.
   *
   * @param probabilities each 0 to 1
   */
  public static List<Bin> bins(double[] probabilities, boolean[] outcomes, int count) {
    double[] stated = new double[count];
    int[] positives = new int[count];
    int[] rows = new int[count];
    for (int i = 0; i < probabilities.length; i++) {
      int bin = Math.min(count - 1, (int) (probabilities[i] * count));
      stated[bin] += probabilities[i];
      positives[bin] += outcomes[i] ? 1 : 0;
      rows[bin]++;
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      if (rows[b] > 0) {
        bins.add(new Bin(stated[b] / rows[b], (double) positives[b] / rows[b], rows[b]));
      }
    }
    return List.copyOf(bins);
  }
}

package cn.financebrain.training.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scored rows with known outcomes, grouped by equal score from the highest down. Rows of one score
 * can't be told apart, so every metric treats them as one step: none depends on the order in which
 * the rows were given.
 */
public final class Ranking {
  /** Distinct scores, falling. */
  private final double[] scores;

  /** Positives and all rows with a score of at least {@code scores[i]}. */
  private final long[] positivesFrom;

  private final long[] rowsFrom;

  private Ranking(double[] scores, long[] positivesFrom, long[] rowsFrom) {
    this.scores = scores;
    this.positivesFrom = positivesFrom;
    this.rowsFrom = rowsFrom;
  }

  /**
   * @param scores finite, the higher the more likely positive
   * @param outcomes which rows were positive, as long as {@code scores}
   * @throws IllegalArgumentException if the lengths differ or a score is not finite
   */
  public static Ranking of(double[] scores, boolean[] outcomes) {
    if (scores.length != outcomes.length) {
      throw new IllegalArgumentException(
          "%d scores for %d outcomes".formatted(scores.length, outcomes.length));
    }
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
    double[] distinct = new double[scores.length];
    long[] positives = new long[scores.length];
    long[] rows = new long[scores.length];
    int groups = 0;
    long seenPositives = 0;
    for (int k = 0; k < order.length; k++) {
      double score = scores[order[k]];
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("score %s of row %d".formatted(score, order[k]));
      }
      seenPositives += outcomes[order[k]] ? 1 : 0;
      if (groups == 0 || distinct[groups - 1] != score) {
        distinct[groups++] = score;
      }
      positives[groups - 1] = seenPositives;
      rows[groups - 1] = k + 1L;
    }
    return new Ranking(
        Arrays.copyOf(distinct, groups),
        Arrays.copyOf(positives, groups),
        Arrays.copyOf(rows, groups));
  }

  public long rows() {
    return rowsFrom.length == 0 ? 0 : rowsFrom[rowsFrom.length - 1];
  }

  public long positives() {
    return positivesFrom.length == 0 ? 0 : positivesFrom[positivesFrom.length - 1];
  }

  /** Rows and positives of at least a score. */
  record Step(long rows, long positives) {}

  /** One step for each distinct score, from the highest down. */
  List<Step> steps() {
    return IntStream.range(0, scores.length)
        .mapToObj(i -> new Step(rowsFrom[i], positivesFrom[i]))
        .toList();
  }

  long negatives() {
    return rows() - positives();
  }

  /**
   * The probability that a random positive stands above a random negative, a tie counting half;
   * {@code NaN} where one of the classes is empty.
   */
  public double auc() {
    double wins = 0;
    long positivesAbove = 0;
    long negativesAbove = 0;
    for (int i = 0; i < scores.length; i++) {
      long positivesHere = positivesFrom[i] - positivesAbove;
      long negativesHere = rowsFrom[i] - positivesFrom[i] - negativesAbove;
      wins += negativesHere * (positivesAbove + positivesHere / 2.0);
      positivesAbove += positivesHere;
      negativesAbove += negativesHere;
    }
    return wins / ((double) positives() * negatives());
  }

  /** Sum over the distinct scores of the recall gained times the precision there. */
  public double averagePrecision() {
    double sum = 0;
    long positivesAbove = 0;
    for (int i = 0; i < scores.length; i++) {
      sum += (double) (positivesFrom[i] - positivesAbove) * positivesFrom[i] / rowsFrom[i];
      positivesAbove = positivesFrom[i];
    }
    return sum / positives();
  }

  /** Kolmogorov–Smirnov: the largest distance of true from false positive rate. */
  public double ks() {
    double best = 0;
    for (int i = 0; i < scores.length; i++) {
      double truePositiveRate = (double) positivesFrom[i] / positives();
      double falsePositiveRate = (double) (rowsFrom[i] - positivesFrom[i]) / negatives();
      best = Math.max(best, Math.abs(truePositiveRate - falsePositiveRate));
    }
    return best;
  }

  /** F1 where every row with a score of at least the threshold is called positive. */
  public double f1(double threshold) {
    int last = -1;
    while (last + 1 < scores.length && scores[last + 1] >= threshold) {
      last++;
    }
    return last < 0 ? 0 : f1At(last);
  }

  /**
   * The threshold of the best F1, half-way between two neighbouring scores so that it does not sit
   * on a row; the highest such one among equals.
   */
  public double bestF1Threshold() {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      best = f1At(i) > f1At(best) ? i : best;
    }
    return best + 1 < scores.length ? (scores[best] + scores[best + 1]) / 2 : scores[best];
  }

  private double f1At(int group) {
    return 2.0 * positivesFrom[group] / (rowsFrom[group] + positives());
  }

  /** Share of positives among the {@code share} of rows with the highest scores. */
  public double precisionAtTop(double share) {
    return positivesAtTop(share) / topRows(share);
  }

  /** Share of all positives that stand among the {@code share} of rows with the highest scores. */
  public double recallAtTop(double share) {
    return positivesAtTop(share) / positives();
  }

  /** How many rows the top is, rounded up. */
  private long topRows(double share) {
    return Math.max(1, (long) Math.ceil(share * rows() - 1e-9));
  }

  /** Where the border cuts through rows of one score, the expected number over their orders. */
  private double positivesAtTop(double share) {
    long wanted = topRows(share);
    long rowsAbove = 0;
    long positivesAbove = 0;
    for (int i = 0; i < scores.length; i++) {
      if (rowsFrom[i] >= wanted) {
        double part = (double) (wanted - rowsAbove) / (rowsFrom[i] - rowsAbove);
        return positivesAbove + part * (positivesFrom[i] - positivesAbove);
      }
      rowsAbove = rowsFrom[i];
      positivesAbove = positivesFrom[i];
    }
    return positivesAbove;
  }
}

package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.training.fit.Scorecard.Bin;
import cn.financebrain.training.fit.Scorecard.Characteristic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns a {@link Scorecard}: bins of each column, then a logistic regression over their weights of
 * evidence. Weights are not negative, so a card keeps to the directions that its bins keep to; the
 * lasso leaves out what adds little.
 *
 * @param leastInformation a column whose information value is below is left out
 * @param lasso what a unit of weight costs, in log-likelihood, for each positive row
 * @param ridge what half a squared unit costs
 */
public record ScorecardTrainer(
    WoeBinning binning, double leastInformation, double lasso, double ridge) implements Learner {

  @Override
  public String name() {
    return "scorecard";
  }

  @Override
  public String settings() {
    return "%s least_iv=%s lasso=%s ridge=%s"
        .formatted(binning.settings(), leastInformation, lasso, ridge);
  }

  @Override
  public Scorer learn(double[][] x, boolean[] outcomes, Directions directions, long seed) {
    return card(x, outcomes, directions).ensemble();
  }

  /** What {@link #learn} makes, with its bins; no seed, as there is no chance in it. */
  public Scorecard card(double[][] x, boolean[] outcomes, Directions directions) {
    List<Characteristic> candidates = candidates(x, outcomes, directions);
    double[][] evidence = new double[candidates.size()][];
    Arrays.setAll(evidence, c -> evidence(candidates.get(c), x));
    NonNegativeLogistic.Fit fit = regression(outcomes).fit(evidence, outcomes);
    List<Characteristic> kept = new ArrayList<>();
    for (int c = 0; c < candidates.size(); c++) {
      if (fit.weights()[c] > 0) {
        Characteristic of = candidates.get(c);
        kept.add(new Characteristic(of.column(), fit.weights()[c], of.bins()));
      }
    }
    return new Scorecard(fit.intercept(), kept);
  }

  private NonNegativeLogistic regression(boolean[] outcomes) {
    int positives = 0;
    for (boolean outcome : outcomes) {
      positives += outcome ? 1 : 0;
    }
    return new NonNegativeLogistic(lasso * positives, ridge);
  }

  /** Columns that tell something by themselves, with a weight of 1. */
  private List<Characteristic> candidates(double[][] x, boolean[] outcomes, Directions directions) {
    List<Characteristic> candidates = new ArrayList<>();
    for (int j = 0; j < x[0].length; j++) {
      int column = j;
      double[] values = Arrays.stream(x).mapToDouble(row -> row[column]).toArray();
      List<Bin> bins = binning.of(values, outcomes, directions.from()[j], directions.signs()[j]);
      Characteristic characteristic = new Characteristic(j, 1, bins);
      if (bins.size() > 1 && characteristic.informationValue() >= leastInformation) {
        candidates.add(characteristic);
      }
    }
    return candidates;
  }

  private static double[] evidence(Characteristic of, double[][] x) {
    return Arrays.stream(x).mapToDouble(row -> of.logOdds(row[of.column()])).toArray();
  }
}

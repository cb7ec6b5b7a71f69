package cn.financebrain.training.model;

import cn.financebrain.scoring.model.Feature;
import cn.financebrain.training.fit.Directions;
import cn.financebrain.training.table.FeatureEncoder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which way the score may move with a tag, where the domain leaves no doubt: who owes more tax is
 * not the safer for it. A tag that is not known is compared with nothing.
 *
 * @param rises by tag: true where the score must not fall when the value rises (from no to yes),
 *     false where it must not rise
 */
public record TagDirections(Map<String, Boolean> rises) {
  public static final TagDirections NONE = new TagDirections(Map.of());

  public TagDirections {
    rises = Collections.unmodifiableMap(new TreeMap<>(rises));
  }

  /** Those of some tags. */
  public TagDirections only(Set<String> tags) {
    Map<String, Boolean> kept = new TreeMap<>(rises);
    kept.keySet().retainAll(tags);
    return new TagDirections(kept);
  }

  /**
   * The directions of encoded columns. Codes have none, whatever is said of them.
   *
   * @param x the training rows, encoded by {@code schema}
   */
  Directions of(List<Feature> schema, double[][] x) {
    Directions directions = Directions.none(schema.size());
    for (int j = 0; j < schema.size(); j++) {
      directions.from()[j] = leastKnown(schema.get(j), x, j);
      Boolean up = rises.get(schema.get(j).tag());
      if (up != null && isOrdered(schema.get(j))) {
        directions.signs()[j] = up ? 1 : -1;
      }
    }
    return directions;
  }

  private static boolean isOrdered(Feature feature) {
    return feature instanceof Feature.Numeric || feature instanceof Feature.TruthValue;
  }

  /** Next above the middle between the missing value and the least known one. */
  private static double leastKnown(Feature feature, double[][] x, int j) {
    double missing = whenMissing(feature);
    double least = Double.POSITIVE_INFINITY;
    for (double[] row : x) {
      if (row[j] != missing) {
        least = Math.min(least, row[j]);
      }
    }
    return missing < least
        ? Math.nextUp(missing + (least - missing) / 2)
        : Double.NEGATIVE_INFINITY;
  }

  /** NaN where a missing value is no number of its own. */
  private static double whenMissing(Feature feature) {
    if (feature instanceof Feature.Numeric numeric) {
      return numeric.whenMissing();
    }
    if (feature instanceof Feature.TruthValue truth) {
      return truth.whenMissing();
    }
    boolean isOfCodes =
        feature instanceof Feature.CodeTarget code
            && code.whenMissing() == FeatureEncoder.BELOW_ALL;
    return isOfCodes ? FeatureEncoder.BELOW_ALL : Double.NaN;
  }
}

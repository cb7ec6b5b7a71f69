package cn.financebrain.training.model;

import cn.financebrain.scoring.model.Feature;
import cn.financebrain.training.fit.Directions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

  /**
   * The directions of encoded columns. Codes have none, whatever is said of them.
   *
   * @param x the training rows, encoded by {@code schema}
   */
  Directions of(List<Feature> schema, double[][] x) {
    Directions directions = Directions.none(schema.size());
    for (int j = 0; j < schema.size(); j++) {
      Boolean up = rises.get(schema.get(j).tag());
      if (up != null && isOrdered(schema.get(j))) {
        directions.signs()[j] = up ? 1 : -1;
        directions.from()[j] = leastKnown(schema.get(j), x, j);
      }
    }
    return directions;
  }

  private static boolean isOrdered(Feature feature) {
    return feature instanceof Feature.Numeric || feature instanceof Feature.TruthValue;
  }

  private static double leastKnown(Feature feature, double[][] x, int j) {
    double missing =
        feature instanceof Feature.Numeric n
            ? n.whenMissing()
            : ((Feature.TruthValue) feature).whenMissing();
    double least = Double.POSITIVE_INFINITY;
    for (double[] row : x) {
      if (row[j] != missing) {
        least = Math.min(least, row[j]);
      }
    }
    return least;
  }
}

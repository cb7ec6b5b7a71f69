package cn.financebrain.training.protocol;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.training.evaluate.Tested;
import cn.financebrain.training.metric.Ranking;
import cn.financebrain.training.table.FeatureEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How much one tag matters, on rows that the model had not seen and by the model that tested them.
 *
 * @param meanShap mean over the rows of the absolute Shapley value of all of its features together,
 *     in units of the margin
 * @param aucDrop by how much the AUC falls where the tag's values are shuffled among the rows, mean
 *     over the models
 * @param precisionDrop likewise the average precision
 */
public record Importance(TagSpec tag, double meanShap, double aucDrop, double precisionDrop) {
  /** Most rows of each model that are explained; they are spread evenly. */
  private static final int MOST_EXPLAINED = 2_000;

  /**
   * The tags that matter most by their Shapley values.
   *
   * @param parts of one seed
   * @param most how many tags
   */
  static List<Importance> of(List<Tested> parts, int most, long seed) {
    Map<String, Double> shap = meanShap(parts);
    List<String> tags =
        shap.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
    double[] aucDrops = new double[tags.size()];
    double[] precisionDrops = new double[tags.size()];
    for (Tested part : parts) {
      Shuffled shuffled = new Shuffled(part, seed);
      for (int t = 0; t < tags.size(); t++) {
        Ranking without = shuffled.without(tags.get(t));
        aucDrops[t] += (shuffled.plain.auc() - without.auc()) / parts.size();
        precisionDrops[t] +=
            (shuffled.plain.averagePrecision() - without.averagePrecision()) / parts.size();
      }
    }
    return IntStream.range(0, tags.size())
        .mapToObj(
            t ->
                new Importance(
                    spec(parts.get(0), tags.get(t)),
                    shap.get(tags.get(t)),
                    aucDrops[t],
                    precisionDrops[t]))
        .toList();
  }

  private static TagSpec spec(Tested part, String tag) {
    return part.table().columns().stream()
        .map(column -> column.tag())
        .filter(spec -> spec.id().equals(tag))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Double> meanShap(List<Tested> parts) {
    Map<String, Double> sums = new HashMap<>();
    int explained = 0;
    for (Tested part : parts) {
      int[] rows = spread(part.rows());
      double[][] x = encode(part, rows);
      List<String> tagOf = part.model().schema().stream().map(Feature::tag).toList();
      Scorer scorer = part.model().scorer();
      double[][] contributions =
          Arrays.stream(x).parallel().map(scorer::contributions).toArray(double[][]::new);
      for (double[] row : contributions) {
        byTag(row, tagOf).forEach((tag, sum) -> sums.merge(tag, Math.abs(sum), Double::sum));
      }
      explained += rows.length;
    }
    int rows = explained;
    sums.replaceAll((tag, sum) -> sum / rows);
    return sums;
  }

  private static Map<String, Double> byTag(double[] contributions, List<String> tagOf) {
    Map<String, Double> byTag = new HashMap<>();
    for (int j = 0; j < contributions.length; j++) {
      byTag.merge(tagOf.get(j), contributions[j], Double::sum);
    }
    return byTag;
  }

  private static int[] spread(int[] rows) {
    int count = Math.min(rows.length, MOST_EXPLAINED);
    return IntStream.range(0, count)
        .map(i -> rows[(int) ((long) i * rows.length / count)])
        .toArray();
  }

  private static double[][] encode(Tested part, int[] rows) {
    return FeatureEncoder.encode(part.table(), part.model().schema(), rows);
  }

  /** The tested rows of one model, to be shuffled tag by tag. */
  private static final class Shuffled {
    final Tested part;
    final double[][] x;
    final boolean[] outcomes;
    final Ranking plain;
    final int[] order;

    Shuffled(Tested part, long seed) {
      this.part = part;
      this.x = encode(part, part.rows());
      this.outcomes = part.outcomes();
      this.plain = Ranking.of(part.probabilities(), outcomes);
      List<Integer> places = new ArrayList<>(IntStream.range(0, x.length).boxed().toList());
      Collections.shuffle(places, new Random(seed));
      this.order = places.stream().mapToInt(i -> i).toArray();
    }

    /** The ranking where each row has another row's value of the tag. */
    Ranking without(String tag) {
      List<Feature> schema = part.model().schema();
      int[] moved =
          IntStream.range(0, schema.size()).filter(j -> schema.get(j).tag().equals(tag)).toArray();
      double[] margins =
          IntStream.range(0, x.length)
              .parallel()
              .mapToDouble(i -> part.model().scorer().margin(mixed(i, moved)))
              .toArray();
      double[] probabilities =
          Arrays.stream(margins).map(part.model().calibration()::probability).toArray();
      return Ranking.of(probabilities, outcomes);
    }

    private double[] mixed(int row, int[] moved) {
      double[] mixed = x[row].clone();
      for (int j : moved) {
        mixed[j] = x[order[row]][j];
      }
      return mixed;
    }
  }
}

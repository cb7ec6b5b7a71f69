package cn.financebrain.training.imports;

import cn.financebrain.scoring.model.Calibration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sum of trees that another library trained, as that library computes it: {@code margin = base +
 * scale · Σ leaf}, and {@code link} makes it a probability.
 *
 * @param features names, in the order of the library's columns
 */
public record ForeignModel(
    List<String> features,
    List<ForeignNode> trees,
    double base,
    double scale,
    Calibration.Platt link) {
  public ForeignModel {
    features = List.copyOf(features);
    trees = List.copyOf(trees);
  }

  /** Names of the features that some tree splits, in the order of the columns. */
  public List<String> featuresRead() {
    Set<Integer> read = new TreeSet<>();
    trees.forEach(tree -> read(tree, read));
    return read.stream().map(features::get).toList();
  }

  private static void read(ForeignNode node, Set<Integer> read) {
    if (node instanceof ForeignNode.Split split) {
      read.add(split.feature());
      read(split.left(), read);
      read(split.right(), read);
    } else if (node instanceof ForeignNode.Categories split) {
      read.add(split.feature());
      read(split.left(), read);
      read(split.right(), read);
    }
  }

  /**
   * @param x one number a feature; NaN where it is missing
   */
  public double margin(double[] x) {
    double sum = 0;
    for (ForeignNode tree : trees) {
      sum += leaf(tree, x);
    }
    return base + scale * sum;
  }

  private static double leaf(ForeignNode root, double[] x) {
    ForeignNode node = root;
    while (!(node instanceof ForeignNode.Leaf)) {
      if (node instanceof ForeignNode.Split split) {
        double value = x[split.feature()];
        boolean left = Double.isNaN(value) ? split.missingLeft() : value <= split.threshold();
        node = left ? split.left() : split.right();
      } else {
        ForeignNode.Categories split = (ForeignNode.Categories) node;
        double value = x[split.feature()];
        boolean left = Double.isNaN(value) ? split.missingLeft() : split.goesLeft(value);
        node = left ? split.left() : split.right();
      }
    }
    return ((ForeignNode.Leaf) node).value();
  }
}

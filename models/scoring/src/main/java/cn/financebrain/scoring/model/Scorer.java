package cn.financebrain.scoring.model;

/** What turns a vector of features into a margin, and can split that margin among the features. */
public sealed interface Scorer permits TreeEnsemble, LinearModel {

  /** Number of features that are read, at most; indices are below it. */
  int features();

  /** The margin: any real number, larger means riskier. */
  double margin(double[] x);

  /** The margin of an input about which nothing is known but the training average. */
  double expectedMargin();

  /**
   * Exact Shapley values of the margin: {@code expectedMargin + Σ contributions = margin(x)}.
   *
   * @return one contribution for each entry of {@code x}
   */
  double[] contributions(double[] x);
}

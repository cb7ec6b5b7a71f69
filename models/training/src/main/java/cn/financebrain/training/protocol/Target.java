package cn.financebrain.training.protocol;

import cn.financebrain.training.evaluate.Metric;

/**
 * What a figure should reach.
 *
 * @param atLeast whether more is better; otherwise the value is a limit
 */
public record Target(Metric metric, boolean atLeast, double value) {
  static Target atLeast(Metric metric, double value) {
    return new Target(metric, true, value);
  }

  static Target atMost(Metric metric, double value) {
    return new Target(metric, false, value);
  }

  public boolean isReachedBy(double figure) {
    return atLeast ? figure >= value : figure <= value;
  }

  /** Such as {@code ≥ 0.855}. */
  public String text() {
    return (atLeast ? "≥ " : "≤ ") + value;
  }
}

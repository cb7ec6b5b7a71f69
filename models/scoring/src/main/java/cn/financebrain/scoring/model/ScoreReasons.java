package cn.financebrain.scoring.model;

import cn.financebrain.contract.Reason;
import java.util.List;

/**
 * Why a score is what it is. {@code base + Σ contribution = margin}, up to rounding; scaled by
 * {@link #scale}, the contributions become points: {@code baseIndex + Σ points = index}.
 *
 * @param base margin (log-odds) of an enterprise about which nothing is known but the training
 *     average
 * @param baseIndex the index that the model gives that margin, 0 to 100
 * @param margin the score's margin (log-odds)
 * @param index the index that the model gives that margin, 0 to 100
 * @param reasons the largest contributions first; all of them, so that they add up
 */
public record ScoreReasons(
    double base, double baseIndex, double margin, double index, List<Reason> reasons) {
  /** Margins that differ by less are the same but for rounding. */
  private static final double SAME = 1e-9;

  public ScoreReasons {
    reasons = List.copyOf(reasons);
  }

  /**
   * Points of the index for one unit of log-odds: {@code (index − baseIndex) / (margin − base)},
   * the mean slope of the index on the way from the base to the score. Never negative, so a
   * contribution and its points have one sign.
   */
  public double scale() {
    double way = margin - base;
    return Math.abs(way) < SAME ? 0 : (index - baseIndex) / way;
  }

  /** Points of the index that a reason of these adds or, below 0, takes. */
  public double points(Reason reason) {
    return reason.contribution() * scale();
  }
}

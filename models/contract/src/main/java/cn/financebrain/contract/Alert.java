package cn.financebrain.contract;

import java.time.Instant;
import java.util.List;

/**
 * A warning (预警): one per enterprise, risk and episode. The id follows from content alone, so a
 * retry or a restart can't make a second one.
 *
 * @param id {@code enterprise/risk/episode} hashed; see the alert policy
 * @param episode from 1, counted per enterprise and risk; an episode ends when the band has fallen
 *     back below the hysteresis bound
 * @param region 6-digit region code (GB/T 2260), empty if unknown
 * @param raisedAt the clock of the evaluation that raised it
 * @param index risk index at that moment; NaN where a hard rule raised it without a score
 * @param reasons the largest contributions, at most five
 * @param rules hash of the book of rules that was asked; empty in alerts of before there were books
 */
public record Alert(
    String id,
    EnterpriseId enterprise,
    Risk risk,
    int episode,
    Band band,
    Cause cause,
    String region,
    Instant raisedAt,
    int release,
    double index,
    List<Reason> reasons,
    String rules) {
  public Alert {
    reasons = List.copyOf(reasons);
  }

  /** The same alert with other reasons. */
  public Alert withReasons(List<Reason> now) {
    return new Alert(
        id, enterprise, risk, episode, band, cause, region, raisedAt, release, index, now, rules);
  }

  /** What raised it. */
  public sealed interface Cause {
    /** The first score of the enterprise for this risk was orange or red: nothing to rise from. */
    record FirstScore(Band to) implements Cause {}

    /** The band rose to orange or red. */
    record BandRise(Band from, Band to) implements Cause {}

    /** A rule that holds whatever the model says. */
    record HardRule(String rule) implements Cause {}

    /** The index rose sharply within a band. */
    record SharpChange(double from, double to) implements Cause {}
  }
}

package cn.financebrain.dashboards.wire;

import cn.financebrain.contract.Score;
import java.time.Instant;
import java.util.List;

/**
 * A score, or why there is none. {@code staleFeeds} are those that were overdue or broken on the
 * day of the score, so that what they tell does not count for its coverage.
 */
public sealed interface ScoreJson {

  record Scored(
      String status,
      String risk,
      Instant asOf,
      int release,
      String model,
      double probability,
      double threshold,
      double index,
      String band,
      double coverage,
      List<String> staleFeeds)
      implements ScoreJson {}

  record Unscored(
      String status,
      String risk,
      Instant asOf,
      int release,
      String why,
      double coverage,
      List<String> staleFeeds)
      implements ScoreJson {}

  /**
   * @param staleFeeds on the day of the score, by name
   */
  static ScoreJson of(Score score, List<String> staleFeeds) {
    if (score instanceof Score.Scored scored) {
      return new Scored(
          "scored",
          scored.risk().id(),
          scored.asOf(),
          scored.release(),
          scored.model(),
          scored.probability(),
          scored.threshold(),
          scored.index(),
          Parameters.id(scored.band()),
          scored.coverage(),
          staleFeeds);
    }
    Score.Unscored unscored = (Score.Unscored) score;
    return new Unscored(
        "unscored",
        unscored.risk().id(),
        unscored.asOf(),
        unscored.release(),
        Parameters.id(unscored.why()),
        unscored.coverage(),
        staleFeeds);
  }
}

package cn.financebrain.scoring;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.ShadowScore;
import cn.financebrain.scoring.profile.Applied;
import cn.financebrain.scoring.profile.TagVector;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one record of the log brought about.
 *
 * @param position where the record stands in the log
 * @param applied what the event did to the profile; empty for an {@code Evaluation}
 * @param evaluation tags, scores and alerts; empty where the record changed nothing (a duplicate, a
 *     stale revision), so that a repeated record leaves no trace
 */
public record Outcome(
    EnterpriseId enterprise,
    LogPosition position,
    Optional<Applied> applied,
    Optional<Evaluated> evaluation) {

  /** Whether the record left the state as it was. */
  public boolean isDuplicate() {
    return applied.equals(Optional.of(Applied.DUPLICATE));
  }

  /**
   * The enterprise as of the evaluation's instant.
   *
   * @param asOf the record's arrival time
   * @param release the highest release that the enterprise has seen
   * @param enrolled whether the enterprise is watched, see {@code Profile.enrolled}
   * @param changes tags that differ from the evaluation before, in catalogue order; at the first
   *     evaluation all tags that are not missing. A tag that counts days is among them only where
   *     an event of a type that it rests on was told: the passing of days is no news.
   * @param scores one for each risk, in the order of {@code Risk}
   * @param shadows those of the release's challengers, risk by risk in their order
   */
  public record Evaluated(
      Instant asOf,
      int release,
      boolean enrolled,
      EnterpriseSummary summary,
      TagVector tags,
      List<TagChange> changes,
      List<Score> scores,
      List<ShadowScore> shadows,
      List<Alert> alerts) {
    public Evaluated {
      changes = List.copyOf(changes);
      scores = List.copyOf(scores);
      shadows = List.copyOf(shadows);
      alerts = List.copyOf(alerts);
    }
  }
}

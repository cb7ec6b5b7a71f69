package cn.financebrain.scoring.rule;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.EnterpriseSummary;
import cn.financebrain.scoring.profile.TagVector;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What rules are asked about: one enterprise as of an instant.
 *
 * @param asOf on the clock of the log
 * @param byModels the scores of all risks before any rule
 * @param event the record at hand; empty where no event brought the evaluation about
 */
public record Facts(
    EnterpriseId enterprise,
    Instant asOf,
    TagVector tags,
    EnterpriseSummary summary,
    List<Score> byModels,
    Optional<EnterpriseEvent> event) {
  public Facts {
    byModels = List.copyOf(byModels);
  }
}

package cn.financebrain.dashboards.lookup;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.dashboards.enterprises.Explanations;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.scoring.explain.ExplainedScore;
import cn.financebrain.scoring.explain.ReasonSentences;
import cn.financebrain.scoring.model.ScoreReasons;
import cn.financebrain.store.WarehousePages;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a bank may see of an enterprise: index, band and the largest reasons. No event, no natural
 * person, nothing that other lenders told of it, and nothing of the police.
 */
@Component
class BankView {
  private static final Set<Category> WITHHELD =
      EnumSet.of(
          Category.BANK_CREDIT,
          Category.GUARANTEE_COLLATERAL,
          Category.PRIVATE_LENDING,
          Category.FUND_FLOW,
          Category.POLICE);
  private static final int REASONS = 8;

  private final Warehouse warehouse;
  private final Explanations explanations;

  BankView(Warehouse warehouse, Explanations explanations) {
    this.warehouse = warehouse;
    this.explanations = explanations;
  }

  /** The newest score of each risk that has one. */
  List<BankScore> scores(EnterpriseId enterprise, Instant now) {
    WarehousePages pages = warehouse.pages();
    return Arrays.stream(Risk.values())
        .flatMap(risk -> pages.scoreAt(enterprise, risk, now).stream())
        .map(stored -> score(stored, pages))
        .toList();
  }

  private BankScore score(StoredScore stored, WarehousePages pages) {
    if (stored.score() instanceof Score.Unscored unscored) {
      return new BankScore.Unscored(
          "unscored", unscored.risk().id(), unscored.asOf(), Parameters.id(unscored.why()));
    }
    Score.Scored scored = (Score.Scored) stored.score();
    Optional<ExplainedScore> explained = explained(stored, pages);
    List<Reason> largest = explained.map(BankView::largest).orElse(List.of());
    List<Reason> shown = explained.map(BankView::shown).orElse(List.of());
    return new BankScore.Scored(
        "scored",
        scored.risk().id(),
        scored.asOf(),
        scored.index(),
        Parameters.id(scored.band()),
        explained.map(why -> reasons(why, shown)).orElse(null),
        largest.size() - shown.size());
  }

  private Optional<ExplainedScore> explained(StoredScore stored, WarehousePages pages) {
    try {
      return Optional.of(explanations.of(stored, pages))
          .filter(explained -> explained.reasons().isPresent());
    } catch (ProblemException e) {
      return Optional.empty(); // its model is not there: told as reasons that can't be had
    }
  }

  /** Those of the largest that are a bank's to see. */
  static List<Reason> shown(ExplainedScore explained) {
    return largest(explained).stream().filter(reason -> isShown(explained, reason)).toList();
  }

  private static List<Reason> largest(ExplainedScore explained) {
    return explained.reasons().orElseThrow().reasons().stream().limit(REASONS).toList();
  }

  /** A tag that no catalogue knows is nobody's to see. */
  private static boolean isShown(ExplainedScore explained, Reason reason) {
    return explained
        .tag(reason.tag())
        .map(TagSpec::category)
        .filter(category -> !WITHHELD.contains(category))
        .isPresent();
  }

  private static List<BankScore.BankReason> reasons(ExplainedScore explained, List<Reason> shown) {
    ScoreReasons why = explained.reasons().orElseThrow();
    ReasonSentences sentences = new ReasonSentences(explained::tag);
    return shown.stream()
        .map(
            reason ->
                new BankScore.BankReason(
                    reason.tag(),
                    why.points(reason),
                    sentences.of(reason, why.points(reason), Optional.empty())))
        .toList();
  }
}

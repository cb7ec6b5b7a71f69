package cn.financebrain.scoring.explain;

import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Counterfactuals;
import cn.financebrain.scoring.model.ScoreReasons;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.List;
import java.util.Optional;

/**
 * A stored score, and what the same events give now.
 *
 * @param derived by the same release; without a score where, say, the model no longer fits
 * @param reasons of the derived score; empty where there is none
 * @param otherwise what would have to be otherwise; for the risk of default only
 * @param rulings what rules did to the stored score
 * @param catalogue of the release: what its tags are called
 */
public record ExplainedScore(
    Score.Scored stored,
    Score derived,
    Optional<ScoreReasons> reasons,
    Optional<Counterfactuals> otherwise,
    List<Ruling> rulings,
    Catalogue catalogue) {

  public Optional<TagSpec> tag(String id) {
    return catalogue.contains(id) ? Optional.of(catalogue.tag(id)) : Optional.empty();
  }

  /**
   * Whether the reasons are those of the stored score, bit by bit. They are not where, say, another
   * version of the product reads the same events otherwise. Of rules that is not asked: some read
   * the record that brought the score about, and what they did is stored with it.
   */
  public boolean agrees() {
    return derived instanceof Score.Scored scored
        && scored.probability() == stored.probability()
        && scored.ruled().modelIndex() == stored.ruled().modelIndex();
  }
}

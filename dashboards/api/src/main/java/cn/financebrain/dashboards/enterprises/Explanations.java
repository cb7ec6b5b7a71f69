package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.scoring.explain.ExplainedScore;
import cn.financebrain.scoring.explain.ScoreExplainer;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.store.WarehousePages;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works out why scores are what they are, and keeps the last few: they never change. */
@Component
public class Explanations {
  private static final Logger LOG = LoggerFactory.getLogger(Explanations.class);
  private static final int KEPT = 200;

  private final ScoreExplainer explainer;
  private final Map<Key, ExplainedScore> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75F, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, ExplainedScore> eldest) {
              return size() > KEPT;
            }
          });

  /** What names a stored score. */
  private record Key(
      EnterpriseId enterprise, Risk risk, Instant asOf, int release, LogPosition position) {}

  Explanations(DashboardsSettings settings) {
    this.explainer = new ScoreExplainer(settings.modelsDir());
  }

  /**
   * @throws ProblemException if there is no score to explain, or its model can't be read
   */
  public ExplainedScore of(StoredScore stored, WarehousePages pages) {
    if (!(stored.score() instanceof Score.Scored scored)) {
      throw ProblemException.of(ProblemCode.SCORE_NOT_FOUND);
    }
    Key key =
        new Key(
            scored.enterprise(), scored.risk(), scored.asOf(), scored.release(), stored.position());
    ExplainedScore known = kept.get(key);
    if (known == null) {
      known = explain(scored, stored.position(), pages);
      kept.put(key, known);
    }
    return known;
  }

  private ExplainedScore explain(Score.Scored scored, LogPosition position, WarehousePages pages) {
    try {
      return explainer.explain(scored, position, pages);
    } catch (ReleaseException | ArtifactException e) {
      LOG.warn("{} of {}: {}", scored.risk(), scored.enterprise().text(), e.getMessage());
      throw ProblemException.of(ProblemCode.MODEL_UNAVAILABLE);
    }
  }
}

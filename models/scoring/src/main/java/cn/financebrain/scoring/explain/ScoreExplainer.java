package cn.financebrain.scoring.explain;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EvaluationInputs;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.PastEvaluators;
import cn.financebrain.scoring.feed.FeedEpochs;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.model.Counterfactuals;
import cn.financebrain.scoring.peer.PeerEpochs;
import cn.financebrain.scoring.peer.PeerStatistic;
import cn.financebrain.scoring.profile.Peers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Derives stored scores anew from what they rested on, under the release and the catalogue that
 * they were made with, and explains them. Safe for threads.
 */
public final class ScoreExplainer {
  private final PastEvaluators evaluators;

  /**
   * @param models directory of releases, artifacts and catalogues; read when they are needed, so
   *     that what is added later is found
   */
  public ScoreExplainer(Path models) {
    this.evaluators = new PastEvaluators(models);
  }

  /**
   * @param position of the record that brought the score about
   * @throws cn.financebrain.scoring.release.ReleaseException if the score's release is not there,
   *     or its catalogue can't be read
   * @throws cn.financebrain.scoring.model.ArtifactException if the model is refused
   */
  public ExplainedScore explain(
      Score.Scored stored, LogPosition position, EvaluationInputs inputs) {
    Evaluator evaluator = evaluators.of(stored.release());
    List<EnterpriseEvent> events = inputs.eventsKnown(stored.enterprise(), stored.asOf(), position);
    long day = DayBegins.dayOf(stored.asOf());
    StaleTags stale = stale(evaluator, inputs, day);
    Asked asked = new Asked();
    evaluate(evaluator, stored, events, asked, stale);
    Peers peers = peers(evaluator, inputs.peersOf(asked.groups, day), day);
    return explained(evaluator, stored, evaluate(evaluator, stored, events, peers, stale));
  }

  private static Outcome.Evaluated evaluate(
      Evaluator evaluator,
      Score.Scored stored,
      List<EnterpriseEvent> events,
      Peers peers,
      StaleTags stale) {
    return evaluator.evaluateAsOf(
        stored.enterprise(), events, stored.asOf(), stored.release(), peers, stale);
  }

  private static StaleTags stale(Evaluator evaluator, EvaluationInputs inputs, long day) {
    FeedEpochs feeds = new FeedEpochs(evaluator.catalogue());
    inputs.feedsOfDay(day).forEach(feeds::put);
    return feeds.of(day);
  }

  /** Knows nobody, and notes the groups that an evaluation asks for. */
  private static final class Asked implements Peers {
    private final Map<String, Set<List<String>>> groups = new TreeMap<>();

    @Override
    public Optional<Group> group(String tag, List<String> codes) {
      groups.computeIfAbsent(tag, any -> new HashSet<>()).add(List.copyOf(codes));
      return Optional.empty();
    }
  }

  private static Peers peers(Evaluator evaluator, List<PeerEpoch> rows, long day) {
    PeerEpochs epochs = new PeerEpochs();
    for (PeerEpoch row : rows) {
      if (evaluator.catalogue().knownFingerprint(row.tag()).filter(row::isOf).isPresent()) {
        epochs.put(PeerStatistic.of(row));
      }
    }
    return epochs.of(day);
  }

  private static ExplainedScore explained(
      Evaluator evaluator, Score.Scored stored, Outcome.Evaluated evaluated) {
    Score derived =
        evaluated.scores().stream()
            .filter(score -> score.risk() == stored.risk())
            .findFirst()
            .orElseThrow();
    List<Ruling> rulings = Ruling.of(stored.ruled(), evaluator.rules(stored.release()));
    if (!(derived instanceof Score.Scored scored)) {
      return new ExplainedScore(
          stored, derived, Optional.empty(), Optional.empty(), rulings, evaluator.catalogue());
    }
    Optional<Counterfactuals> otherwise =
        stored.risk() == Risk.DEFAULT
            ? Optional.of(evaluator.counterfactuals(stored, evaluated.tags()))
            : Optional.empty();
    return new ExplainedScore(
        stored,
        derived,
        Optional.of(evaluator.explain(scored, evaluated.tags())),
        otherwise,
        rulings,
        evaluator.catalogue());
  }
}

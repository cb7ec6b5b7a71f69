package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.PeerComparison;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Score;
import cn.financebrain.dashboards.wire.EventKeyJson;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.dashboards.wire.ReasonJson;
import cn.financebrain.dashboards.wire.TagValueJson;
import cn.financebrain.scoring.explain.ExplainedScore;
import cn.financebrain.scoring.explain.ReasonSentences;
import cn.financebrain.scoring.explain.Ruling;
import cn.financebrain.scoring.explain.Sentence;
import cn.financebrain.scoring.model.Counterfactuals;
import cn.financebrain.scoring.model.ScoreReasons;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a stored score is what it is.
 *
 * @param derived what the same events give now; null where that is no score, for which {@code why}
 *     says the reason
 * @param agrees whether the reasons are those of the stored score
 * @param breakdown null where there is no derived score
 * @param otherwise null but for the risk of default
 */
record ExplanationJson(
    String risk,
    Instant asOf,
    int release,
    String model,
    Figures stored,
    Figures derived,
    String why,
    boolean agrees,
    Breakdown breakdown,
    List<RulingItem> rulings,
    Otherwise otherwise) {

  record Figures(double probability, double index) {
    static Figures of(Score.Scored score) {
      return new Figures(score.probability(), score.index());
    }
  }

  /** Margins are log-odds; the points of the reasons lead from the index of the base to that. */
  record Breakdown(
      double base, double baseIndex, double margin, double index, List<Item> reasons) {}

  /** What a rule did; points are null for a veto or a whitelist. */
  record RulingItem(String rule, String chinese, String english, Integer points) {
    static RulingItem of(Ruling ruling) {
      return new RulingItem(
          ruling.rule(),
          ruling.chinese(),
          ruling.english(),
          ruling.points().isPresent() ? ruling.points().getAsInt() : null);
    }
  }

  /** A reason of a score, with what it adds to the index or takes from it. */
  record Item(
      String tag,
      String chinese,
      String english,
      String unit,
      TagValueJson value,
      double contribution,
      double points,
      Sentence sentence,
      PeerComparison peers,
      List<EventKeyJson> evidence) {}

  /** What would have to be otherwise for the index to lie below orange. */
  record Otherwise(String finding, Sentence sentence, List<Sentence> hints) {}

  static ExplanationJson of(ExplainedScore explained, Map<String, PeerComparison> peers) {
    Score.Scored stored = explained.stored();
    ReasonSentences sentences = new ReasonSentences(explained::tag);
    return new ExplanationJson(
        stored.risk().id(),
        stored.asOf(),
        stored.release(),
        stored.model(),
        Figures.of(stored),
        explained.derived() instanceof Score.Scored scored ? Figures.of(scored) : null,
        explained.derived() instanceof Score.Unscored unscored
            ? Parameters.id(unscored.why())
            : null,
        explained.agrees(),
        explained.reasons().map(why -> breakdown(why, explained, sentences, peers)).orElse(null),
        explained.rulings().stream().map(RulingItem::of).toList(),
        explained.otherwise().map(found -> otherwise(found, sentences)).orElse(null));
  }

  private static Breakdown breakdown(
      ScoreReasons why,
      ExplainedScore explained,
      ReasonSentences sentences,
      Map<String, PeerComparison> peers) {
    return new Breakdown(
        why.base(),
        why.baseIndex(),
        why.margin(),
        why.index(),
        why.reasons().stream()
            .map(
                reason ->
                    item(
                        reason,
                        why.points(reason),
                        ReasonJson.of(reason, explained::tag),
                        sentences,
                        Optional.ofNullable(peers.get(reason.tag()))))
            .toList());
  }

  private static Item item(
      Reason reason,
      double points,
      ReasonJson named,
      ReasonSentences sentences,
      Optional<PeerComparison> peers) {
    return new Item(
        named.tag(),
        named.chinese(),
        named.english(),
        named.unit(),
        named.value(),
        named.contribution(),
        points,
        sentences.of(reason, points, peers),
        peers.orElse(null),
        named.evidence());
  }

  private static Otherwise otherwise(Counterfactuals found, ReasonSentences sentences) {
    return new Otherwise(
        Parameters.id(found.finding()),
        ReasonSentences.of(found.finding()),
        found.hints().stream().map(sentences::of).toList());
  }
}

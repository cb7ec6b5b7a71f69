package cn.financebrain.scoring;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.ShadowScore;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.alert.Episode;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.model.Counterfactuals;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.model.ScoreReasons;
import cn.financebrain.scoring.profile.Applied;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.profile.Profile;
import cn.financebrain.scoring.profile.TagVector;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Facts;
import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.scoring.rule.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies the log to enterprises. A pure function of state, record, peers, feeds and release files;
 * safe for threads.
 */
public final class Evaluator {
  private static final int REASONS_OF_AN_ALERT = 5;

  private final Catalogue catalogue;
  private final Rules rules;
  private final AlertPolicy policy;
  private final ReleaseDirectory releases;
  private final TagVector unknown;

  /**
   * @param rules those of releases that have the product's book
   */
  public Evaluator(
      Catalogue catalogue, Rules rules, AlertPolicy policy, ReleaseDirectory releases) {
    this.catalogue = catalogue;
    this.rules = rules;
    this.policy = policy;
    this.releases = releases;
    this.unknown = TagVector.of(catalogue, Map.of());
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * Whether what a record brings about is to be told: see {@link ReleaseDirectory#belongs}. One
   * that is not changes the state all the same.
   *
   * @throws cn.financebrain.scoring.release.ReleaseException if the record's release is not there
   */
  public boolean tells(LogRecord record) {
    return releases.belongs(record.release());
  }

  /**
   * Applies one record at its arrival time to the state, which is changed. A record that changes
   * nothing as of now (a duplicate, a stale revision, a spurious retraction) is not evaluated, so
   * that telling something again leaves no trace.
   *
   * @param epoch the peers of the day on which the record arrived; one object for each epoch
   * @param stale the tags that were stale on that day
   * @throws cn.financebrain.scoring.release.ReleaseException if the record's release is not there;
   *     the state must not be used any more
   */
  public Outcome process(
      EnterpriseState state, LogRecord record, LogPosition position, Peers epoch, StaleTags stale) {
    Optional<TagVector> before = state.tags();
    Optional<Applied> applied = event(record).map(state.profile()::apply);
    if (applied.isPresent() && !applied.get().movesTags()) {
      return new Outcome(record.enterprise(), position, applied, Optional.empty());
    }
    int release = Math.max(state.release(), record.release());
    Instant asOf = record.arrivalTime();
    PeersMet peers = state.asking(epoch);
    TagVector tags = state.profile().tags(asOf, peers);
    peers.rest();
    Facts facts = facts(record.enterprise(), tags, asOf, release, stale, event(record));
    Standing standing = standing(facts, release, stale);
    Map<Risk, Episode> episodes = new EnumMap<>(Risk.class);
    List<Alert> alerts = new ArrayList<>();
    for (Verdict verdict : standing.verdicts()) {
      Risk risk = verdict.score().risk();
      String region = standing.summary().region();
      AlertPolicy.Decision decision = policy.decide(state.episode(risk), verdict, region);
      Episode episode = decision.episode();
      episodes.put(risk, episode);
      decision
          .alert()
          .or(
              () ->
                  untold(state.release(), release, episode, verdict.hard())
                      .map(rule -> policy.again(episode, verdict, rule, region)))
          .map(alert -> alert.withReasons(reasons(verdict.score(), tags)))
          .ifPresent(alerts::add);
    }
    state.evaluated(asOf, release, episodes, peers);
    return new Outcome(
        record.enterprise(),
        position,
        applied,
        Optional.of(standing.evaluated(asOf, release, changes(record, before, tags), alerts)));
  }

  /**
   * The rule of an episode that began under an earlier catalogue and that nobody may have told of,
   * since a tag that the rule reads was defined otherwise there. Told at the first record under
   * this one; where it was told after all, the alert is the same one.
   */
  private Optional<Rule> untold(int before, int release, Episode episode, List<Rule> fired) {
    if (!episode.open() || releases.belongs(before) || !releases.belongs(release)) {
      return Optional.empty();
    }
    Rules book = releases.rules(release, rules);
    return fired.stream()
        .filter(rule -> !releases.definesAlike(before, book.reads(rule)))
        .findFirst();
  }

  private static Optional<EnterpriseEvent> event(LogRecord record) {
    return record instanceof EnterpriseEvent event ? Optional.of(event) : Optional.empty();
  }

  private List<Reason> reasons(Score score, TagVector tags) {
    return score instanceof Score.Scored scored
        ? explain(scored, tags).reasons().stream().limit(REASONS_OF_AN_ALERT).toList()
        : List.of();
  }

  /**
   * Why a score is what it is. Costs far more than the score.
   *
   * @param score of this evaluator
   * @param tags that it was made from
   */
  public ScoreReasons explain(Score.Scored score, TagVector tags) {
    return releases.model(score.release(), score.risk()).orElseThrow().reasons(tags);
  }

  /**
   * What would have to be otherwise for a score to lie below orange.
   *
   * @param score of this evaluator
   * @param tags that it was made from
   */
  public Counterfactuals counterfactuals(Score.Scored score, TagVector tags) {
    int points = score.ruled().points().stream().mapToInt(Score.Points::points).sum();
    return releases
        .model(score.release(), score.risk())
        .orElseThrow()
        .counterfactuals(tags, points);
  }

  /**
   * Tags and scores of an enterprise as of an instant, from its events alone; no changes, no
   * alerts.
   *
   * @param events all or some of the enterprise's events, in any order
   * @param epoch the peers of the instant's day
   * @param stale the tags that are stale on that day
   */
  public Outcome.Evaluated evaluateAsOf(
      EnterpriseId enterprise,
      List<EnterpriseEvent> events,
      Instant asOf,
      int release,
      Peers epoch,
      StaleTags stale) {
    return standing(enterprise, events, asOf, release, epoch, stale)
        .evaluated(asOf, release, List.of(), List.of());
  }

  /**
   * As {@link #evaluateAsOf}, with what the book of rules says of each risk. Rules over the record
   * at hand hold for nobody.
   */
  public Judged judgeAsOf(
      EnterpriseId enterprise,
      List<EnterpriseEvent> events,
      Instant asOf,
      int release,
      Peers epoch,
      StaleTags stale) {
    Standing standing = standing(enterprise, events, asOf, release, epoch, stale);
    return new Judged(
        standing.enrolled(), standing.summary(), standing.tags(), standing.verdicts());
  }

  /**
   * An enterprise as of an instant and what the rules say of it.
   *
   * @param enrolled whether it is watched
   * @param verdicts one for each risk, in the order of {@code Risk}
   */
  public record Judged(
      boolean enrolled, EnterpriseSummary summary, TagVector tags, List<Verdict> verdicts) {
    public Judged {
      verdicts = List.copyOf(verdicts);
    }
  }

  private Standing standing(
      EnterpriseId enterprise,
      List<EnterpriseEvent> events,
      Instant asOf,
      int release,
      Peers epoch,
      StaleTags stale) {
    Profile profile = Profile.empty(catalogue);
    events.forEach(profile::apply);
    TagVector tags = profile.tags(asOf, epoch);
    return standing(
        facts(enterprise, tags, asOf, release, stale, Optional.empty()), release, stale);
  }

  /** The book of rules of a release. */
  public Rules rules(int release) {
    return releases.rules(release, rules);
  }

  /** How often a condition of any book was given up since it took too many steps. */
  public long rulesOverBudget() {
    return rules.overBudget() + releases.rulesOverBudget();
  }

  /**
   * What rules are asked of an enterprise as of an instant, from its tags alone: for trying books
   * of rules out.
   *
   * @param tags as of the instant
   * @param stale the tags that are stale on its day
   */
  public Facts facts(
      EnterpriseId enterprise, TagVector tags, Instant asOf, int release, StaleTags stale) {
    return facts(enterprise, tags, asOf, release, stale, Optional.empty());
  }

  private Facts facts(
      EnterpriseId enterprise,
      TagVector tags,
      Instant asOf,
      int release,
      StaleTags stale,
      Optional<EnterpriseEvent> event) {
    releases.release(release); // fails at once where the release is not there
    boolean enrolled = tags.enrolled();
    boolean empty = tags.isEmpty();
    List<Score> scores = new ArrayList<>();
    for (Risk risk : Risk.values()) {
      scores.add(
          empty
              ? new Score.Unscored(enterprise, risk, asOf, release, Score.Why.NO_EVENTS, 0)
              : score(enterprise, risk, asOf, release, tags, enrolled, stale));
    }
    return new Facts(enterprise, asOf, tags, EnterpriseSummary.of(tags), scores, event);
  }

  /** An enterprise as of an instant. */
  private record Standing(
      TagVector tags,
      boolean enrolled,
      EnterpriseSummary summary,
      List<Verdict> verdicts,
      List<ShadowScore> shadows) {
    Outcome.Evaluated evaluated(
        Instant asOf, int release, List<TagChange> changes, List<Alert> alerts) {
      List<Score> scores = verdicts.stream().map(Verdict::score).toList();
      return new Outcome.Evaluated(
          asOf, release, enrolled, summary, tags, changes, scores, shadows, alerts);
    }
  }

  private Standing standing(Facts facts, int release, StaleTags stale) {
    boolean enrolled = facts.tags().enrolled();
    List<Verdict> verdicts =
        enrolled
            ? rules(release).judge(facts)
            : facts.byModels().stream().map(Verdict::unasked).toList();
    return new Standing(
        facts.tags(), enrolled, facts.summary(), verdicts, shadows(facts, release, stale));
  }

  /** The challengers' own scores: no rule is asked of them, so that models are compared. */
  private List<ShadowScore> shadows(Facts facts, int release, StaleTags stale) {
    TagVector tags = facts.tags();
    if (tags.isEmpty()) {
      return List.of();
    }
    List<ShadowScore> shadows = new ArrayList<>();
    for (Risk risk : Risk.values()) {
      for (RiskModel challenger : releases.challengers(release, risk)) {
        shadows.add(
            new ShadowScore(
                challenger.id(),
                challenger.score(
                    facts.enterprise(), facts.asOf(), release, tags, tags.enrolled(), stale)));
      }
    }
    return shadows;
  }

  private Score score(
      EnterpriseId enterprise,
      Risk risk,
      Instant asOf,
      int release,
      TagVector tags,
      boolean enrolled,
      StaleTags stale) {
    Optional<RiskModel> model = releases.model(release, risk);
    if (model.isPresent()) {
      return model.get().score(enterprise, asOf, release, tags, enrolled, stale);
    }
    Score.Why why = enrolled ? Score.Why.NO_MODEL : Score.Why.NOT_ENROLLED;
    return new Score.Unscored(enterprise, risk, asOf, release, why, 0);
  }

  /** See {@link Outcome.Evaluated}. */
  private List<TagChange> changes(LogRecord record, Optional<TagVector> before, TagVector now) {
    TagVector earlier = before.orElse(unknown);
    List<TagChange> changes = new ArrayList<>();
    for (int place : now.differing(earlier)) {
      if (before.isEmpty() || !catalogue.movesDaily(place) || told(record, place)) {
        changes.add(
            new TagChange(catalogue.tags().get(place).id(), earlier.get(place), now.get(place)));
      }
    }
    return changes;
  }

  private boolean told(LogRecord record, int place) {
    return record instanceof EnterpriseEvent event && catalogue.restsOn(place, event.type());
  }
}

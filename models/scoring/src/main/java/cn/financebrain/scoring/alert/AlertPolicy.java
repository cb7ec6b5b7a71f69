package cn.financebrain.scoring.alert;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.Fingerprint;
import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a score or a hard rule becomes an alert.
 *
 * <p>An episode opens when the band is orange or red, when a hard rule fires, or when the index
 * rises sharply. Within an episode an alert is raised again only for a higher band, so that {@code
 * (enterprise, risk, episode, band)} names an alert; its id is the hash of these. "Could not score"
 * neither opens nor ends an episode, but where no model has ever scored, an episode of rules ends
 * when none holds any more. While a veto holds, an index raises nothing; an open episode goes on
 * until the index has fallen, so that lifting the veto does not raise the same again.
 *
 * @param endBelow an episode ends when the index falls below this and no rule fires
 * @param sharpRise points that the index must rise between two evaluations by the same release,
 *     from yellow on, to open an episode without a rise to orange
 * @param coolDown what returns within this after an episode's last alert goes on with the same
 *     episode, without a new alert unless its band is higher
 */
public record AlertPolicy(double endBelow, double sharpRise, Duration coolDown) {
  public static final AlertPolicy DEFAULT = new AlertPolicy(55, 15, Duration.ofDays(30));

  public AlertPolicy {
    if (!(endBelow > 0 && endBelow <= 60 && sharpRise > 0) || coolDown.isNegative()) {
      throw new IllegalArgumentException(
          "endBelow %s (expected 0 to 60), sharpRise %s (above 0), coolDown %s (0 or more)"
              .formatted(endBelow, sharpRise, coolDown));
    }
  }

  /**
   * What is decided: the episode from now on, and the alert that is raised, if any, without reasons
   * yet.
   */
  public record Decision(Episode episode, Optional<Alert> alert) {}

  /**
   * The id of an alert: 16 hexadecimal digits that follow from nothing but what the alert is about.
   * The number of an episode alone would not tell two apart: under another catalogue of tags the
   * first one may have been another.
   *
   * @param at when it was raised, on the clock of the log
   */
  public static String alertId(
      EnterpriseId enterprise, Risk risk, int episode, Band band, Instant at) {
    return Fingerprint.of(
        List.of(
            enterprise.text(), risk.id(), Integer.toString(episode), band.name(), at.toString()));
  }

  /**
   * @param verdict the score as the rules leave it, and which of them hold now
   * @param region for the alert
   */
  public Decision decide(Episode before, Verdict verdict, String region) {
    Score score = verdict.score();
    List<Rule> fired = verdict.hard();
    Optional<Score.Scored> scored =
        score instanceof Score.Scored s ? Optional.of(s) : Optional.empty();
    Optional<Trigger> trigger =
        trigger(before, verdict.vetoed() ? Optional.empty() : scored, fired);
    Episode seen = seen(before, scored);
    if (trigger.isEmpty()) {
      boolean ends = seen.open() && fired.isEmpty() && isOver(seen, scored.isPresent());
      return new Decision(ends ? withOpen(seen, false) : seen, Optional.empty());
    }
    return raise(seen, verdict, trigger.get(), region);
  }

  private boolean isOver(Episode seen, boolean scored) {
    return scored ? seen.index() < endBelow : !seen.scored();
  }

  /** A ground for an alert. */
  private record Trigger(Band band, Alert.Cause cause) {}

  private Optional<Trigger> trigger(
      Episode before, Optional<Score.Scored> scored, List<Rule> fired) {
    Band band = scored.map(Score.Scored::band).orElse(Band.GREEN);
    Optional<Rule> rule = fired.stream().max(Comparator.comparing(Rule::band));
    if (rule.isPresent() && rule.get().band().compareTo(band) >= 0) {
      return Optional.of(new Trigger(rule.get().band(), new Alert.Cause.HardRule(rule.get().id())));
    }
    if (band.compareTo(Band.ORANGE) >= 0) {
      return Optional.of(new Trigger(band, ofBand(before, band)));
    }
    if (rule.isPresent()) {
      return Optional.of(new Trigger(band, new Alert.Cause.HardRule(rule.get().id())));
    }
    return scored
        .filter(score -> !before.open() && rises(before, score))
        .map(
            score -> new Trigger(band, new Alert.Cause.SharpChange(before.index(), score.index())));
  }

  private static Alert.Cause ofBand(Episode before, Band to) {
    return before.scored()
        ? new Alert.Cause.BandRise(from(before, to), to)
        : new Alert.Cause.FirstScore(to);
  }

  /** The band that was left: in an open episode that of the last alert. */
  private static Band from(Episode before, Band to) {
    Band from = before.open() ? before.raised() : before.band();
    return from.compareTo(to) < 0 ? from : Band.GREEN;
  }

  private boolean rises(Episode before, Score.Scored score) {
    return score.band().compareTo(Band.YELLOW) >= 0
        && before.release() == score.release()
        && score.index() - before.index() >= sharpRise;
  }

  private static Episode seen(Episode before, Optional<Score.Scored> scored) {
    return scored
        .map(
            score ->
                new Episode(
                    before.number(),
                    before.open(),
                    before.raised(),
                    before.raisedAt(),
                    score.band(),
                    score.index(),
                    score.release()))
        .orElse(before);
  }

  private static Episode withOpen(Episode episode, boolean open) {
    return new Episode(
        episode.number(),
        open,
        episode.raised(),
        episode.raisedAt(),
        episode.band(),
        episode.index(),
        episode.release());
  }

  private Decision raise(Episode seen, Verdict verdict, Trigger trigger, String region) {
    Score score = verdict.score();
    boolean goesOn =
        seen.open() || (seen.number() > 0 && score.asOf().isBefore(seen.raisedAt().plus(coolDown)));
    if (goesOn && trigger.band().compareTo(seen.raised()) <= 0) {
      return new Decision(withOpen(seen, true), Optional.empty());
    }
    int number = goesOn ? seen.number() : seen.number() + 1;
    Instant at = score.asOf();
    Episode raised =
        new Episode(number, true, trigger.band(), at, seen.band(), seen.index(), seen.release());
    Alert alert =
        new Alert(
            alertId(score.enterprise(), score.risk(), number, trigger.band(), at),
            score.enterprise(),
            score.risk(),
            number,
            trigger.band(),
            trigger.cause(),
            region,
            at,
            score.release(),
            score instanceof Score.Scored s ? s.index() : Double.NaN,
            List.of(),
            verdict.book());
    return new Decision(raised, Optional.of(alert));
  }

  /**
   * The last alert of an open episode as a rule accounts for it now: the same id, raised when it
   * was; without reasons yet.
   *
   * @param rule that holds now
   * @param region for the alert
   */
  public Alert again(Episode episode, Verdict verdict, Rule rule, String region) {
    Score score = verdict.score();
    return new Alert(
        alertId(
            score.enterprise(),
            score.risk(),
            episode.number(),
            episode.raised(),
            episode.raisedAt()),
        score.enterprise(),
        score.risk(),
        episode.number(),
        episode.raised(),
        new Alert.Cause.HardRule(rule.id()),
        region,
        episode.raisedAt(),
        score.release(),
        score instanceof Score.Scored s ? s.index() : Double.NaN,
        List.of(),
        verdict.book());
  }
}

package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An enterprise that two scans say different things of, for one risk.
 *
 * @param before empty where the first scan did not list the enterprise
 * @param after empty where the second did not
 */
public record ScanChange(
    Kind kind,
    EnterpriseId enterprise,
    Risk risk,
    Optional<ScannedScore> before,
    Optional<ScannedScore> after) {

  /** What became of an enterprise between two scans. */
  public enum Kind {
    /** Its band is higher. */
    ROSE,
    /** Its band is lower. */
    FELL,
    /** It has a score, and had none: it was not listed, or could not be scored. */
    APPEARED,
    /** It had a score, and has none. */
    VANISHED
  }

  /**
   * A tag that weighs otherwise.
   *
   * @param by how much more it adds to the score now, in log-odds
   */
  public record Shift(String tag, String before, String after, double by) {}

  /** The newer of the two, or the one that there is. */
  public ScannedScore either() {
    return after.or(() -> before).orElseThrow();
  }

  /**
   * The tags that account for the change, the weightiest first. A scan keeps the five weightiest
   * reasons of a score; one that is not among them counts as none.
   */
  public List<Shift> shifts() {
    Map<String, Shift> shifts = new LinkedHashMap<>();
    weights(after)
        .forEach(w -> shifts.put(w.tag(), new Shift(w.tag(), "", w.value(), w.contribution())));
    weights(before)
        .forEach(
            w ->
                shifts.merge(
                    w.tag(),
                    new Shift(w.tag(), w.value(), "", -w.contribution()),
                    (now, then) ->
                        new Shift(w.tag(), then.before(), now.after(), now.by() + then.by())));
    List<Shift> sorted = new ArrayList<>(shifts.values());
    sorted.removeIf(shift -> shift.by() == 0);
    sorted.sort(Comparator.comparingDouble((Shift shift) -> -Math.abs(shift.by())));
    return List.copyOf(sorted);
  }

  private static List<ScannedScore.Weight> weights(Optional<ScannedScore> score) {
    return score.map(ScannedScore::reasons).orElse(List.of());
  }
}

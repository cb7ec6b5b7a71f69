package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Score;
import java.util.List;

/**
 * What a book of rules makes of an enterprise for one risk.
 *
 * @param score with the points of the rules that acted
 * @param hard the hard rules that hold, in the order of the book
 * @param vetoes the vetoes and whitelists that hold
 * @param book id of the book
 */
public record Verdict(Score score, List<Rule> hard, List<Rule> vetoes, String book) {
  public Verdict {
    hard = List.copyOf(hard);
    vetoes = List.copyOf(vetoes);
  }

  /** Of an enterprise of which no rule is asked, since it is not watched. */
  public static Verdict unasked(Score score) {
    return new Verdict(score, List.of(), List.of(), "");
  }

  /** Whether the index may raise no alert. */
  public boolean vetoed() {
    return !vetoes.isEmpty();
  }

  /** Whether an alert would be open by this alone: a hard rule holds, or the band is orange. */
  public boolean alerts() {
    return !hard.isEmpty()
        || (!vetoed()
            && score instanceof Score.Scored scored
            && scored.band().compareTo(Band.ORANGE) >= 0);
  }
}

package cn.financebrain.scoring.explain;

import cn.financebrain.contract.Score;
import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Rules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a rule did to a score.
 *
 * @param rule its id, which also names it where its book has it no more
 * @param points that it added to the index of the model; empty for a veto or a whitelist, which
 *     leaves the index alone and lets it raise no alert
 */
public record Ruling(String rule, String chinese, String english, OptionalInt points) {

  /**
   * Those of a score, points first.
   *
   * @param book that the score was judged by, as it is now
   */
  static List<Ruling> of(Score.Ruled ruled, Rules book) {
    return Stream.concat(
            ruled.points().stream()
                .map(points -> of(points.rule(), OptionalInt.of(points.points()), book)),
            ruled.vetoes().stream().map(rule -> of(rule, OptionalInt.empty(), book)))
        .toList();
  }

  private static Ruling of(String id, OptionalInt points, Rules book) {
    Optional<Rule> rule = book.rules().stream().filter(each -> each.id().equals(id)).findFirst();
    return new Ruling(
        id, rule.map(Rule::chinese).orElse(id), rule.map(Rule::english).orElse(id), points);
  }
}

package cn.financebrain.cli;

import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A rule as the desk shows it; what does not apply to its kind is null.
 *
 * @param kind {@code hard}, {@code points}, {@code veto} or {@code whitelist}
 * @param enterprises of a whitelist, sorted
 */
record RuleView(
    String id,
    String kind,
    String risk,
    String band,
    Integer points,
    List<String> enterprises,
    String reason,
    String zh,
    String en,
    String basis,
    String author,
    LocalDate since,
    LocalDate until,
    String condition) {

  static RuleView of(Rule rule) {
    Rule.Effect effect = rule.effect();
    Rule.Effect.Whitelist list = effect instanceof Rule.Effect.Whitelist one ? one : null;
    return new RuleView(
        rule.id(),
        effect.getClass().getSimpleName().toLowerCase(Locale.ROOT),
        rule.risk().id(),
        effect instanceof Rule.Effect.Hard hard
            ? hard.band().name().toLowerCase(Locale.ROOT)
            : null,
        effect instanceof Rule.Effect.Points points ? (Integer) points.points() : null,
        list == null ? null : list.enterprises().stream().map(id -> id.text()).sorted().toList(),
        list == null ? null : list.reason(),
        rule.chinese(),
        rule.english(),
        rule.basis(),
        rule.author(),
        rule.since().equals(Rule.ALWAYS_SINCE) ? null : rule.since(),
        rule.until().equals(Rule.ALWAYS_UNTIL) ? null : rule.until(),
        rule.condition());
  }

  static List<RuleView> of(List<Rule> rules) {
    return rules.stream().map(RuleView::of).toList();
  }

  /**
   * How a rule differs between two books.
   *
   * @param change whether it is {@code added}, otherwise or {@code removed}
   * @param before null where it is new
   * @param after null where it is gone
   */
  record Change(String change, RuleView before, RuleView after) {}

  /** What a book changes of another one. */
  static List<Change> changes(Rules book, Rules before) {
    List<Change> changes = new ArrayList<>();
    for (Rule rule : book.changedFrom(before)) {
      RuleView was =
          before.rules().stream()
              .filter(each -> each.id().equals(rule.id()))
              .findFirst()
              .map(RuleView::of)
              .orElse(null);
      changes.add(new Change(was == null ? "added" : "changed", was, of(rule)));
    }
    book.removedFrom(before).forEach(rule -> changes.add(new Change("removed", of(rule), null)));
    return changes;
  }
}

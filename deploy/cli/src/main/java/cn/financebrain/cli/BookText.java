package cn.financebrain.cli;

import cn.financebrain.console.Table;
import cn.financebrain.scoring.release.RuleBooks;
import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Books of rules in words. */
final class BookText {
  private BookText() {}

  static String state(RuleBooks.State state) {
    return Messages.text("rules.state." + state.name().toLowerCase(Locale.ROOT));
  }

  /** What a rule does, such as {@code ≥ orange}, {@code +15}, {@code veto}. */
  static String effect(Rule rule) {
    if (rule.effect() instanceof Rule.Effect.Hard hard) {
      return "≥ " + hard.band().name().toLowerCase(Locale.ROOT);
    }
    if (rule.effect() instanceof Rule.Effect.Points points) {
      return "%+d".formatted(points.points());
    }
    return rule.effect() instanceof Rule.Effect.Whitelist list
        ? Messages.text("rules.whitelist", list.enterprises().size(), list.reason())
        : Messages.text("rules.veto");
  }

  /** All rules of a book, a block each. */
  static String rules(Rules book) {
    List<String> blocks = new ArrayList<>();
    for (Rule rule : book.rules()) {
      blocks.add(
          Messages.text(
              "rules.rule",
              rule.id(),
              rule.risk().id(),
              effect(rule),
              rule.chinese(),
              rule.english(),
              rule.basis(),
              rule.author(),
              days(rule),
              rule.condition()));
    }
    return String.join(System.lineSeparator(), blocks);
  }

  private static String days(Rule rule) {
    boolean always = rule.since().equals(Rule.ALWAYS_SINCE);
    boolean endless = rule.until().equals(Rule.ALWAYS_UNTIL);
    return "%s … %s".formatted(always ? "" : rule.since(), endless ? "" : rule.until()).strip();
  }

  /** How a book differs from the one in force. */
  static String change(List<Rule> changed, List<Rule> removed) {
    if (changed.isEmpty() && removed.isEmpty()) {
      return Messages.text("rules.same");
    }
    Table table = new Table(Messages.text("rules.change-header"));
    for (Rule rule : changed) {
      table.row(
          Messages.text("rules.changed"), rule.id(), rule.risk().id(), effect(rule), rule.author());
    }
    for (Rule rule : removed) {
      table.row(
          Messages.text("rules.removed"), rule.id(), rule.risk().id(), effect(rule), rule.author());
    }
    return table.toString();
  }
}

package cn.financebrain.dashboards.casework;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The rules of ownership in their order; of those that match a case the last one is right. */
public record Ownership(List<OwnershipRule> rules) {

  public Ownership {
    rules = List.copyOf(rules);
  }

  /**
   * Who gets a case.
   *
   * @param position of the rule, from 1
   */
  public record Taken(int position, OwnershipRule rule, Actor owner) {}

  /**
   * The owner of a case by the last rule that matches and whose owner can take it: one who is gone,
   * may not inspect or does not see the region leaves it to the rule before.
   *
   * @param people who stands behind a rule now; empty where nobody does
   */
  public Optional<Taken> of(
      OwnershipRule.Subject subject, Function<OwnershipRule, Optional<Actor>> people) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      OwnershipRule rule = rules.get(i);
      if (rule.matches(subject)) {
        Optional<Actor> owner =
            people.apply(rule).filter(person -> Guards.isInspectorOf(person, subject.region()));
        if (owner.isPresent()) {
          return Optional.of(new Taken(i + 1, rule, owner.get()));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * With the rules that somebody may edit replaced: they take the places of those that there were,
   * the rest of them comes last. Rules of others stay, in their order.
   *
   * @param wanted in their order
   */
  public Ownership with(List<OwnershipRule> wanted, Predicate<OwnershipRule> mayEdit) {
    Iterator<OwnershipRule> next = wanted.iterator();
    List<OwnershipRule> replaced = new ArrayList<>();
    for (OwnershipRule rule : rules) {
      if (!mayEdit.test(rule)) {
        replaced.add(rule);
      } else if (next.hasNext()) {
        replaced.add(next.next());
      }
    }
    next.forEachRemaining(replaced::add);
    return new Ownership(replaced);
  }
}

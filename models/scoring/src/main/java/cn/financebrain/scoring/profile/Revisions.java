package cn.financebrain.scoring.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one event: its revisions by number, without those that no instant can see
 * because a higher one was available as early. Each revision became available after the one before
 * it.
 */
record Revisions(List<Fact> facts) {
  static final Revisions NONE = new Revisions(List.of());

  /** Where one revision was told twice: the earlier one, then any order that content decides. */
  private static final Comparator<Fact> SAME_REVISION =
      Comparator.comparing(Fact::availableTime)
          .thenComparing(Fact::eventTime)
          .thenComparing(Fact::retracted)
          .thenComparing(Fact::type)
          .thenComparing(Fact::category)
          .thenComparing(fact -> fact.data().toString());

  /** A function of the set of facts alone, whatever their order. */
  Revisions with(Fact fact) {
    List<Fact> all = new ArrayList<>(facts);
    int place = 0;
    while (place < all.size() && all.get(place).revision() < fact.revision()) {
      place++;
    }
    if (place < all.size() && all.get(place).revision() == fact.revision()) {
      if (SAME_REVISION.compare(all.get(place), fact) <= 0) {
        return this;
      }
      all.set(place, fact);
    } else {
      all.add(place, fact);
    }
    return new Revisions(visible(all));
  }

  private static List<Fact> visible(List<Fact> all) {
    List<Fact> visible = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      Fact fact = all.get(i);
      if (visible.isEmpty() || fact.availableTime().isBefore(visible.get(0).availableTime())) {
        visible.add(0, fact);
      }
    }
    return List.copyOf(visible);
  }

  /**
   * @param after these revisions with the fact
   */
  Applied judge(Fact fact, Revisions after) {
    if (facts.isEmpty()) {
      return fact.retracted() ? Applied.SPURIOUS : Applied.ADDED;
    }
    int highest = facts.get(facts.size() - 1).revision();
    if (fact.revision() < highest) {
      return Applied.STALE;
    }
    if (fact.revision() == highest && after.equals(this)) {
      return Applied.DUPLICATE;
    }
    return fact.retracted() ? Applied.RETRACTED : Applied.REVISED;
  }

  /** When a revision becomes available next after the instant; MAX if none does. */
  Instant nextAfter(Instant asOf) {
    Instant next = Instant.MAX;
    for (Fact fact : facts) {
      if (fact.availableTime().isAfter(asOf) && fact.availableTime().isBefore(next)) {
        next = fact.availableTime();
      }
    }
    return next;
  }

  /** The highest revision available at the instant; empty if there is none or it is retracted. */
  Optional<Fact> asOf(Instant asOf) {
    for (int i = facts.size() - 1; i >= 0; i--) {
      Fact fact = facts.get(i);
      if (!fact.availableTime().isAfter(asOf)) {
        return fact.retracted() ? Optional.empty() : Optional.of(fact);
      }
    }
    return Optional.empty();
  }
}

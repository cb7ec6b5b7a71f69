package cn.financebrain.scoring.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is known of one event: its highest revision, and the earlier ones that some instant can see
 * because they were available before it. Nearly every event has one revision only.
 *
 * @param earlier null where there is none
 */
record Revisions(Fact highest, Revisions earlier) {
  /** Where one revision was told twice: the earlier one, then any order that content decides. */
  private static final Comparator<Fact> SAME_REVISION =
      Comparator.comparing(Fact::availableTime)
          .thenComparing(Fact::eventTime)
          .thenComparing(Fact::retracted)
          .thenComparing(Fact::type)
          .thenComparing(Fact::category)
          .thenComparing(Fact::content);

  static Revisions of(Fact fact) {
    return new Revisions(fact, null);
  }

  /**
   * A function of the set of facts alone, whatever their order.
   *
   * @return these revisions themselves where the fact adds nothing that can be seen
   */
  Revisions with(Fact fact) {
    if (fact.revision() > highest.revision()) {
      return new Revisions(fact, availableBefore(fact));
    }
    if (fact.revision() == highest.revision()) {
      return SAME_REVISION.compare(highest, fact) <= 0
          ? this
          : new Revisions(fact, availableBefore(fact));
    }
    if (!fact.availableBefore(highest)) {
      return this;
    }
    Revisions before = earlier == null ? of(fact) : earlier.with(fact);
    return before.equals(earlier) ? this : new Revisions(highest, before);
  }

  /** Those of these that were available before a fact of a higher revision; null if none was. */
  private Revisions availableBefore(Fact higher) {
    Revisions rest = this;
    while (rest != null && !(rest.highest.availableBefore(higher) && rest.isBelow(higher))) {
      rest = rest.earlier;
    }
    return rest;
  }

  private boolean isBelow(Fact higher) {
    return highest.revision() < higher.revision();
  }

  /** From the lowest to the highest. */
  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>(1);
    for (Revisions rest = this; rest != null; rest = rest.earlier) {
      facts.add(0, rest.highest);
    }
    return facts;
  }

  /**
   * What is left of these as of an instant: they lose the lowest ones up to the first that is in
   * sight, so that what hides one that is in sight stays.
   *
   * @param known gets the type of each that is out of sight and was known when it got there: it was
   *     not retracted, and no higher revision was available then
   * @return these revisions themselves where all stay, null where none does
   */
  Revisions inSight(Instant at, Catalogue catalogue, Consumer<String> known) {
    if (earlier == null && !catalogue.isOutOfSight(highest, at)) {
      return this;
    }
    List<Fact> facts = facts();
    int leaving = 0;
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      if (catalogue.isOutOfSight(fact, at)) {
        leaving += leaving == i ? 1 : 0;
        boolean last = i + 1 == facts.size();
        if (!fact.retracted()
            && (last || catalogue.isOutOfSight(fact, facts.get(i + 1).availableTime()))) {
          known.accept(fact.type());
        }
      }
    }
    return leaving == 0 ? this : chain(facts.subList(leaving, facts.size()));
  }

  private static Revisions chain(List<Fact> facts) {
    Revisions chain = null;
    for (Fact fact : facts) {
      chain = new Revisions(fact, chain);
    }
    return chain;
  }

  /**
   * What a fact did.
   *
   * @param before the revisions before it, null for none
   * @param after those with it
   */
  static Applied judge(Fact fact, Revisions before, Revisions after) {
    if (before == null) {
      return fact.retracted() ? Applied.SPURIOUS : Applied.ADDED;
    }
    int known = before.highest.revision();
    if (fact.revision() < known) {
      return Applied.STALE;
    }
    if (fact.revision() == known && after.equals(before)) {
      return Applied.DUPLICATE;
    }
    return fact.retracted() ? Applied.RETRACTED : Applied.REVISED;
  }

  /** When a revision becomes available next after the instant; MAX if none does. */
  Instant nextAfter(Instant asOf) {
    Instant next = Instant.MAX;
    for (Revisions rest = this; rest != null; rest = rest.earlier) {
      if (!rest.highest.isAvailableAt(asOf)) {
        next = rest.highest.availableTime(); // an earlier one was available before it
      }
    }
    return next;
  }

  /** The highest revision available at the instant; empty if there is none or it is retracted. */
  Optional<Fact> asOf(Instant asOf) {
    for (Revisions rest = this; rest != null; rest = rest.earlier) {
      if (rest.highest.isAvailableAt(asOf)) {
        return rest.highest.retracted() ? Optional.empty() : Optional.of(rest.highest);
      }
    }
    return Optional.empty();
  }
}

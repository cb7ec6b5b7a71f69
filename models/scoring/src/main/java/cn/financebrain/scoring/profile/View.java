package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events of a profile that are known as of an instant, one fact each, by type and in canonical
 * order. Immutable.
 */
final class View {
  /** Field of a registration that holds the registered name. */
  static final String NAME = "name";

  private final Instant asOf;

  /** No fact that is in the profile already becomes available before this instant. */
  private final Instant horizon;

  private final Map<String, List<Fact>> facts;

  private View(Instant asOf, Instant horizon, Map<String, List<Fact>> facts) {
    this.asOf = asOf;
    this.horizon = horizon;
    this.facts = facts;
  }

  static View of(Collection<Revisions> events, Instant asOf) {
    Map<String, List<Fact>> facts = new HashMap<>();
    Instant horizon = Instant.MAX;
    for (Revisions revisions : events) {
      revisions
          .asOf(asOf)
          .ifPresent(
              fact -> facts.computeIfAbsent(fact.type(), type -> new ArrayList<>()).add(fact));
      horizon = earlier(horizon, revisions.nextAfter(asOf));
    }
    facts.values().forEach(list -> list.sort(Fact.CANONICAL));
    return new View(asOf, horizon, facts);
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  /**
   * The view as of a later instant, after one event has changed and no other.
   *
   * @param before what was known of the event when this view was made
   * @param after what is known of it now
   * @param events all events of the profile as they are now
   */
  View advance(Revisions before, Revisions after, Collection<Revisions> events, Instant laterAsOf) {
    if (laterAsOf.isBefore(asOf) || !horizon.isAfter(laterAsOf)) {
      return of(events, laterAsOf);
    }
    Optional<Fact> old = before.asOf(asOf);
    Optional<Fact> now = after.asOf(laterAsOf);
    Map<String, List<Fact>> changed = facts;
    if (!old.equals(now)) {
      changed = new HashMap<>(facts);
      if (old.isPresent()) {
        remove(changed, old.get());
      }
      if (now.isPresent()) {
        insert(changed, now.get());
      }
    }
    return new View(laterAsOf, earlier(horizon, after.nextAfter(laterAsOf)), changed);
  }

  private static void remove(Map<String, List<Fact>> facts, Fact fact) {
    List<Fact> rest = new ArrayList<>(facts.get(fact.type()));
    rest.remove(Collections.binarySearch(rest, fact, Fact.CANONICAL));
    if (rest.isEmpty()) {
      facts.remove(fact.type());
    } else {
      facts.put(fact.type(), rest);
    }
  }

  private static void insert(Map<String, List<Fact>> facts, Fact fact) {
    List<Fact> all = new ArrayList<>(facts.getOrDefault(fact.type(), List.of()));
    all.add(-1 - Collections.binarySearch(all, fact, Fact.CANONICAL), fact);
    facts.put(fact.type(), all);
  }

  Instant asOf() {
    return asOf;
  }

  /** In canonical order; read only. The same list as that of an earlier view if nothing changed. */
  List<Fact> facts(String type) {
    return facts.getOrDefault(type, List.of());
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  /** Whether an event of the type is known. */
  boolean knows(String type) {
    return facts.containsKey(type);
  }

  /** Whether a registration or a financial statement is known. */
  boolean enrolled() {
    for (List<Fact> list : facts.values()) {
      for (Fact fact : list) {
        if (fact.category() == Category.REGISTRATION
            || fact.category() == Category.FINANCIAL_STATEMENT) {
          return true;
        }
      }
    }
    return false;
  }

  /** The registered name that was told last, empty if none was. */
  String name() {
    Fact newest = null;
    for (List<Fact> list : facts.values()) {
      for (Fact fact : list) {
        if (fact.category() == Category.REGISTRATION
            && fact.data().get(NAME) instanceof FieldValue.Text
            && (newest == null || Fact.CANONICAL.compare(newest, fact) < 0)) {
          newest = fact;
        }
      }
    }
    return newest == null ? "" : ((FieldValue.Text) newest.data().get(NAME)).value();
  }
}

package cn.financebrain.scoring.profile;

import cn.financebrain.contract.EventKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The events of one enterprise that some tag can still see by the clock, and the types of the
 * others. What is forgotten is a function of events and clock: an event is applied as if all that
 * is out of sight were dropped, which happens when there is work for all events anyway. So applying
 * gives the same wherever states are written and read. Not safe for threads.
 */
final class KeptEvents {
  private final Catalogue catalogue;
  private final Follower follower;
  private final Map<EventKey, Revisions> events = new HashMap<>();

  /** Types of events that were known when they went out of sight. */
  private final SortedSet<String> forgotten = new TreeSet<>();

  /** The latest instant at which tags were asked; null before the first. */
  private Instant clock;

  /** Views of earlier instants might miss something that was dropped. */
  private Instant earliest = Instant.MIN;

  /** Is told of changes, to go along. Revisions are null where there are none. */
  interface Follower {
    /** Before what is known of an event becomes another, or its type becomes known. */
    void changing(EventKey key, Revisions told);

    /** Before revisions that are out of sight are dropped. */
    void dropping(EventKey key, Revisions told, Revisions left);

    /** A type is known from now on, whatever is left of its events. */
    void remembering(String type);
  }

  KeptEvents(Catalogue catalogue, Follower follower) {
    this.catalogue = catalogue;
    this.follower = follower;
  }

  /** To be called once, before anything else. */
  void restore(ProfileBytes.Content content) {
    content.facts().forEach(this::apply); // without a clock: nothing that was kept is dropped
    forgotten.addAll(content.forgotten());
    content
        .clock()
        .ifPresent(
            instant -> {
              clock = instant;
              noteDropping();
            });
  }

  ProfileBytes.Content content() {
    List<Fact> facts = new ArrayList<>(events.size());
    events.values().forEach(revisions -> facts.addAll(revisions.facts()));
    return new ProfileBytes.Content(Optional.ofNullable(clock), forgotten, facts);
  }

  int size() {
    return events.size();
  }

  /** Null where nothing is kept of the event. */
  Revisions get(EventKey key) {
    return events.get(key);
  }

  Collection<Revisions> all() {
    return events.values();
  }

  SortedSet<String> forgotten() {
    return forgotten;
  }

  /** See {@link Profile#earliest()}. */
  Instant earliest() {
    return earliest;
  }

  /** Tags are asked at an instant; the clock does not go back. */
  void askedAt(Instant instant) {
    clock = clock == null || clock.isBefore(instant) ? instant : clock;
  }

  Applied apply(Fact fact) {
    Revisions told = events.get(fact.key());
    Revisions before = told == null ? null : inSight(told);
    if (before == null && clock != null && catalogue.isOutOfSight(fact, clock)) {
      put(fact.key(), told, null);
      return passOver(fact);
    }
    Revisions after = before == null ? Revisions.of(fact) : before.with(fact);
    put(fact.key(), told, after);
    return Revisions.judge(fact, before, after);
  }

  private void put(EventKey key, Revisions told, Revisions now) {
    if (Objects.equals(told, now)) {
      return;
    }
    follower.changing(key, told);
    if (now == null) {
      events.remove(key);
    } else {
      events.put(key, now);
    }
  }

  /** What is left of an event by the clock, null for nothing. */
  private Revisions inSight(Revisions told) {
    if (clock == null) {
      return told;
    }
    Revisions left = told.inSight(clock, catalogue, this::remember);
    if (!told.equals(left)) {
      noteDropping();
    }
    return left;
  }

  private void noteDropping() {
    earliest = clock.minus(Reach.MARGIN);
  }

  private void remember(String type) {
    if (forgotten.add(type)) {
      follower.remembering(type);
    }
  }

  /** Of what is out of sight when it comes, only its type is kept. */
  private Applied passOver(Fact fact) {
    noteDropping();
    if (fact.retracted()) {
      return Applied.SPURIOUS;
    }
    if (isKnownByClock(fact.type())) {
      remember(fact.type());
      return Applied.STALE;
    }
    follower.changing(fact.key(), null);
    remember(fact.type());
    return Applied.ADDED;
  }

  private boolean isKnownByClock(String type) {
    if (!forgotten.contains(type)) {
      forget();
    }
    return forgotten.contains(type)
        || events.values().stream()
            .flatMap(revisions -> revisions.asOf(clock).stream())
            .anyMatch(fact -> fact.type().equals(type));
  }

  /** Drops what is out of sight. */
  void forget() {
    Iterator<Map.Entry<EventKey, Revisions>> rest = events.entrySet().iterator();
    while (rest.hasNext()) {
      Map.Entry<EventKey, Revisions> entry = rest.next();
      Revisions told = entry.getValue();
      Revisions left = inSight(told);
      if (!told.equals(left)) {
        follower.dropping(entry.getKey(), told, left);
        if (left == null) {
          rest.remove();
        } else {
          entry.setValue(left);
        }
      }
    }
  }
}

package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The events of one enterprise, projected to what the catalogue's tags read, and the tags made of
 * them.
 *
 * <p>The law: tags, enrolment and {@link #toBytes()} are pure functions of the <em>set</em> of
 * events applied; their order, repetition and batching change nothing. {@link #tags} at T is that
 * of the events with {@code availableTime <= T} alone: of each event the highest such revision,
 * unless it is retracted. Where one revision was told twice with different content, the one
 * available first counts.
 *
 * <p>Asked at instants that do not go back, the tags are kept as events come and as time passes:
 * see {@link TypeHistory}. A view of the past is made from all events.
 *
 * <p>Mutable and not safe for threads.
 */
public final class Profile {
  /** Field of a registration that holds the registered name. */
  static final String NAME = "name";

  private final Catalogue catalogue;
  private final Map<EventKey, Revisions> events = new HashMap<>();

  /** Events that were applied since {@link #tags} was asked, with what was seen of them then. */
  private final Map<EventKey, Optional<Fact>> touched = new LinkedHashMap<>();

  private final TypeHistories histories;
  private final TagValues values;
  private int enrolling;
  private Instant asOf;

  /** No fact that is known already becomes available before this instant. */
  private Instant horizon = Instant.MIN;

  private TagVector vector;

  /** How many vectors were made. */
  private long vectors;

  private Profile(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.histories = new TypeHistories(catalogue);
    this.values = new TagValues(catalogue);
  }

  public static Profile empty(Catalogue catalogue) {
    return new Profile(catalogue);
  }

  /**
   * Reads what {@link #toBytes()} of this or an older version wrote.
   *
   * @param tables all that may have been written with
   * @throws IllegalArgumentException if the bytes are of an unknown version or damaged
   */
  public static Profile fromBytes(Catalogue catalogue, FactTables tables, byte[] bytes) {
    Profile profile = empty(catalogue);
    ProfileBytes.read(bytes, catalogue, tables).forEach(profile::add);
    return profile;
  }

  /** Versioned and compact; equal sets of events have equal bytes. */
  public byte[] toBytes() {
    List<Fact> facts = new ArrayList<>(events.size());
    events.values().forEach(revisions -> facts.addAll(revisions.facts()));
    return ProfileBytes.write(facts, catalogue.tables().current());
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** Number of events known, of any time; corrections of one event count once. */
  public int size() {
    return events.size();
  }

  public Applied apply(EnterpriseEvent event) {
    return add(project(event));
  }

  private Applied add(Fact fact) {
    Revisions before = events.get(fact.key());
    Revisions after = before == null ? Revisions.of(fact) : before.with(fact);
    if (!after.equals(before)) {
      if (asOf != null) {
        touched.putIfAbsent(fact.key(), before == null ? Optional.empty() : before.asOf(asOf));
      }
      events.put(fact.key(), after);
    }
    return Revisions.judge(fact, before, after);
  }

  private Fact project(EnterpriseEvent event) {
    TypePlan plan = catalogue.plan(event.type());
    FactShape shape = plan.shape();
    FieldValue[] values =
        event.retracted()
            ? new FieldValue[shape.size()]
            : plan.kept(event.data(), catalogue.pool());
    if (!event.retracted() && event.category() == Category.REGISTRATION) {
      values[shape.place(NAME)] = event.data().get(NAME);
    }
    return new Fact(
        shared(event.key()),
        catalogue.pool().shared(event.type()),
        shape,
        event.category(),
        event.eventTime(),
        event.availableTime(),
        event.revision(),
        event.retracted(),
        values);
  }

  private EventKey shared(EventKey key) {
    return new EventKey(catalogue.pool().shared(key.source()), key.id());
  }

  /** Whether a registration or a financial statement is known as of {@code asOf}. */
  public boolean enrolled(Instant asOf) {
    return tags(asOf).enrolled();
  }

  /** As {@link #tags(Instant, Peers)} where nothing is known of peers. */
  public TagVector tags(Instant asOf) {
    return tags(asOf, Peers.NONE);
  }

  /** Cheap where {@code to} is not before the instant of the last call. */
  public TagVector tags(Instant to, Peers peers) {
    if (vector != null && touched.isEmpty() && to.equals(asOf) && values.isOf(peers)) {
      return vector;
    }
    boolean anew = asOf == null || to.isBefore(asOf) || !horizon.isAfter(to);
    if (anew) {
      startAnew(to);
    } else {
      touched.forEach((key, seen) -> replace(seen, events.get(key), to));
    }
    touched.clear();
    asOf = to;
    histories.advance(to, values::set);
    int[] changed = values.finish(peers);
    if (changed == null || changed.length > 0 || vector == null || anew) {
      boolean follows = changed != null && vector != null;
      vector =
          new TagVector(
              catalogue,
              values.now(),
              Optional.of(this),
              ++vectors,
              follows ? Optional.of(changed) : Optional.empty());
    }
    return vector;
  }

  private void startAnew(Instant to) {
    histories.clear();
    values.clear();
    enrolling = 0;
    horizon = Instant.MAX;
    events.values().stream()
        .flatMap(revisions -> revisions.asOf(to).stream())
        .sorted(Fact.CANONICAL)
        .forEach(this::insert);
    events.values().forEach(revisions -> lowerHorizon(revisions.nextAfter(to)));
  }

  private void lowerHorizon(Instant next) {
    horizon = next.isBefore(horizon) ? next : horizon;
  }

  private void replace(Optional<Fact> seen, Revisions revisions, Instant to) {
    Optional<Fact> now = revisions.asOf(to);
    if (seen.orElse(null) != now.orElse(null)) {
      seen.ifPresent(this::remove);
      now.ifPresent(this::insert);
    }
    lowerHorizon(revisions.nextAfter(to));
  }

  private void insert(Fact fact) {
    histories.insert(fact);
    enrolling += enrols(fact) ? 1 : 0;
  }

  private void remove(Fact fact) {
    histories.remove(fact);
    enrolling -= enrols(fact) ? 1 : 0;
  }

  private static boolean enrols(Fact fact) {
    return fact.category() == Category.REGISTRATION
        || fact.category() == Category.FINANCIAL_STATEMENT;
  }

  boolean enrolled() {
    return enrolling > 0;
  }

  boolean knows(String type) {
    return histories.knows(type);
  }

  boolean knowsNothing() {
    return histories.knowsNothing();
  }

  /** The registered name that was told last, empty if none was. */
  String name() {
    return histories.name();
  }

  /** See {@link TypeHistory#evidence}. */
  Stream<Fact> evidence(String type, int tagPlace, int limit) {
    return histories.evidence(type, tagPlace, limit).stream();
  }
}

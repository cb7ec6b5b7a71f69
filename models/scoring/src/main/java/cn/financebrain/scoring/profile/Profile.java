package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.util.LinkedHashMap;
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
 * <p>The <em>clock</em> is the latest instant at which tags were asked. A revision is <em>out of
 * sight</em> at an instant if it happened and became available longer before it than its type
 * reaches, see {@link Reach}: no tag can see it any more. What is out of sight by the clock is
 * forgotten, unless it hides a lower revision of its event that is in sight; of an event that is
 * out of sight when it comes nothing else is kept. Values do not change by that, and a type stays
 * known: it is known where an event of it is, or was at the instant at which it went out of sight,
 * neither retracted nor replaced by then. (A retraction that becomes available later makes no type
 * unknown.) So tags are the same whether something was forgotten or not, and events, clock and
 * tables decide the bytes. Two things are excepted, since nothing is left to tell them by, where an
 * event is told again later than its type reaches:
 *
 * <ul>
 *   <li>a revision that comes only after one that is not lower was forgotten counts as if that one
 *       had never been told;
 *   <li>a revision that was available before one that is not higher went out of sight, but comes
 *       only after that, leaves the type of that one known.
 * </ul>
 *
 * <p>A profile that has forgotten something refuses to be asked for instants before {@link
 * #earliest}. One that takes all its events before it is asked, as those of training sets and of
 * views as of a day do, and is not written, forgets nothing.
 *
 * <p>Mutable and not safe for threads.
 */
public final class Profile {
  /** Field of a registration that holds the registered name. */
  static final String NAME = "name";

  private final Catalogue catalogue;
  private final KeptEvents events;

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
    this.events = new KeptEvents(catalogue, new Following());
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
    profile.events.restore(ProfileBytes.read(bytes, catalogue, tables));
    return profile;
  }

  /**
   * Versioned and compact; equal sets of events and clocks have equal bytes. Forgets what is out of
   * sight.
   */
  public byte[] toBytes() {
    events.forget();
    return ProfileBytes.write(events.content(), catalogue.tables().current());
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** Number of events that are kept, of any time; corrections of one event count once. */
  public int size() {
    return events.size();
  }

  /**
   * The earliest instant at which tags may be asked: two days before the clock of a profile that
   * was read from bytes, or has forgotten something; else no bound.
   */
  public Instant earliest() {
    return events.earliest();
  }

  public Applied apply(EnterpriseEvent event) {
    return events.apply(project(event));
  }

  /** Keeps what the histories hold with what is known. */
  private final class Following implements KeptEvents.Follower {
    @Override
    public void changing(EventKey key, Revisions told) {
      if (asOf != null) {
        touched.putIfAbsent(key, seen(told));
      }
    }

    @Override
    public void dropping(EventKey key, Revisions told, Revisions left) {
      if (!touched.containsKey(key)) {
        seen(told)
            .filter(fact -> left == null || !left.facts().contains(fact))
            .ifPresent(Profile.this::remove);
      }
    }

    @Override
    public void remembering(String type) {
      if (asOf != null) {
        histories.remember(type);
      }
    }

    /** What the histories hold of an event that was not touched. */
    private Optional<Fact> seen(Revisions told) {
      return told == null || asOf == null ? Optional.empty() : told.asOf(asOf);
    }
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

  /**
   * Cheap where {@code to} is not before the instant of the last call.
   *
   * @throws IllegalArgumentException if {@code to} is before {@link #earliest}
   */
  public TagVector tags(Instant to, Peers peers) {
    if (to.isBefore(events.earliest())) {
      throw new IllegalArgumentException(
          ("tags as of %s: expected %s or later, since what no tag can see any more was forgotten;"
                  + " build a profile of all events for views of the past")
              .formatted(to, events.earliest()));
    }
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
    events.askedAt(to);
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
    events.all().stream()
        .flatMap(revisions -> revisions.asOf(to).stream())
        .sorted(Fact.CANONICAL)
        .forEach(this::insert);
    events.forgotten().forEach(type -> histories.remember(type));
    events.all().forEach(revisions -> watch(revisions, to));
  }

  /** Notes what an event was, and when it will be another one. */
  private void watch(Revisions revisions, Instant to) {
    revisions.inSight(to, catalogue, type -> histories.remember(type));
    lowerHorizon(revisions.nextAfter(to));
  }

  private void lowerHorizon(Instant next) {
    horizon = next.isBefore(horizon) ? next : horizon;
  }

  private void replace(Optional<Fact> seen, Revisions revisions, Instant to) {
    Optional<Fact> now = revisions == null ? Optional.empty() : revisions.asOf(to);
    if (seen.orElse(null) != now.orElse(null)) {
      seen.ifPresent(this::remove);
      now.ifPresent(this::insert);
    }
    if (revisions != null) {
      watch(revisions, to);
    }
  }

  private void insert(Fact fact) {
    histories.insert(fact);
    enrolling += fact.enrols() ? 1 : 0;
  }

  private void remove(Fact fact) {
    histories.remove(fact);
    enrolling -= fact.enrols() ? 1 : 0;
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

package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The events of one enterprise, projected to what the catalogue's tags read, in canonical order
 * (event time, key).
 *
 * <p>The law: tags, enrolment and {@link #toBytes()} are pure functions of the <em>set</em> of
 * events applied; their order, repetition and batching change nothing. {@link #tags} at T is that
 * of the events with {@code availableTime <= T} alone: of each event the highest such revision,
 * unless it is retracted. Where one revision was told twice with different content, the one
 * available first counts.
 *
 * <p>Mutable and not safe for threads; {@link #copy()} is cheap.
 */
public final class Profile {
  private final Catalogue catalogue;
  private final Map<EventKey, Revisions> events;

  private Profile(Catalogue catalogue, Map<EventKey, Revisions> events) {
    this.catalogue = catalogue;
    this.events = events;
  }

  public static Profile empty(Catalogue catalogue) {
    return new Profile(catalogue, new HashMap<>());
  }

  /**
   * Reads what {@link #toBytes()} of this or an older version wrote.
   *
   * @throws IllegalArgumentException if the bytes are of an unknown version or damaged
   */
  public static Profile fromBytes(Catalogue catalogue, byte[] bytes) {
    Profile profile = empty(catalogue);
    ProfileBytes.read(bytes).forEach(profile::add);
    return profile;
  }

  /** Versioned and compact; equal sets of events have equal bytes. */
  public byte[] toBytes() {
    return ProfileBytes.write(
        facts().sorted(Fact.CANONICAL.thenComparing(Fact::revision)).toList());
  }

  private Stream<Fact> facts() {
    return events.values().stream().flatMap(revisions -> revisions.facts().stream());
  }

  public Profile copy() {
    return new Profile(catalogue, new HashMap<>(events));
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
    Revisions before = revisions(fact.key());
    Revisions after = before.with(fact);
    events.put(fact.key(), after);
    return before.judge(fact, after);
  }

  private Fact project(EnterpriseEvent event) {
    Map<String, FieldValue> data = new TreeMap<>();
    if (!event.retracted()) {
      Set<String> fields = new HashSet<>(catalogue.fields(event.type()));
      if (event.category() == Category.REGISTRATION) {
        fields.add(View.NAME);
      }
      event
          .data()
          .forEach(
              (field, value) -> {
                if (fields.contains(field)) {
                  data.put(field, value);
                }
              });
    }
    return new Fact(
        event.key(),
        event.type(),
        event.category(),
        event.eventTime(),
        event.availableTime(),
        event.revision(),
        event.retracted(),
        Collections.unmodifiableMap(data));
  }

  /** Whether a registration or a financial statement is known as of {@code asOf}. */
  public boolean enrolled(Instant asOf) {
    return view(asOf).enrolled();
  }

  private View view(Instant asOf) {
    return View.of(events.values(), asOf);
  }

  /** As {@link #tags(Instant, Peers)} where nothing is known of peers. */
  public TagVector tags(Instant asOf) {
    return tags(asOf, Peers.NONE);
  }

  public TagVector tags(Instant asOf, Peers peers) {
    return TagVector.fold(catalogue, view(asOf), peers);
  }

  /**
   * As {@link #tags(Instant, Peers)}, from the tags of an earlier instant: the same value, without
   * folding anew what can't have changed.
   *
   * @param before the profile as it was before one event, or as it is now
   * @param tags the tags of {@code before}
   * @param touched names the event that was applied since; empty if none was
   */
  public TagVector tags(
      Instant asOf, Peers peers, Profile before, TagVector tags, Optional<EventKey> touched) {
    Revisions old = touched.map(before::revisions).orElse(Revisions.NONE);
    Revisions now = touched.map(this::revisions).orElse(Revisions.NONE);
    return tags.advance(tags.view().advance(old, now, events.values(), asOf), peers);
  }

  private Revisions revisions(EventKey key) {
    return events.getOrDefault(key, Revisions.NONE);
  }
}

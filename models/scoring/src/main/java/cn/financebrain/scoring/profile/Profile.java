package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  /** Field of a registration that holds the registered name. */
  private static final String NAME = "name";

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
    Revisions before = events.getOrDefault(fact.key(), Revisions.NONE);
    Revisions after = before.with(fact);
    events.put(fact.key(), after);
    return before.judge(fact, after);
  }

  private Fact project(EnterpriseEvent event) {
    Map<String, FieldValue> data = new TreeMap<>();
    if (!event.retracted()) {
      Set<String> fields = new HashSet<>(catalogue.fields(event.type()));
      if (event.category() == Category.REGISTRATION) {
        fields.add(NAME);
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
    return asOf(asOf)
        .anyMatch(
            fact ->
                fact.category() == Category.REGISTRATION
                    || fact.category() == Category.FINANCIAL_STATEMENT);
  }

  /** The registered name that was told last, empty if none was. */
  public String name(Instant asOf) {
    return asOf(asOf)
        .filter(fact -> fact.category() == Category.REGISTRATION)
        .filter(fact -> fact.data().get(NAME) instanceof FieldValue.Text)
        .max(Fact.CANONICAL)
        .map(fact -> ((FieldValue.Text) fact.data().get(NAME)).value())
        .orElse("");
  }

  /** Whether no event at all is known as of {@code asOf}. */
  public boolean isEmpty(Instant asOf) {
    return asOf(asOf).findAny().isEmpty();
  }

  private Stream<Fact> asOf(Instant asOf) {
    return events.values().stream().flatMap(revisions -> revisions.asOf(asOf).stream());
  }

  public TagVector tags(Instant asOf) {
    Map<String, List<Fact>> byType = new HashMap<>();
    asOf(asOf)
        .sorted(Fact.CANONICAL)
        .forEach(fact -> byType.computeIfAbsent(fact.type(), t -> new ArrayList<>()).add(fact));
    return TagVector.fold(catalogue, asOf, byType);
  }
}

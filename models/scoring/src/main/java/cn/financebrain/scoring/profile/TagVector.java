package cn.financebrain.scoring.profile;

import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** All tags of one enterprise as of an instant, in catalogue order. Immutable. */
public final class TagVector {
  /** Most events that are named as evidence for one tag. */
  public static final int EVIDENCE_LIMIT = 10;

  private static final TagValue MISSING = new TagValue.Missing();

  private final Catalogue catalogue;
  private final View view;
  private final Peers peers;
  private final List<TagValue> values;
  private final boolean assumeKnown;

  private TagVector(
      Catalogue catalogue, View view, Peers peers, TagValue[] values, boolean assumeKnown) {
    this.catalogue = catalogue;
    this.view = view;
    this.peers = peers;
    this.values = List.of(values);
    this.assumeKnown = assumeKnown;
  }

  /** Folds the definitions. */
  static TagVector fold(Catalogue catalogue, View view, Peers peers) {
    TagValue[] values = new TagValue[catalogue.tags().size()];
    for (int i : catalogue.order()) {
      values[i] = compute(catalogue, i, view, peers, values);
    }
    return new TagVector(catalogue, view, peers, values, false);
  }

  private static TagValue compute(
      Catalogue catalogue, int i, View view, Peers peers, TagValue[] values) {
    TagDefinition definition = catalogue.definitions().get(i);
    Function<String, FieldValue> tags =
        name -> TagDefinition.untyped(values[catalogue.indexOf(name)]);
    FieldValue value;
    if (definition.derivation() instanceof Derivation.FromEvents events) {
      value = events.fold(view.facts(events.type()), view.asOf());
    } else if (definition.derivation() instanceof Derivation.FromPeers comparison) {
      value = comparison.evaluate(tags, peers, definition.spec().id());
    } else {
      value = ((Derivation.FromTags) definition.derivation()).formula().evaluate(tags::apply);
    }
    return definition.typed(value);
  }

  /**
   * The vector of a later view of the same enterprise: equal to {@link #fold}, but only what can
   * have changed is computed.
   */
  TagVector advance(View later, Peers laterPeers) {
    TagValue[] next = values.toArray(TagValue[]::new);
    boolean[] changed = new boolean[next.length];
    for (int i : catalogue.order()) {
      if (stale(i, later, laterPeers, changed)) {
        next[i] = compute(catalogue, i, later, laterPeers, next);
        changed[i] = !next[i].equals(values.get(i));
      }
    }
    return new TagVector(catalogue, later, laterPeers, next, false);
  }

  private boolean stale(int i, View later, Peers laterPeers, boolean[] changed) {
    Derivation derivation = catalogue.definitions().get(i).derivation();
    if (derivation instanceof Derivation.FromEvents events) {
      List<Fact> facts = later.facts(events.type());
      return facts != view.facts(events.type())
          || events.movesBetween(facts, view.asOf(), later.asOf());
    }
    if (derivation instanceof Derivation.FromPeers && !laterPeers.equals(peers)) {
      return true;
    }
    for (int input : catalogue.reads(i)) {
      if (changed[input]) {
        return true;
      }
    }
    return false;
  }

  /**
   * A vector of given values, for trying models and rules out: tags that are not given are missing,
   * and there is no evidence.
   *
   * @throws IllegalArgumentException if a tag is not in the catalogue
   */
  public static TagVector of(Catalogue catalogue, Map<String, TagValue> given) {
    given.keySet().forEach(catalogue::indexOf);
    TagValue[] values =
        catalogue.tags().stream()
            .map(tag -> given.getOrDefault(tag.id(), MISSING))
            .toArray(TagValue[]::new);
    return new TagVector(catalogue, View.of(List.of(), Instant.EPOCH), Peers.NONE, values, true);
  }

  /** As it would be if some tags had other values; those made of them follow. */
  TagVector with(Map<String, TagValue> other, Peers around) {
    TagValue[] next = values.toArray(TagValue[]::new);
    for (int i : catalogue.order()) {
      TagDefinition definition = catalogue.definitions().get(i);
      TagValue told = other.get(definition.spec().id());
      if (told != null) {
        next[i] = told;
      } else if (!(definition.derivation() instanceof Derivation.FromEvents)) {
        next[i] = compute(catalogue, i, view, around, next);
      }
    }
    return new TagVector(catalogue, view, around, next, assumeKnown);
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** One value for each of {@link Catalogue#tags()}, unmodifiable. */
  public List<TagValue> values() {
    return values;
  }

  /**
   * @throws IllegalArgumentException if the catalogue has no such tag
   */
  public TagValue get(String tag) {
    return get(catalogue.indexOf(tag));
  }

  /** The value of the tag at a place of the catalogue. */
  public TagValue get(int place) {
    return values.get(place);
  }

  /**
   * Whether the value rests on something that was told: it is not missing, and at least one event
   * of a kind that the tag reads is known. (A tag such as "has tax records" is never missing, yet
   * unknown where the tax office has told nothing.)
   */
  public boolean known(String tag) {
    return known(catalogue.indexOf(tag));
  }

  /** As {@link #known(String)}, of the tag at a place of the catalogue. */
  public boolean known(int place) {
    if (values.get(place) instanceof TagValue.Missing) {
      return false;
    }
    if (assumeKnown) {
      return true;
    }
    for (String type : catalogue.types(place)) {
      if (view.knows(type)) {
        return true;
      }
    }
    return false;
  }

  /** Names of the events behind a tag's value, newest first, at most {@link #EVIDENCE_LIMIT}. */
  public List<EventKey> evidence(String tag) {
    TreeSet<Fact> newestFirst = new TreeSet<>(Fact.CANONICAL.reversed());
    for (String input : catalogue.inputs(tag)) {
      if (catalogue.definition(input).derivation() instanceof Derivation.FromEvents events) {
        newestFirst.addAll(events.evidence(view.facts(events.type()), view.asOf(), EVIDENCE_LIMIT));
      }
    }
    return newestFirst.stream().limit(EVIDENCE_LIMIT).map(Fact::key).toList();
  }

  View view() {
    return view;
  }

  /** Whether no event at all is known. */
  public boolean isEmpty() {
    return view.isEmpty();
  }

  /** Whether a registration or a financial statement is known. */
  public boolean enrolled() {
    return view.enrolled();
  }

  /** The registered name that was told last, empty if none was. */
  public String name() {
    return view.name();
  }

  /** The value of a tag in a form that expressions read; null where it is missing. */
  public FieldValue field(String tag) {
    return TagDefinition.untyped(get(tag));
  }

  /** Specs and values side by side, without the missing ones. */
  public List<Map.Entry<TagSpec, TagValue>> present() {
    List<Map.Entry<TagSpec, TagValue>> present = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (!(values.get(i) instanceof TagValue.Missing)) {
        present.add(Map.entry(catalogue.tags().get(i), values.get(i)));
      }
    }
    return present;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TagVector that
        && catalogue.fingerprint().equals(that.catalogue.fingerprint())
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return present().toString();
  }
}

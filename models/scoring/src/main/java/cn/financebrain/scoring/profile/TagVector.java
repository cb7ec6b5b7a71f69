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

/** All tags of one enterprise as of an instant, in catalogue order. Immutable. */
public final class TagVector {
  /** Most events that are named as evidence for one tag. */
  public static final int EVIDENCE_LIMIT = 10;

  private static final TagValue MISSING = new TagValue.Missing();

  private final Catalogue catalogue;
  private final Instant asOf;
  private final Map<String, List<Fact>> facts;
  private final List<TagValue> values;
  private final boolean assumeKnown;

  private TagVector(
      Catalogue catalogue,
      Instant asOf,
      Map<String, List<Fact>> facts,
      List<TagValue> values,
      boolean assumeKnown) {
    this.catalogue = catalogue;
    this.asOf = asOf;
    this.facts = facts;
    this.values = values;
    this.assumeKnown = assumeKnown;
  }

  /**
   * Folds the definitions.
   *
   * @param facts by event type, each list in canonical order
   */
  static TagVector fold(Catalogue catalogue, Instant asOf, Map<String, List<Fact>> facts) {
    TagValue[] values = new TagValue[catalogue.tags().size()];
    int place = 0;
    for (TagDefinition definition : catalogue.definitions()) {
      FieldValue value =
          definition.derivation() instanceof Derivation.FromEvents events
              ? events.fold(facts.getOrDefault(events.type(), List.of()), asOf)
              : ((Derivation.FromTags) definition.derivation())
                  .formula()
                  .evaluate(name -> TagDefinition.untyped(values[catalogue.indexOf(name)]));
      values[place++] = definition.typed(value);
    }
    return new TagVector(catalogue, asOf, facts, List.of(values), false);
  }

  /**
   * A vector of given values, for trying models and rules out: tags that are not given are missing,
   * and there is no evidence.
   *
   * @throws IllegalArgumentException if a tag is not in the catalogue
   */
  public static TagVector of(Catalogue catalogue, Map<String, TagValue> given) {
    given.keySet().forEach(catalogue::indexOf);
    List<TagValue> values =
        catalogue.tags().stream().map(tag -> given.getOrDefault(tag.id(), MISSING)).toList();
    return new TagVector(catalogue, Instant.EPOCH, Map.of(), values, true);
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
    return values.get(catalogue.indexOf(tag));
  }

  /**
   * Whether the value rests on something that was told: it is not missing, and at least one event
   * of a kind that the tag reads is known. (A tag such as "has tax records" is never missing, yet
   * unknown where the tax office has told nothing.)
   */
  public boolean known(String tag) {
    if (get(tag) instanceof TagValue.Missing) {
      return false;
    }
    return assumeKnown
        || catalogue.inputs(tag).stream()
            .map(input -> catalogue.definition(input).derivation())
            .anyMatch(
                derivation ->
                    derivation instanceof Derivation.FromEvents events
                        && facts.containsKey(events.type()));
  }

  /** Names of the events behind a tag's value, newest first, at most {@link #EVIDENCE_LIMIT}. */
  public List<EventKey> evidence(String tag) {
    TreeSet<Fact> newestFirst = new TreeSet<>(Fact.CANONICAL.reversed());
    for (String input : catalogue.inputs(tag)) {
      if (catalogue.definition(input).derivation() instanceof Derivation.FromEvents events) {
        newestFirst.addAll(events.evidence(facts.getOrDefault(events.type(), List.of()), asOf));
      }
    }
    return newestFirst.stream().limit(EVIDENCE_LIMIT).map(Fact::key).toList();
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

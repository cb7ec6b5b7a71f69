package cn.financebrain.scoring.profile;

import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All tags of one enterprise as of an instant, in catalogue order. The values never change; what is
 * told of the events behind them ({@link #known}, {@link #evidence}, {@link #name}) is true until
 * the profile goes on.
 */
public final class TagVector {
  /** Most events that are named as evidence for one tag. */
  public static final int EVIDENCE_LIMIT = 10;

  private static final TagValue MISSING = new TagValue.Missing();

  private final Catalogue catalogue;
  private final TagValue[] values;
  private final Optional<Profile> profile;
  private final long number;
  private final Optional<int[]> changed;

  /**
   * @param values in catalogue order; not copied
   * @param profile what the values rest on; empty for given values
   * @param number of the vector among those of the profile
   * @param changed places of all tags that differ from the vector of the number before, and perhaps
   *     some more; empty where that is not known
   */
  TagVector(
      Catalogue catalogue,
      TagValue[] values,
      Optional<Profile> profile,
      long number,
      Optional<int[]> changed) {
    this.catalogue = catalogue;
    this.values = values;
    this.profile = profile;
    this.number = number;
    this.changed = changed;
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
    return new TagVector(catalogue, values, Optional.empty(), 0, Optional.empty());
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** One value for each of {@link Catalogue#tags()}, unmodifiable. */
  public List<TagValue> values() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  /** Places of the tags whose value is another in an earlier vector, in catalogue order. */
  public int[] differing(TagVector earlier) {
    int[] candidates = candidates(earlier);
    int[] differing = new int[candidates.length];
    int count = 0;
    for (int place : candidates) {
      if (differs(values[place], earlier.values[place])) {
        differing[count++] = place;
      }
    }
    return Arrays.copyOf(differing, count);
  }

  private int[] candidates(TagVector earlier) {
    boolean next =
        profile.isPresent()
            && earlier.profile.isPresent()
            && profile.get() == earlier.profile.get() // the same object, which numbers its vectors
            && number == earlier.number + 1;
    return next && changed.isPresent() ? changed.get() : catalogue.all();
  }

  private static boolean differs(TagValue one, TagValue other) {
    return one != other && !one.equals(other);
  }

  /**
   * @throws IllegalArgumentException if the catalogue has no such tag
   */
  public TagValue get(String tag) {
    return get(catalogue.indexOf(tag));
  }

  /** The value of the tag at a place of the catalogue. */
  public TagValue get(int place) {
    return values[place];
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
    if (values[place] instanceof TagValue.Missing) {
      return false;
    }
    if (profile.isEmpty()) {
      return true;
    }
    for (String type : catalogue.types(place)) {
      if (profile.get().knows(type)) {
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
        int place = catalogue.indexOf(input);
        profile.stream()
            .flatMap(known -> known.evidence(events.type(), place, EVIDENCE_LIMIT))
            .forEach(newestFirst::add);
      }
    }
    return newestFirst.stream().limit(EVIDENCE_LIMIT).map(Fact::key).toList();
  }

  /** Whether no event at all is known. */
  public boolean isEmpty() {
    return profile.isEmpty() || profile.get().knowsNothing();
  }

  /** Whether a registration or a financial statement is known. */
  public boolean enrolled() {
    return profile.isPresent() && profile.get().enrolled();
  }

  /** The registered name that was told last, empty if none was. */
  public String name() {
    return profile.map(Profile::name).orElse("");
  }

  /** The value of a tag in a form that expressions read; null where it is missing. */
  public FieldValue field(String tag) {
    return TagDefinition.untyped(get(tag));
  }

  /** Specs and values side by side, without the missing ones. */
  public List<Map.Entry<TagSpec, TagValue>> present() {
    List<Map.Entry<TagSpec, TagValue>> present = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] instanceof TagValue.Missing)) {
        present.add(Map.entry(catalogue.tags().get(i), values[i]));
      }
    }
    return present;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TagVector that
        && catalogue.fingerprint().equals(that.catalogue.fingerprint())
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return present().toString();
  }
}

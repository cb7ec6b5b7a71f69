package cn.financebrain.scoring.profile;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import java.util.ArrayList;
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

  /** Field of a registration that holds the registered name. */
  static final String NAME = "name";

  private final Catalogue catalogue;
  private final List<TagValue> values;
  private final Optional<Profile> profile;

  /**
   * @param profile what the values rest on; empty for given values
   */
  TagVector(Catalogue catalogue, List<TagValue> values, Optional<Profile> profile) {
    this.catalogue = catalogue;
    this.values = values;
    this.profile = profile;
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
    return new TagVector(catalogue, values, Optional.empty());
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
    return profile.isEmpty() || catalogue.types(place).stream().anyMatch(profile.get()::knows);
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
    Fact newest = null;
    for (TypeHistory history : profile.stream().flatMap(Profile::histories).toList()) {
      newest = newestNamed(history.rows(), newest);
    }
    return newest == null ? "" : ((FieldValue.Text) newest.data().get(NAME)).value();
  }

  private static Fact newestNamed(List<TypePlan.Row> rows, Fact newest) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      Fact fact = rows.get(i).fact();
      if (fact.category() != Category.REGISTRATION) {
        return newest; // events of one type are of one category
      }
      if (fact.data().get(NAME) instanceof FieldValue.Text) {
        return newest == null || Fact.CANONICAL.compare(newest, fact) < 0 ? fact : newest;
      }
    }
    return newest;
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

package cn.financebrain.scoring.profile;

import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.TagValue;
import java.util.List;

/** All tags of one enterprise as of an instant, in catalogue order. */
public final class TagVector {
  /** Most events that are named as evidence for one tag. */
  public static final int EVIDENCE_LIMIT = 10;

  private final Catalogue catalogue;
  private final List<TagValue> values;

  TagVector(Catalogue catalogue, List<TagValue> values) {
    this.catalogue = catalogue;
    this.values = values;
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
    return cn.financebrain.scoring.profile.Pending.value();
  }

  /** Names of the events behind a tag's value, newest first, at most {@link #EVIDENCE_LIMIT}. */
  public List<EventKey> evidence(String tag) {
    return cn.financebrain.scoring.profile.Pending.value();
  }
}

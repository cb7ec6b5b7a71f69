package cn.financebrain.store;

import cn.financebrain.contract.TagSpec;

/**
 * A tag of a catalogue that is being filled from history and is not in force yet.
 *
 * @param added whether no tag in force has this id; otherwise it is defined differently there
 * @param percent of the log that was read when it was last told
 */
public record FillingTag(TagSpec spec, boolean added, int percent) {
  public String id() {
    return spec.id();
  }
}

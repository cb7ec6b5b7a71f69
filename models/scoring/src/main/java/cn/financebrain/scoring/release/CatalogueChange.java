package cn.financebrain.scoring.release;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.List;

/**
 * How a catalogue differs from the one that it is to take the place of.
 *
 * @param added tags that only the later one has
 * @param changed tags whose values can be others: they, or tags that they read, are defined
 *     differently
 * @param removed tags that only the earlier one has
 * @param worded tags of the same values with another name, unit or description
 * @param rekinded of those changed, the ones that have become of another kind, which no column of
 *     the warehouse can follow
 */
public record CatalogueChange(
    List<TagSpec> added,
    List<TagSpec> changed,
    List<TagSpec> removed,
    List<TagSpec> worded,
    List<TagSpec> rekinded) {

  public static CatalogueChange between(Catalogue earlier, Catalogue later) {
    List<TagSpec> changed =
        later.tags().stream()
            .filter(tag -> earlier.contains(tag.id()))
            .filter(tag -> !earlier.fingerprint(tag.id()).equals(later.fingerprint(tag.id())))
            .toList();
    return new CatalogueChange(
        missing(later, earlier),
        changed,
        missing(earlier, later),
        later.tags().stream()
            .filter(tag -> earlier.contains(tag.id()) && !changed.contains(tag))
            .filter(tag -> !earlier.tag(tag.id()).equals(tag))
            .toList(),
        changed.stream().filter(tag -> earlier.tag(tag.id()).kind() != tag.kind()).toList());
  }

  private static List<TagSpec> missing(Catalogue of, Catalogue in) {
    return of.tags().stream().filter(tag -> !in.contains(tag.id())).toList();
  }
}

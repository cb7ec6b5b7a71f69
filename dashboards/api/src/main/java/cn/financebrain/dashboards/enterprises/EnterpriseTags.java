package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.dashboards.wire.TagValueJson;
import cn.financebrain.store.FillingTag;
import cn.financebrain.store.TagSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All tags of an enterprise by category, in the order of categories and catalogue; after them those
 * of a catalogue that is being filled from history and is not in force yet.
 *
 * @param asOf null where none were computed yet
 */
record EnterpriseTags(String enterprise, Instant asOf, List<OfCategory> categories) {

  record OfCategory(String category, String chinese, String english, List<Tag> tags) {}

  /**
   * @param filling per cent of the log that a new or changed definition of the tag was filled from;
   *     null where none is being filled
   */
  record Tag(
      String tag,
      String chinese,
      String english,
      String unit,
      String signals,
      String description,
      TagValueJson value,
      Integer filling) {
    static Tag of(TagSpec spec, TagValue value, Optional<FillingTag> filling) {
      return new Tag(
          spec.id(),
          spec.chinese(),
          spec.english(),
          spec.unit(),
          spec.signals(),
          spec.description(),
          TagValueJson.of(value),
          filling.map(FillingTag::percent).orElse(null));
    }
  }

  static EnterpriseTags of(
      EnterpriseId enterprise, Optional<TagSnapshot> snapshot, List<FillingTag> filling) {
    Map<String, FillingTag> byId =
        filling.stream().collect(Collectors.toMap(FillingTag::id, Function.identity()));
    Map<Category, List<Tag>> byCategory = new EnumMap<>(Category.class);
    for (TagSnapshot.Entry entry : snapshot.map(TagSnapshot::entries).orElse(List.of())) {
      TagSpec spec = entry.spec();
      add(byCategory, spec, entry.value(), Optional.ofNullable(byId.get(spec.id())));
    }
    if (snapshot.isPresent()) {
      filling.stream()
          .filter(FillingTag::added)
          .forEach(tag -> add(byCategory, tag.spec(), new TagValue.Missing(), Optional.of(tag)));
    }
    List<OfCategory> categories = new ArrayList<>();
    byCategory.forEach(
        (category, tags) ->
            categories.add(
                new OfCategory(category.id(), category.chinese(), category.english(), tags)));
    return new EnterpriseTags(
        enterprise.text(), snapshot.map(TagSnapshot::asOf).orElse(null), categories);
  }

  private static void add(
      Map<Category, List<Tag>> byCategory,
      TagSpec spec,
      TagValue value,
      Optional<FillingTag> filling) {
    byCategory
        .computeIfAbsent(spec.category(), category -> new ArrayList<>())
        .add(Tag.of(spec, value, filling));
  }
}

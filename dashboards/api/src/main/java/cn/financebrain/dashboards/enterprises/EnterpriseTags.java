package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.dashboards.wire.TagValueJson;
import cn.financebrain.store.TagSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All tags of an enterprise by category, in the order of categories and catalogue.
 *
 * @param asOf null where none were computed yet
 */
record EnterpriseTags(String enterprise, Instant asOf, List<OfCategory> categories) {

  record OfCategory(String category, String chinese, String english, List<Tag> tags) {}

  record Tag(
      String tag,
      String chinese,
      String english,
      String unit,
      String signals,
      String description,
      TagValueJson value) {
    static Tag of(TagSnapshot.Entry entry) {
      TagSpec spec = entry.spec();
      return new Tag(
          spec.id(),
          spec.chinese(),
          spec.english(),
          spec.unit(),
          spec.signals(),
          spec.description(),
          TagValueJson.of(entry.value()));
    }
  }

  static EnterpriseTags of(EnterpriseId enterprise, Optional<TagSnapshot> snapshot) {
    Map<Category, List<Tag>> byCategory = new EnumMap<>(Category.class);
    snapshot
        .map(TagSnapshot::entries)
        .orElse(List.of())
        .forEach(
            entry ->
                byCategory
                    .computeIfAbsent(entry.spec().category(), category -> new ArrayList<>())
                    .add(Tag.of(entry)));
    List<OfCategory> categories = new ArrayList<>();
    byCategory.forEach(
        (category, tags) ->
            categories.add(
                new OfCategory(category.id(), category.chinese(), category.english(), tags)));
    return new EnterpriseTags(
        enterprise.text(), snapshot.map(TagSnapshot::asOf).orElse(null), categories);
  }
}

package cn.financebrain.store;

import cn.financebrain.contract.TagSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns that tags become in {@code enterprise_tag}. */
final class TagColumns {
  static final List<String> FIXED =
      List.of("enterprise", "as_of", "release", "log_partition", "log_offset");

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

  private TagColumns() {}

  /**
   * @throws IllegalArgumentException if an id can't be a column, or occurs twice
   */
  static void check(List<TagSpec> catalogue) {
    Set<String> seen = new HashSet<>(FIXED);
    for (TagSpec tag : catalogue) {
      if (!NAME.matcher(tag.id()).matches()) {
        throw new IllegalArgumentException(
            "tag id '%s', expected lower-case letters, digits and _".formatted(tag.id()));
      }
      if (!seen.add(tag.id())) {
        throw new IllegalArgumentException(
            "tag id '%s' occurs twice or is the name of a fixed column".formatted(tag.id()));
      }
    }
  }

  static String type(TagSpec.Kind kind) {
    return switch (kind) {
      case QUANTITY -> "Nullable(Float64)";
      case CODE -> "LowCardinality(Nullable(String))";
      case TRUTH -> "Nullable(Bool)";
    };
  }

  static String comment(TagSpec tag) {
    String unit = tag.unit().isEmpty() ? "" : "（" + tag.unit() + "）";
    return tag.chinese() + unit + "：" + tag.description();
  }
}

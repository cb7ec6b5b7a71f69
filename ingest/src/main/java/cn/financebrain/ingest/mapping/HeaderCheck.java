package cn.financebrain.ingest.mapping;

import cn.financebrain.ingest.mapping.FeedMapping.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the columns of a file are those that a mapping reads. Names must be equal to the letter;
 * columns that it does not read, and those without a name, are passed over.
 */
public final class HeaderCheck {
  private HeaderCheck() {}

  /** What is wrong with the header in one sentence, or nothing. */
  public static Optional<String> problem(FeedMapping mapping, List<String> header) {
    Set<String> seen = new HashSet<>();
    Set<String> doubled = new HashSet<>();
    for (String column : header) {
      if (!seen.add(column) && !column.isEmpty()) {
        doubled.add(column);
      }
    }
    List<String> missing = new ArrayList<>();
    for (String column : mapping.enterprise().columns()) {
      if (!seen.contains(column)) {
        missing.add(column);
      }
    }
    for (Column column : mapping.columns()) {
      if (!column.optional() && !seen.contains(column.name())) {
        missing.add(column.name());
      }
    }
    if (!missing.isEmpty()) {
      return Optional.of(
          "the file lacks column%s %s; it has %s"
              .formatted(
                  missing.size() == 1 ? "" : "s", quoted(missing), quoted(shortened(header))));
    }
    if (!doubled.isEmpty()) {
      return Optional.of(
          "the file has column%s %s twice"
              .formatted(
                  doubled.size() == 1 ? "" : "s", quoted(doubled.stream().sorted().toList())));
    }
    return Optional.empty();
  }

  private static List<String> shortened(List<String> header) {
    return header.stream()
        .limit(50)
        .map(column -> column.substring(0, Math.min(40, column.length())))
        .toList();
  }

  private static String quoted(List<String> names) {
    return "'" + String.join("', '", names) + "'";
  }
}

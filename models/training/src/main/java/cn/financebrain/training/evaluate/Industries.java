package cn.financebrain.training.evaluate;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.TrainingTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the industry alone says. In the Chinese city's data it separates nearly everything over all
 * enterprises, so figures over all say little of a model; these tell how much of them is the
 * model's own.
 */
public final class Industries {
  /** Sections (GB/T 4754) J, L, K, F and I hold nearly all known illegal fundraising. */
  private static final Set<String> INSIDE = Set.of("J", "L", "K", "F", "I");

  private static final int SECTION_LENGTH = 1;

  private Industries() {}

  /** Tags of the registration that hold an industry code, if any enterprise's is known. */
  static List<String> tags(TrainingTable table) {
    return table.columns().stream()
        .filter(column -> !column.known().isEmpty())
        .map(Column::tag)
        .filter(tag -> tag.kind() == TagSpec.Kind.CODE && tag.category() == Category.REGISTRATION)
        .map(TagSpec::id)
        .filter(id -> id.contains("industry"))
        .toList();
  }

  /** Which of the rows are in the sections that hold nearly all positives. */
  public static boolean[] inside(TrainingTable table, int[] rows) {
    boolean[] inside = new boolean[rows.length];
    sections(table)
        .ifPresent(
            codes -> {
              for (int i = 0; i < rows.length; i++) {
                String code = codes.values()[rows[i]];
                inside[i] = code != null && INSIDE.contains(code);
              }
            });
    return inside;
  }

  private static Optional<Column.Codes> sections(TrainingTable table) {
    List<String> tags = tags(table);
    return table.columns().stream()
        .filter(column -> tags.contains(column.tag().id()))
        .filter(Column.Codes.class::isInstance)
        .map(Column.Codes.class::cast)
        .filter(
            codes ->
                Arrays.stream(codes.values())
                    .allMatch(code -> code == null || code.length() == SECTION_LENGTH))
        .findFirst();
  }
}

package cn.financebrain.ingest.mapping;

import cn.financebrain.ingest.mapping.FeedMapping.IdColumn;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the rows of a label file become labels.
 *
 * @param positive texts of the label column that mean that the risk came true
 * @param asOf the year a label speaks of and how long after its end it could be asked; absent where
 *     labels are not dated
 */
public record LabelMapping(
    List<String> files,
    ZoneId zone,
    IdColumn enterprise,
    String labelColumn,
    Set<String> positive,
    Set<String> negative,
    Optional<AsOf> asOf) {

  /** 31 December of the year in {@code yearColumn}, and {@code delay} after it. */
  public record AsOf(String yearColumn, Period delay) {}

  /**
   * @throws MappingException telling all problems at once
   */
  public static LabelMapping read(String name, String yaml) {
    List<String> problems = new ArrayList<>();
    Section root = MappingReader.parse(name, yaml, problems);
    Section label = root.section("label");
    LabelMapping mapping =
        new LabelMapping(
            MappingReader.files(root),
            MappingReader.zone(root),
            MappingReader.idColumn(root.section("enterprise")),
            label.text("column", "a column of the file"),
            Set.copyOf(new HashSet<>(label.texts("positive", "a list of texts"))),
            Set.copyOf(new HashSet<>(label.texts("negative", "a list of texts"))),
            root.has("as_of") ? Optional.of(asOf(root.section("as_of"))) : Optional.empty());
    label.finish();
    root.finish();
    if (!problems.isEmpty()) {
      throw new MappingException(name, problems);
    }
    return mapping;
  }

  private static AsOf asOf(Section section) {
    AsOf asOf =
        new AsOf(section.text("end_of_year", "a column of years"), MappingReader.delay(section));
    section.finish();
    return asOf;
  }
}

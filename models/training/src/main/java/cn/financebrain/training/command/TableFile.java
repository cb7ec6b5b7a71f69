package cn.financebrain.training.command;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.ingest.mapping.FeedMapping.Format;
import cn.financebrain.ingest.source.RowSource;
import cn.financebrain.ingest.source.SourceException;
import cn.financebrain.ingest.source.SourceRow;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table of features as somebody else made it, one row for each enterprise: every column but that
 * of the label is a feature. A column of numbers alone is a quantity, any other a code; an empty
 * cell is missing.
 */
final class TableFile {
  private final List<String> header;
  private final int label;
  private final List<List<String>> rows = new ArrayList<>();

  private TableFile(List<String> header, String label) {
    this.header = header;
    this.label = header.indexOf(label);
    if (this.label < 0) {
      throw new IllegalArgumentException(
          "no column '%s'; there are %s".formatted(label, String.join(", ", header)));
    }
  }

  /**
   * @param label name of the column that holds 1 for positive rows and 0 for the others
   * @throws IllegalArgumentException telling the line that is wrong: unlike labels, features of a
   *     broken row can't be sent back to a department
   */
  static TrainingTable read(Path file, String label) throws IOException {
    Format format = new Format(Optional.empty(), Optional.empty());
    try (RowSource source = RowSource.open(file, format, List.of())) {
      TableFile table = new TableFile(source.header(), label);
      for (Optional<SourceRow> row = source.next(); row.isPresent(); row = source.next()) {
        table.add(row.get());
      }
      return table.build();
    } catch (SourceException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private void add(SourceRow row) {
    if (row instanceof SourceRow.Broken broken) {
      throw new IllegalArgumentException("line %d: %s".formatted(row.line(), broken.detail()));
    }
    List<String> cells = ((SourceRow.Cells) row).cells().stream().map(String::strip).toList();
    String told = cells.get(label);
    if (!told.equals("1") && !told.equals("0")) {
      throw new IllegalArgumentException(
          "line %d: label '%s', expected 1 or 0".formatted(row.line(), told));
    }
    rows.add(cells);
  }

  private TrainingTable build() {
    int[] features = IntStream.range(0, header.size()).filter(j -> j != label).toArray();
    List<TagSpec> tags = IntStream.of(features).mapToObj(this::tag).toList();
    TrainingTable.Builder table = new TrainingTable.Builder(tags);
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = rows.get(i);
      List<TagValue> values = new ArrayList<>();
      BitSet known = new BitSet();
      for (int k = 0; k < features.length; k++) {
        String cell = cells.get(features[k]);
        known.set(k, !cell.isEmpty());
        values.add(value(cell, tags.get(k).kind()));
      }
      ForeignId name = new ForeignId("row", "%09d".formatted(i + 1));
      boolean positive = cells.get(label).equals("1");
      table.add(new TrainingTable.Row(name, Instant.EPOCH, positive), values, known);
    }
    return table.build();
  }

  private TagSpec tag(int column) {
    String name = header.get(column);
    boolean quantity =
        rows.stream().map(row -> row.get(column)).allMatch(c -> c.isEmpty() || isNumber(c));
    TagSpec.Kind kind = quantity ? TagSpec.Kind.QUANTITY : TagSpec.Kind.CODE;
    return new TagSpec(name, name, name, Category.REGISTRATION, kind, "", "B", name);
  }

  private static boolean isNumber(String cell) {
    try {
      return Double.isFinite(Double.parseDouble(cell));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static TagValue value(String cell, TagSpec.Kind kind) {
    if (cell.isEmpty()) {
      return new TagValue.Missing();
    }
    return kind == TagSpec.Kind.CODE
        ? new TagValue.Code(cell)
        : new TagValue.Quantity(Double.parseDouble(cell));
  }
}

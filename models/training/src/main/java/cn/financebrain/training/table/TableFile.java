package cn.financebrain.training.table;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.ingest.mapping.FeedMapping.Format;
import cn.financebrain.ingest.source.RowSource;
import cn.financebrain.ingest.source.SourceException;
import cn.financebrain.ingest.source.SourceRow;
import cn.financebrain.scoring.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table of features as somebody else made it, one row for each enterprise: every column but those
 * of the label and the id is a feature. A column of numbers alone is a quantity, any other a code;
 * an empty cell is missing.
 */
public final class TableFile {
  private static final String SCHEME = "row";

  /** Without the suffixes and the hexadecimal numbers that Java would take, such as {@code 10D}. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private final List<String> header;
  private final Optional<Integer> label;
  private final Optional<Integer> id;
  private final Map<String, TagSpec.Kind> kinds;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Which columns are no features.
   *
   * @param label holds 1 for positive rows and 0 for the others; without it no row is positive
   * @param id names the enterprise of a row; without it rows are named by their number
   */
  public record Columns(Optional<String> label, Optional<String> id) {
    public static Columns labelled(String label) {
      return new Columns(Optional.of(label), Optional.empty());
    }
  }

  private TableFile(List<String> header, Columns columns, Map<String, TagSpec.Kind> kinds) {
    this.header = header;
    this.label = columns.label().map(this::indexOf);
    this.id = columns.id().map(this::indexOf);
    this.kinds = kinds;
    kinds.keySet().forEach(this::indexOf);
  }

  private int indexOf(String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no column '%s'; there are %s".formatted(column, String.join(", ", header)));
    }
    return index;
  }

  /**
   * The table whose columns are what their cells look like.
   *
   * @throws IllegalArgumentException telling the line that is wrong: unlike labels, features of a
   *     broken row can't be sent back to a department
   */
  public static TrainingTable read(Path file, Columns columns) throws IOException {
    return read(file, columns, Map.of());
  }

  /**
   * The columns that a model reads, as it reads them.
   *
   * @param kinds by column; others are left out, unless there are none at all
   * @throws IllegalArgumentException telling the line that is wrong, or the column that is missing
   */
  public static TrainingTable read(Path file, Columns columns, Map<String, TagSpec.Kind> kinds)
      throws IOException {
    Format format = new Format(Optional.empty(), Optional.empty());
    try (RowSource source = RowSource.open(file, format, List.of())) {
      TableFile table = new TableFile(source.header(), columns, kinds);
      for (Optional<SourceRow> row = source.next(); row.isPresent(); row = source.next()) {
        table.add(row.get());
      }
      return table.build();
    } catch (SourceException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** What stands in an artifact for the definition of a tag: no tag has the same. */
  public static String fingerprint(String column, TagSpec.Kind kind) {
    return Fingerprint.of(List.of("column of a table", column, kind.name()));
  }

  /** The id of a row of a table that was read here, or its number. */
  public static String name(TrainingTable table, int row) {
    return table.rows().get(row).enterprise().text().substring(SCHEME.length() + 1);
  }

  private void add(SourceRow row) {
    if (row instanceof SourceRow.Broken broken) {
      throw new IllegalArgumentException("line %d: %s".formatted(row.line(), broken.detail()));
    }
    List<String> cells = ((SourceRow.Cells) row).cells().stream().map(String::strip).toList();
    label.ifPresent(column -> requireLabel(row.line(), cells.get(column)));
    kinds.forEach(
        (column, kind) -> requireKind(row.line(), column, cells.get(indexOf(column)), kind));
    rows.add(cells);
  }

  private static void requireLabel(long line, String told) {
    if (!told.equals("1") && !told.equals("0")) {
      throw new IllegalArgumentException(
          "line %d: label '%s', expected 1 or 0".formatted(line, told));
    }
  }

  private static void requireKind(long line, String column, String cell, TagSpec.Kind kind) {
    if (kind == TagSpec.Kind.QUANTITY && !cell.isEmpty() && !isNumber(cell)) {
      throw new IllegalArgumentException(
          "line %d: %s '%s', expected a number".formatted(line, column, cell));
    }
  }

  private TrainingTable build() {
    int[] features = IntStream.range(0, header.size()).filter(this::isFeature).toArray();
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
      boolean positive = label.isPresent() && cells.get(label.get()).equals("1");
      table.add(new TrainingTable.Row(name(i), Instant.EPOCH, positive), values, known);
    }
    return table.build();
  }

  private boolean isFeature(int column) {
    boolean named = label.equals(Optional.of(column)) || id.equals(Optional.of(column));
    return !named && (kinds.isEmpty() || kinds.containsKey(header.get(column)));
  }

  /** Numbers with leading zeros, so that the rows stay in the order of the file. */
  private ForeignId name(int row) {
    return new ForeignId(
        SCHEME, id.map(rows.get(row)::get).orElseGet(() -> "%09d".formatted(row + 1)));
  }

  private TagSpec tag(int column) {
    String name = header.get(column);
    TagSpec.Kind kind = kinds.getOrDefault(name, seen(column));
    return new TagSpec(name, name, name, Category.REGISTRATION, kind, "", "B", name);
  }

  private TagSpec.Kind seen(int column) {
    return rows.stream().map(row -> row.get(column)).allMatch(c -> c.isEmpty() || isNumber(c))
        ? TagSpec.Kind.QUANTITY
        : TagSpec.Kind.CODE;
  }

  private static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches() && Double.isFinite(Double.parseDouble(cell));
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

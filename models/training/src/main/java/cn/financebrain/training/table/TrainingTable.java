package cn.financebrain.training.table;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.profile.TagVector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Tags of enterprises as of instants, and what became of them; one row for each label. The identity
 * of an enterprise is kept for grouping only and is never a feature.
 *
 * @param columns one for each tag, each as long as {@code rows}
 */
public record TrainingTable(List<Row> rows, List<Column> columns) {
  public TrainingTable {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }

  /**
   * @param asOf the instant as of which the tags are
   */
  public record Row(EnterpriseId enterprise, Instant asOf, boolean positive) {}

  public int size() {
    return rows.size();
  }

  public boolean[] outcomes(int[] selected) {
    boolean[] outcomes = new boolean[selected.length];
    for (int i = 0; i < selected.length; i++) {
      outcomes[i] = rows.get(selected[i]).positive();
    }
    return outcomes;
  }

  public int[] allRows() {
    int[] all = new int[size()];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** The given rows alone, in their order. */
  public TrainingTable select(int[] selected) {
    return new TrainingTable(
        Arrays.stream(selected).mapToObj(rows::get).toList(),
        columns.stream().map(column -> column.select(selected)).toList());
  }

  /** The table with those columns only whose tag is listed. */
  public TrainingTable withTags(List<String> tags) {
    return new TrainingTable(
        rows, columns.stream().filter(c -> tags.contains(c.tag().id())).toList());
  }

  /** Collects rows; all tag vectors must be of one catalogue. */
  public static final class Builder {
    private final List<TagSpec> tags;
    private final List<Row> rows = new ArrayList<>();
    private final List<List<TagValue>> values = new ArrayList<>();
    private final List<BitSet> known = new ArrayList<>();

    /**
     * @param tags in the order of the values of the tag vectors
     */
    public Builder(List<TagSpec> tags) {
      this.tags = List.copyOf(tags);
    }

    public void add(Row row, TagVector vector) {
      BitSet told = new BitSet();
      for (int t = 0; t < tags.size(); t++) {
        told.set(t, vector.known(tags.get(t).id()));
      }
      add(row, vector.values(), told);
    }

    /**
     * @param told which tags rest on something that was told
     */
    public void add(Row row, List<TagValue> vector, BitSet told) {
      rows.add(row);
      values.add(vector);
      known.add(told);
    }

    /** The table, its rows in the order of enterprise and instant. */
    public TrainingTable build() {
      Integer[] order = new Integer[rows.size()];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, (a, b) -> compare(rows.get(a), rows.get(b)));
      List<Column> columns = new ArrayList<>();
      for (int t = 0; t < tags.size(); t++) {
        columns.add(column(t, order));
      }
      return new TrainingTable(Arrays.stream(order).map(rows::get).toList(), columns);
    }

    private static int compare(Row a, Row b) {
      int byName = a.enterprise().text().compareTo(b.enterprise().text());
      return byName != 0 ? byName : a.asOf().compareTo(b.asOf());
    }

    private Column column(int t, Integer[] order) {
      TagSpec tag = tags.get(t);
      BitSet told = new BitSet();
      for (int i = 0; i < order.length; i++) {
        told.set(i, known.get(order[i]).get(t));
      }
      if (tag.kind() == TagSpec.Kind.CODE) {
        String[] codes = new String[order.length];
        Arrays.setAll(
            codes, i -> values.get(order[i]).get(t) instanceof TagValue.Code c ? c.value() : null);
        return new Column.Codes(tag, told, codes);
      }
      double[] numbers = new double[order.length];
      Arrays.setAll(numbers, i -> number(values.get(order[i]).get(t)));
      return new Column.Numbers(tag, told, numbers);
    }

    private static double number(TagValue value) {
      if (value instanceof TagValue.Quantity quantity) {
        return quantity.value();
      }
      return value instanceof TagValue.Truth truth ? (truth.value() ? 1 : 0) : Double.NaN;
    }
  }
}

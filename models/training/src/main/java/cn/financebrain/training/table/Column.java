package cn.financebrain.training.table;

import cn.financebrain.contract.TagSpec;
import java.util.Arrays;
import java.util.BitSet;

/** The values of one tag over all rows of a table. */
@SuppressWarnings("ArrayRecordComponent") // columns are large and never compared
public sealed interface Column {
  TagSpec tag();

  /** The rows whose value rests on something that was told, see {@code TagVector.known}. */
  BitSet known();

  /** Quantities, or 1 and 0 for yes and no; {@code NaN} is missing. */
  record Numbers(TagSpec tag, BitSet known, double[] values) implements Column {}

  /** Codes; {@code null} is missing. */
  record Codes(TagSpec tag, BitSet known, String[] values) implements Column {}

  /** The values of some rows, in their order. */
  default Column select(int[] rows) {
    BitSet chosen = new BitSet();
    for (int i = 0; i < rows.length; i++) {
      chosen.set(i, known().get(rows[i]));
    }
    if (this instanceof Numbers numbers) {
      return new Numbers(
          tag(), chosen, Arrays.stream(rows).mapToDouble(row -> numbers.values[row]).toArray());
    }
    String[] codes = ((Codes) this).values;
    return new Codes(
        tag(), chosen, Arrays.stream(rows).mapToObj(row -> codes[row]).toArray(String[]::new));
  }

  /** Whether the tag has the same value in every one of the rows. */
  default boolean isConstant(int[] rows) {
    for (int row : rows) {
      if (!same(rows[0], row)) {
        return false;
      }
    }
    return true;
  }

  private boolean same(int a, int b) {
    if (this instanceof Numbers numbers) {
      return Double.compare(numbers.values[a], numbers.values[b]) == 0;
    }
    String[] codes = ((Codes) this).values;
    return codes[a] == null ? codes[b] == null : codes[a].equals(codes[b]);
  }
}

package cn.financebrain.training.table;

import cn.financebrain.contract.TagSpec;
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

package cn.financebrain.training.table;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.drift.Bins;
import cn.financebrain.contract.drift.Histogram;
import cn.financebrain.scoring.drift.ReferenceBins;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts the values of a column into bins. */
public final class ColumnBins {
  private ColumnBins() {}

  /** Bins made from some of the rows. */
  public static Bins of(Column column, int[] rows) {
    if (column instanceof Column.Codes codes) {
      return ReferenceBins.ofCodes(select(codes, rows));
    }
    return column.tag().kind() == TagSpec.Kind.TRUTH
        ? new Bins.Truths()
        : ReferenceBins.ofNumbers(select((Column.Numbers) column, rows), ReferenceBins.OF_NUMBERS);
  }

  /**
   * @param bins made from a column of the same tag
   */
  public static Histogram count(Bins bins, Column column, int[] rows) {
    return column instanceof Column.Codes codes
        ? Histogram.of(bins, select(codes, rows).mapToInt(((Bins.Codes) bins)::of))
        : Bins.count(bins, select((Column.Numbers) column, rows));
  }

  private static double[] select(Column.Numbers column, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> column.values()[row]).toArray();
  }

  private static Stream<String> select(Column.Codes column, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> column.values()[row]);
  }
}

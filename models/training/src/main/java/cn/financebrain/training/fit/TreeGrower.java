package cn.financebrain.training.fit;

import smile.base.cart.CART;
import smile.base.cart.Loss;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.math.MathEx;
import smile.regression.RegressionTree;

/**
 * Grows Smile's regression trees on one matrix whose columns are sorted once. With {@code
 * columnsPerSplit} below the number of columns Smile works in the calling thread alone and draws
 * from that thread's generator, which is seeded here for each tree; so a tree is a function of its
 * arguments.
 */
final class TreeGrower {
  private static final StructField RESPONSE = new StructField("response", DataTypes.DoubleType);

  private final DataFrame frame;
  private final int[][] order;

  /**
   * @param x rows of finite numbers, all of one length
   */
  TreeGrower(double[][] x) {
    BaseVector<?, ?, ?>[] columns = new BaseVector<?, ?, ?>[x[0].length];
    for (int j = 0; j < columns.length; j++) {
      double[] column = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        column[i] = x[i][j];
      }
      columns[j] = DoubleVector.of("f" + j, column);
    }
    frame = DataFrame.of(columns);
    order = CART.order(frame);
  }

  int columns() {
    return order.length;
  }

  /** A row in the form that Smile predicts. */
  Tuple row(int i) {
    return frame.get(i);
  }

  /**
   * @param samples how often each row counts; 0 leaves it out
   */
  RegressionTree grow(Loss loss, TreeShape shape, int[] samples, long seed) {
    MathEx.setSeed(seed);
    int columnsPerSplit = Math.max(1, Math.min(columns() - 1, shape.columnsPerSplit(columns())));
    return new RegressionTree(
        frame,
        loss,
        RESPONSE,
        shape.depth(),
        shape.leaves(),
        shape.minimumLeaf(),
        columnsPerSplit,
        samples,
        order);
  }
}

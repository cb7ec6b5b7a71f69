package cn.financebrain.training.fit;

import cn.financebrain.scoring.model.TreeEnsemble;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.classification.GradientTreeBoost;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.math.MathEx;

/**
 * Smile's gradient boosting just as the library offers it, with its own {@code predict} and {@code
 * shap}: what ours is measured against.
 */
public final class SmileBoosting {
  private static final VarHandle INTERCEPT = field("b", double.class);
  private static final VarHandle SHRINKAGE = field("shrinkage", double.class);

  /** Smile's margin is half of the log-odds. */
  private static final double LOG_ODDS = 2;

  private final GradientTreeBoost model;
  private final Tuple[] rows;

  private SmileBoosting(GradientTreeBoost model, Tuple[] rows) {
    this.model = model;
    this.rows = rows;
  }

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(GradientTreeBoost.class, MethodHandles.lookup())
          .findVarHandle(GradientTreeBoost.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this version of Smile has no %s in its boosting".formatted(name), e);
    }
  }

  /**
   * @param x rows of finite numbers, all of one length
   * @param shape whose share of columns is ignored: Smile's boosting always looks at all of them
   */
  public static SmileBoosting fit(
      double[][] x,
      boolean[] outcomes,
      int trees,
      TreeShape shape,
      double shrinkage,
      double sampleShare,
      long seed) {
    List<BaseVector<?, ?, ?>> columns = new ArrayList<>();
    for (int j = 0; j < x[0].length; j++) {
      int column = j;
      columns.add(
          DoubleVector.of("f" + j, Arrays.stream(x).mapToDouble(row -> row[column]).toArray()));
    }
    int[] y = new int[x.length];
    Arrays.setAll(y, i -> outcomes[i] ? 1 : 0);
    columns.add(IntVector.of("y", y));
    DataFrame frame = DataFrame.of(columns.toArray(BaseVector<?, ?, ?>[]::new));
    MathEx.setSeed(seed);
    GradientTreeBoost model =
        GradientTreeBoost.fit(
            Formula.lhs("y"),
            frame,
            trees,
            shape.depth(),
            shape.leaves(),
            shape.minimumLeaf(),
            shrinkage,
            sampleShare);
    return new SmileBoosting(model, frame.stream().toArray(Tuple[]::new));
  }

  /**
   * By Smile.
   *
   * @param row of the training data
   * @param posterior of two entries, gets the probabilities of no and of yes
   */
  public double probability(int row, double[] posterior) {
    model.predict(rows[row], posterior);
    return posterior[1];
  }

  /**
   * By Smile: two entries a feature.
   *
   * @param row of the training data
   */
  public double[] shap(int row) {
    return model.shap(rows[row]);
  }

  /** The same trees as serving has them; the margin is in log-odds. */
  public TreeEnsemble ensemble() {
    TreeEnsemble.Builder ensemble =
        new TreeEnsemble.Builder(LOG_ODDS * (double) INTERCEPT.get(model), 1);
    double factor = LOG_ODDS * (double) SHRINKAGE.get(model);
    Arrays.stream(model.trees()).forEach(tree -> ensemble.add(GrownTree.of(tree).toNode(factor)));
    return ensemble.build();
  }
}

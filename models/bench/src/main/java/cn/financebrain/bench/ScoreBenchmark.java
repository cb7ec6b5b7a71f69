package cn.financebrain.bench;

import cn.financebrain.scoring.model.TreeEnsemble;
import cn.financebrain.training.fit.SmileBoosting;
import cn.financebrain.training.fit.TreeShape;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a probability and its reasons cost by the trees as serving has them, and by Smile's own
 * {@code predict} and {@code shap} of the same trees. Each call takes another row.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class ScoreBenchmark {
  static final TreeShape SHAPE = new TreeShape(5, 16, 5, 1);
  static final double SHRINKAGE = 0.04;
  static final double SAMPLE_SHARE = 0.8;
  static final long SEED = 7;

  private static final int BATCH = 64;

  /** Of the ensemble. */
  @Param("400")
  public int trees;

  /** Of the table. */
  @Param("3000")
  public int rows;

  /** Of the table. */
  @Param("136")
  public int columns;

  private final double[] posterior = new double[2];
  private final double[] batch = new double[BATCH];
  private MadeTable table;
  private SmileBoosting smile;
  private TreeEnsemble ensemble;
  private int next;

  /**
   * Trains the ensemble.
   *
   * @throws IllegalStateException if ours and Smile's probability differ in a bit
   */
  @Setup(Level.Trial)
  public void prepare() {
    table = MadeTable.of(rows, columns);
    smile =
        SmileBoosting.fit(table.x(), table.outcomes(), trees, SHAPE, SHRINKAGE, SAMPLE_SHARE, SEED);
    ensemble = smile.ensemble();
    for (int row = 0; row < rows; row++) {
      double own = probability(table.x()[row]);
      double theirs = smile.probability(row, posterior);
      if (own != theirs) {
        throw new IllegalStateException("row %d: %s, Smile says %s".formatted(row, own, theirs));
      }
    }
  }

  private double probability(double[] x) {
    return 1 - 1 / (1 + Math.exp(ensemble.margin(x)));
  }

  private int row() {
    next = next + 1 == rows ? 0 : next + 1;
    return next;
  }

  /** One row. */
  @Benchmark
  public double probability() {
    return probability(table.x()[row()]);
  }

  /** 64 rows, one after the other. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public double[] probabilities() {
    for (int i = 0; i < BATCH; i++) {
      batch[i] = probability(table.x()[row()]);
    }
    return batch;
  }

  /** One row by Smile. */
  @Benchmark
  public double smileProbability() {
    return smile.probability(row(), posterior);
  }

  /** Exact contributions of one row. */
  @Benchmark
  public double[] reasons() {
    return ensemble.contributions(table.x()[row()]);
  }

  /** Smile's contributions of one row. */
  @Benchmark
  public double[] smileReasons() {
    return smile.shap(row());
  }
}

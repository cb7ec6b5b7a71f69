package cn.financebrain.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import cn.financebrain.scoring.model.TreeEnsemble;
import cn.financebrain.training.fit.SmileBoosting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the probability of the ensemble of {@link ScoreBenchmark} costs by XGBoost4J and by ONNX
 * Runtime, each on one thread as ours is, by its fastest call for a row that stands in a Java
 * array: XGBoost's prediction in place, ONNX Runtime's from a direct buffer that is used again.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class LibrariesBenchmark {
  private static final int BATCH = 64;

  /** They compute in floats, 400 leaves are summed. */
  private static final double TOLERANCE = 1e-5;

  /** Of the ensemble. */
  @Param("400")
  public int trees;

  /** Of the table. */
  @Param("3000")
  public int rows;

  /** Of the table. */
  @Param("136")
  public int columns;

  private float[][] table;
  private float[][] batches;
  private Booster xgboost;
  private OrtEnvironment environment;
  private OrtSession onnx;
  private FloatBuffer input;
  private int next;

  /**
   * Trains the ensemble and hands it to both libraries.
   *
   * @throws IllegalStateException if a probability differs from ours
   */
  @Setup(Level.Trial)
  public void prepare() throws IOException, XGBoostError, OrtException {
    MadeTable made = MadeTable.of(rows, columns);
    TreeEnsemble ensemble =
        SmileBoosting.fit(
                made.x(),
                made.outcomes(),
                trees,
                ScoreBenchmark.SHAPE,
                ScoreBenchmark.SHRINKAGE,
                ScoreBenchmark.SAMPLE_SHARE,
                ScoreBenchmark.SEED)
            .ensemble();
    table = Arrays.stream(made.x()).map(Floats::of).toArray(float[][]::new);
    batches = new float[rows / BATCH][];
    Arrays.setAll(batches, this::batch);
    input =
        ByteBuffer.allocateDirect(BATCH * columns * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    xgboost = XGBoost.loadModel(XgboostModel.json(ensemble, columns));
    xgboost.setParam("nthread", 1);
    environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    onnx = environment.createSession(OnnxModel.bytes(ensemble, columns), options);
    for (int row = 0; row < rows; row++) {
      double ours = 1 / (1 + Math.exp(-ensemble.margin(made.x()[row])));
      requireEqual(row, ours, xgboost(table[row], 1)[0][0], "XGBoost");
      requireEqual(row, ours, onnx(table[row], 1)[0][0], "ONNX Runtime");
    }
  }

  private float[] batch(int number) {
    float[] batch = new float[BATCH * columns];
    for (int i = 0; i < BATCH; i++) {
      System.arraycopy(table[number * BATCH + i], 0, batch, i * columns, columns);
    }
    return batch;
  }

  private static void requireEqual(int row, double ours, double theirs, String who) {
    if (!(Math.abs(ours - theirs) < TOLERANCE)) {
      throw new IllegalStateException("row %d: %s, %s says %s".formatted(row, ours, who, theirs));
    }
  }

  @TearDown(Level.Trial)
  public void close() throws OrtException {
    xgboost.dispose();
    onnx.close();
  }

  private float[][] xgboost(float[] x, int count) throws XGBoostError {
    return xgboost.inplace_predict(x, count, columns, Float.NaN);
  }

  private float[][] onnx(float[] x, int count) throws OrtException {
    input.clear();
    input.put(x).flip();
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(environment, input, new long[] {count, columns});
        OrtSession.Result result = onnx.run(Map.of("x", tensor))) {
      float[][] margins = (float[][]) result.get(0).getValue();
      for (float[] margin : margins) {
        margin[0] = (float) (1 / (1 + Math.exp(-margin[0])));
      }
      return margins;
    }
  }

  private float[] row() {
    next = next + 1 >= rows ? 0 : next + 1;
    return table[next];
  }

  private float[] batch() {
    next = next + 1 >= batches.length ? 0 : next + 1;
    return batches[next];
  }

  /** One row by XGBoost4J. */
  @Benchmark
  public float[][] xgboostProbability() throws XGBoostError {
    return xgboost(row(), 1);
  }

  /** 64 rows in one call. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public float[][] xgboostProbabilities() throws XGBoostError {
    return xgboost(batch(), BATCH);
  }

  /** One row by ONNX Runtime. */
  @Benchmark
  public float[][] onnxProbability() throws OrtException {
    return onnx(row(), 1);
  }

  /** 64 rows in one call. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public float[][] onnxProbabilities() throws OrtException {
    return onnx(batch(), BATCH);
  }
}

package cn.financebrain.bench;

import cn.financebrain.scoring.model.TreeEnsemble;
import cn.financebrain.training.fit.BoostedTrees;
import cn.financebrain.training.fit.SmileBoosting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what scores cost beside Smile's, XGBoost4J's and ONNX Runtime's of the same trees, as
 * tables in Markdown. Arguments: {@code TREES ROWS COLUMNS PROFILES SECONDS}: of the ensemble, of
 * the table that it is trained on, how many profiles are scored in the end, and of each measured
 * iteration.
 */
public final class ScoreBench {
  private static final double NANOS_OF_A_SECOND = 1e9;
  private static final double NANOS_OF_A_MICRO = 1e3;
  private static final double BYTES_OF_A_MB = 1 << 20;
  private static final int MOST_ROWS_TO_PREDICT = 3_000;

  private final int trees;
  private final int rows;
  private final int columns;

  private ScoreBench(int trees, int rows, int columns) {
    this.trees = trees;
    this.rows = rows;
    this.columns = columns;
  }

  public static void main(String[] arguments) throws RunnerException {
    ScoreBench bench =
        new ScoreBench(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
    System.err.println("概率与理由（JMH）… · Probabilities and reasons (JMH) …");
    bench.costs(Integer.parseInt(arguments[4])).forEach(System.out::println);
    System.err.println("训练 … · Training …");
    bench.training().forEach(System.out::println);
    System.err.println("全市评分 … · Scoring a city …");
    bench.city(Integer.parseInt(arguments[3])).forEach(System.out::println);
  }

  private List<String> costs(int seconds) throws RunnerException {
    Map<String, Double> nanos = new HashMap<>();
    for (RunResult run :
        new Runner(
                new OptionsBuilder()
                    .include(ScoreBenchmark.class.getName())
                    .include(LibrariesBenchmark.class.getName())
                    .include(RulesBenchmark.class.getName())
                    .param("trees", Integer.toString(trees))
                    .param("rows", Integer.toString(Math.min(rows, MOST_ROWS_TO_PREDICT)))
                    .param("columns", Integer.toString(columns))
                    .warmupTime(TimeValue.seconds(seconds))
                    .measurementTime(TimeValue.seconds(seconds))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run()) {
      nanos.put(run.getPrimaryResult().getLabel(), run.getPrimaryResult().getScore());
    }
    double one = nanos.get("probability");
    double batched = nanos.get("probabilities");
    double smile = nanos.get("smileProbability");
    List<String> lines = new ArrayList<>();
    lines.add("| %d 棵树 × %d 特征 · %1$d trees, %2$d features | µs | |".formatted(trees, columns));
    lines.add("|---|---|---|");
    lines.add(line("概率，单行 · probability, one row", one, ratios(one, smile, nanos, "Probability")));
    lines.add(
        line(
            "概率，64 行一批 · probability, batches of 64",
            batched,
            ratios(batched, smile, nanos, "Probabilities")));
    lines.add(line("Smile predict，单行 · one row", smile, ""));
    for (Library library : Library.values()) {
      lines.add(
          line(library.title + "，单行 · one row", nanos.get(library.label + "Probability"), ""));
      lines.add(
          line(
              library.title + "，64 行一批 · batches of 64",
              nanos.get(library.label + "Probabilities"),
              ""));
    }
    lines.add(
        line(
            "理由（精确 TreeSHAP） · reasons (exact TreeSHAP)",
            nanos.get("reasons"),
            "%s, %s"
                .formatted(
                    ratio(nanos.get("smileReasons") / nanos.get("reasons"), "vs Smile"),
                    ratio(nanos.get("reasons") / one, "a probability"))));
    lines.add(
        line(
            "产品自带规则集，每企业 · the product's book of rules, an enterprise",
            nanos.get("rules"),
            ratio(nanos.get("rules") / one, "a probability")));
    lines.add(line("Smile shap，单行 · one row", nanos.get("smileReasons"), ""));
    lines.add("");
    return lines;
  }

  /** What the libraries of {@link LibrariesBenchmark} are called in it, and by their makers. */
  private enum Library {
    XGBOOST("xgboost", "XGBoost4J"),
    ONNX("onnx", "ONNX Runtime");

    private final String label;
    private final String title;

    Library(String label, String title) {
      this.label = label;
      this.title = title;
    }
  }

  /** How often ours fits into theirs; Smile knows no batches. */
  private static String ratios(
      double ours, double smile, Map<String, Double> nanos, String benchmark) {
    List<String> ratios = new ArrayList<>(List.of(ratio(smile / ours, "vs Smile")));
    for (Library library : Library.values()) {
      double theirs = nanos.get(library.label + benchmark);
      ratios.add(ratio(theirs / ours, "vs " + library.title));
    }
    return String.join(", ", ratios);
  }

  private static String line(String what, double nanos, String ratio) {
    return String.format(Locale.ROOT, "| %s | %,.1f | %s |", what, nanos / NANOS_OF_A_MICRO, ratio);
  }

  private static String ratio(double factor, String than) {
    return String.format(Locale.ROOT, "%s %.1f×", than, factor);
  }

  private List<String> training() {
    MadeTable table = MadeTable.of(rows, columns);
    long begin = System.nanoTime();
    SmileBoosting smile =
        SmileBoosting.fit(
            table.x(),
            table.outcomes(),
            trees,
            ScoreBenchmark.SHAPE,
            ScoreBenchmark.SHRINKAGE,
            ScoreBenchmark.SAMPLE_SHARE,
            ScoreBenchmark.SEED);
    double theirs = since(begin);
    begin = System.nanoTime();
    int ours =
        new BoostedTrees(
                trees,
                ScoreBenchmark.SHAPE,
                ScoreBenchmark.SHRINKAGE,
                ScoreBenchmark.SAMPLE_SHARE,
                1,
                1)
            .learn(table.x(), table.outcomes(), ScoreBenchmark.SEED)
            .features();
    double own = since(begin);
    return List.of(
        "| 训练 %d 棵树，%,d 行 × %d 列 · training %1$d trees on %2$,d × %3$d | 秒 · s | |"
            .formatted(trees, rows, columns),
        "|---|---|---|",
        String.format(
            Locale.ROOT,
            "| 梯度提升 · gradient boosting (%d features used) | %.1f | %s |",
            ours,
            own,
            ratio(theirs / own, "vs Smile")),
        String.format(
            Locale.ROOT, "| Smile fit (%d trees) | %.1f | |", smile.ensemble().trees(), theirs),
        "");
  }

  /** Two risks, each with a champion and a challenger, on all cores. */
  private List<String> city(int profiles) {
    MadeTable table = MadeTable.of(Math.min(rows, MOST_ROWS_TO_PREDICT), columns);
    List<TreeEnsemble> models =
        IntStream.range(0, 4)
            .mapToObj(
                model ->
                    SmileBoosting.fit(
                            table.x(),
                            table.outcomes(),
                            trees,
                            ScoreBenchmark.SHAPE,
                            ScoreBenchmark.SHRINKAGE,
                            ScoreBenchmark.SAMPLE_SHARE,
                            model)
                        .ensemble())
            .toList();
    double[] worst = new double[profiles];
    long begin = System.nanoTime();
    IntStream.range(0, profiles)
        .parallel()
        .forEach(
            profile -> {
              double[] x = table.x()[profile % table.x().length];
              double most = Double.NEGATIVE_INFINITY;
              for (TreeEnsemble model : models) {
                most = Math.max(most, model.margin(x));
              }
              worst[profile] = most;
            });
    double seconds = since(begin);
    Runtime heap = Runtime.getRuntime();
    return List.of(
        "| 画像 × 2 风险 × (冠军 + 挑战者) · profiles × 2 risks × (champion + challenger) | 秒 · s | 每秒 · a second | 核 · cores | 堆 · heap |",
        "|---|---|---|---|---|",
        String.format(
            Locale.ROOT,
            "| %,d | %.1f | %,.0f | %d | %,.0f MB |",
            worst.length,
            seconds,
            profiles / seconds,
            heap.availableProcessors(),
            (heap.totalMemory() - heap.freeMemory()) / BYTES_OF_A_MB));
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / NANOS_OF_A_SECOND;
  }
}

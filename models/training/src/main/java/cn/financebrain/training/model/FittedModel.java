package cn.financebrain.training.model;

import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.training.Progress;
import cn.financebrain.training.metric.Ranking;
import cn.financebrain.training.model.Recipe.CalibrationKind;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.FeatureEncoder;
import cn.financebrain.training.table.TrainingTable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model that has seen the training rows and nothing else.
 *
 * @param outOfFold calibrated probability of each training row, said by models that had not seen
 *     its enterprise; what calibration and threshold were fitted to
 * @param minimumCoverage half of what all but one in a hundred training rows have
 */
@SuppressWarnings("ArrayRecordComponent") // one value for each training row, never compared
public record FittedModel(
    List<Feature> schema,
    Scorer scorer,
    Calibration calibration,
    double threshold,
    double minimumCoverage,
    double[] outOfFold) {

  /** Steps that {@link #fit} reports. */
  public static int steps(Recipe recipe) {
    return recipe.folds() + 1;
  }

  /**
   * Fits on the given rows. The models of the parts are learnt side by side; the result does not
   * depend on how many processors there are.
   *
   * @throws IllegalArgumentException if there are fewer positive or negative enterprises than parts
   */
  public static FittedModel fit(
      TrainingTable table, int[] rows, Recipe recipe, long seed, Progress progress) {
    requireBothKinds(table, rows, recipe.folds());
    Folds folds = Folds.stratified(table, rows, recipe.folds(), seed);
    double[] margins = new double[rows.length];
    Learnt[] whole = new Learnt[1];
    AtomicInteger done = new AtomicInteger();
    IntStream.rangeClosed(0, folds.count())
        .parallel()
        .forEach(
            part -> {
              if (part == folds.count()) {
                whole[0] = learn(table, rows, recipe, seed);
              } else {
                Learnt learnt = learn(table, folds.train(part), recipe, seed + 1 + part);
                double[] tested = learnt.margins(table, folds.test(part));
                int[] places = folds.places(part);
                for (int i = 0; i < places.length; i++) {
                  margins[places[i]] = tested[i];
                }
              }
              progress.step(done.incrementAndGet(), steps(recipe));
            });
    boolean[] outcomes = table.outcomes(rows);
    Calibration calibration =
        recipe.calibration() == CalibrationKind.PLATT
            ? PlattScaling.fit(margins, outcomes)
            : IsotonicScaling.fit(margins, outcomes);
    double[] probabilities = Arrays.stream(margins).map(calibration::probability).toArray();
    double threshold = Ranking.of(probabilities, outcomes).bestF1Threshold();
    return new FittedModel(
        whole[0].schema(),
        whole[0].scorer(),
        calibration,
        Math.min(1 - 1e-6, Math.max(1e-6, threshold)),
        minimumCoverage(table, rows, whole[0].schema()),
        probabilities);
  }

  private static void requireBothKinds(TrainingTable table, int[] rows, int parts) {
    long positive =
        Arrays.stream(rows)
            .mapToObj(row -> table.rows().get(row))
            .filter(TrainingTable.Row::positive)
            .map(TrainingTable.Row::enterprise)
            .distinct()
            .count();
    long negative = Arrays.stream(rows).filter(row -> !table.rows().get(row).positive()).count();
    if (positive < parts || negative < parts) {
      throw new IllegalArgumentException(
          "%d positive enterprises and %d negative rows, expected at least %d of each"
              .formatted(positive, negative, parts));
    }
  }

  private static Learnt learn(TrainingTable table, int[] rows, Recipe recipe, long seed) {
    FeatureEncoder.Encoded encoded =
        FeatureEncoder.fit(table, rows, recipe.style(), recipe.smoothing(), seed);
    Scorer scorer = recipe.learner().learn(encoded.x(), table.outcomes(rows), seed);
    return new Learnt(encoded.schema(), scorer);
  }

  private record Learnt(List<Feature> schema, Scorer scorer) {
    double[] margins(TrainingTable table, int[] rows) {
      double[][] x = FeatureEncoder.encode(table, schema, rows);
      return Arrays.stream(x).mapToDouble(scorer::margin).toArray();
    }
  }

  private static double minimumCoverage(TrainingTable table, int[] rows, List<Feature> schema) {
    Set<String> read = schema.stream().map(Feature::tag).collect(Collectors.toSet());
    List<Column> columns =
        table.columns().stream().filter(c -> read.contains(c.tag().id())).toList();
    double[] coverage = new double[rows.length];
    Arrays.setAll(
        coverage,
        i ->
            (double) columns.stream().filter(c -> c.known().get(rows[i])).count() / columns.size());
    Arrays.sort(coverage);
    return coverage[rows.length / 100] / 2;
  }

  /** Calibrated probabilities of rows of a table with the same tags. */
  public double[] probabilities(TrainingTable table, int[] rows) {
    double[] margins = new Learnt(schema, scorer).margins(table, rows);
    return Arrays.stream(margins).map(calibration::probability).toArray();
  }
}

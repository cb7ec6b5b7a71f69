package cn.financebrain.training.model;

import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.Scorer;
import cn.financebrain.training.Progress;
import cn.financebrain.training.fit.Directions;
import cn.financebrain.training.fit.Scorecard;
import cn.financebrain.training.fit.ScorecardTrainer;
import cn.financebrain.training.metric.Ranking;
import cn.financebrain.training.model.Recipe.CalibrationKind;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.FeatureEncoder;
import cn.financebrain.training.table.TrainingTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model that has seen the training rows and nothing else.
 *
 * @param recipe what it was made by: the one that was asked for, or what its search found
 * @param tried settings that were tried to choose it, 1 without a search
 * @param card the scorer as a card, where it is one; its columns are those of the schema
 * @param outOfFold calibrated probability of each training row, said by models that had not seen
 *     its enterprise; what calibration and threshold were fitted to
 * @param minimumCoverage half of what all but one in a hundred training rows have
 */
@SuppressWarnings("ArrayRecordComponent") // one value for each training row, never compared
public record FittedModel(
    Recipe recipe,
    int tried,
    List<Feature> schema,
    Scorer scorer,
    Optional<Scorecard> card,
    Calibration calibration,
    double threshold,
    double minimumCoverage,
    double[] outOfFold) {

  /** Steps that {@link #fit} reports. */
  public static int steps(Recipe recipe) {
    return (1 + recipe.search()) * recipe.folds() + 1;
  }

  /**
   * Fits on the given rows. Where the recipe has a search, each of its settings is judged by the
   * average precision of what it says of the rows out of fold, and the best one makes the model; so
   * the choice, too, is made on the training rows alone. The models of the parts are learnt side by
   * side; the result does not depend on how many processors there are.
   *
   * @throws IllegalArgumentException if there are fewer positive or negative enterprises than
   *     parts, or the trainer can't keep to the recipe's directions
   */
  public static FittedModel fit(
      TrainingTable table, int[] rows, Recipe recipe, long seed, Progress progress) {
    requireBothKinds(table, rows, recipe.folds());
    Folds folds = Folds.stratified(table, rows, recipe.folds(), seed);
    List<Recipe> candidates = Search.candidates(recipe, seed);
    double[][][] said = outOfFold(table, folds, candidates, seed, progress);
    boolean[] outcomes = table.outcomes(rows);
    double[][] margins = new double[said.length][];
    Arrays.setAll(
        margins, c -> Stacking.margins(candidates.get(c).learner(), said[c], folds, outcomes));
    int best = best(margins, outcomes);
    Recipe chosen = Stacking.fitted(candidates.get(best), said[best], outcomes);
    Learnt whole = learn(table, rows, chosen, seed);
    progress.step(steps(recipe), steps(recipe));
    Calibration calibration =
        chosen.calibration() == CalibrationKind.PLATT
            ? PlattScaling.fit(margins[best], outcomes)
            : IsotonicScaling.fit(margins[best], outcomes);
    double[] probabilities = Arrays.stream(margins[best]).map(calibration::probability).toArray();
    double threshold = chosen.threshold().of(probabilities, outcomes);
    return new FittedModel(
        chosen,
        candidates.size(),
        whole.schema(),
        whole.scorer(),
        whole.card(),
        calibration,
        Math.min(1 - 1e-6, Math.max(1e-6, threshold)),
        minimumCoverage(table, rows, whole.schema()),
        probabilities);
  }

  /**
   * By candidate, member (see {@link Learner#members}) and row: margins, said by models that had
   * not seen the row's enterprise.
   */
  private static double[][][] outOfFold(
      TrainingTable table, Folds folds, List<Recipe> candidates, long seed, Progress progress) {
    double[][][] said = new double[candidates.size()][][];
    Arrays.setAll(said, c -> new double[candidates.get(c).learner().memberCount()][folds.size()]);
    int tasks = candidates.size() * folds.count();
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, tasks)
        .parallel()
        .forEach(
            task -> {
              int part = task % folds.count();
              int candidate = task / folds.count();
              double[][] tested =
                  members(table, folds, part, candidates.get(candidate), seed + 1 + part);
              int[] places = folds.places(part);
              for (int m = 0; m < tested.length; m++) {
                for (int i = 0; i < places.length; i++) {
                  said[candidate][m][places[i]] = tested[m][i];
                }
              }
              progress.step(done.incrementAndGet(), tasks + 1);
            });
    return said;
  }

  /** What each member says of the part's rows, learnt on those of the other parts. */
  private static double[][] members(
      TrainingTable table, Folds folds, int part, Recipe recipe, long seed) {
    int[] rows = folds.train(part);
    FeatureEncoder.Encoded encoded = encode(table, rows, recipe, seed);
    List<Scorer> members =
        recipe
            .learner()
            .members(encoded.x(), table.outcomes(rows), directions(recipe, encoded), seed);
    double[][] x = FeatureEncoder.encode(table, encoded.schema(), folds.test(part));
    return members.stream()
        .map(member -> Arrays.stream(x).mapToDouble(member::margin).toArray())
        .toArray(double[][]::new);
  }

  /** The first of those with the highest average precision. */
  private static int best(double[][] margins, boolean[] outcomes) {
    if (margins.length == 1) {
      return 0;
    }
    double[] precision =
        Arrays.stream(margins)
            .mapToDouble(said -> Ranking.of(said, outcomes).averagePrecision())
            .toArray();
    int best = 0;
    for (int i = 1; i < precision.length; i++) {
      best = precision[i] > precision[best] ? i : best;
    }
    return best;
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
    FeatureEncoder.Encoded encoded = encode(table, rows, recipe, seed);
    boolean[] outcomes = table.outcomes(rows);
    Directions directions = directions(recipe, encoded);
    if (recipe.learner() instanceof ScorecardTrainer trainer) {
      return learnt(encoded.schema(), trainer.card(encoded.x(), outcomes, directions));
    }
    Scorer scorer = recipe.learner().learn(encoded.x(), outcomes, directions, seed);
    return new Learnt(encoded.schema(), scorer, Optional.empty());
  }

  /** Asks for nothing but what the card reads, so that no other tag counts for the coverage. */
  private static Learnt learnt(List<Feature> schema, Scorecard card) {
    Scorecard own = card.characteristics().isEmpty() ? card : card.ofOwnColumns();
    List<Feature> read =
        card.characteristics().isEmpty()
            ? schema
            : card.columns().stream().map(schema::get).toList();
    return new Learnt(read, own.ensemble(), Optional.of(own));
  }

  private static FeatureEncoder.Encoded encode(
      TrainingTable table, int[] rows, Recipe recipe, long seed) {
    return FeatureEncoder.fit(table, rows, recipe.style(), recipe.smoothing(), seed);
  }

  private static Directions directions(Recipe recipe, FeatureEncoder.Encoded encoded) {
    return recipe.directions().of(encoded.schema(), encoded.x());
  }

  private record Learnt(List<Feature> schema, Scorer scorer, Optional<Scorecard> card) {}

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
    return Arrays.stream(FeatureEncoder.encode(table, schema, rows))
        .mapToDouble(x -> calibration.probability(scorer.margin(x)))
        .toArray();
  }
}

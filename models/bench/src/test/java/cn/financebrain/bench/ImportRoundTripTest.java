package cn.financebrain.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.TreeEnsemble;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.training.fit.SmileBoosting;
import cn.financebrain.training.imports.BoundModel;
import cn.financebrain.training.imports.FeatureMapping;
import cn.financebrain.training.imports.ForeignModel;
import cn.financebrain.training.imports.Source;
import cn.financebrain.training.imports.XgboostReader;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;

/** Imported models beside XGBoost itself. */
class ImportRoundTripTest {
  private static final int COLUMNS = 9;
  private static final int ROWS = 300;

  /** XGBoost computes in floats. */
  private static final double FLOATS = 1e-5;

  private static final MadeTable TABLE = MadeTable.of(ROWS, COLUMNS);

  @Test
  void anExportedEnsembleComesBackWithItsMarginsAndReasons() throws Exception {
    TreeEnsemble ensemble =
        SmileBoosting.fit(
                TABLE.x(),
                TABLE.outcomes(),
                30,
                ScoreBenchmark.SHAPE,
                0.1,
                0.8,
                ScoreBenchmark.SEED)
            .ensemble();
    byte[] json = XgboostModel.json(ensemble, COLUMNS);
    BoundModel back = bound(XgboostReader.read(json));
    float[][] theirs = XGBoost.loadModel(json).predictContrib(matrix(TABLE.x()), 0);

    for (int i = 0; i < ROWS; i++) {
      double[] x = encode(back, TABLE.x()[i]);
      assertThat(back.ensemble().margin(x))
          .isCloseTo(ensemble.margin(TABLE.x()[i]), within(FLOATS));
      double[] contributions = byFeature(back, back.ensemble().contributions(x));
      for (int j = 0; j < COLUMNS; j++) {
        assertThat(contributions[j]).as("row %d", i).isCloseTo(theirs[i][j], within(1e-4));
      }
    }
  }

  @Test
  void aModelOfXgboostKeepsItsProbabilitiesAlsoWhereValuesAreMissingOrAtAThreshold()
      throws Exception {
    double[][] x = withMissing();
    Booster booster = XGBoost.train(labelled(x), parameters(), 20, Map.of(), null, null);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    booster.saveModel(json, "json");
    ForeignModel model = XgboostReader.read(json.toByteArray());
    BoundModel bound = bound(model);
    double[][] rows = atThresholds(bound, x);
    float[][] theirs = booster.predict(matrix(rows));

    assertThat(rows.length).isGreaterThan(ROWS + 200);
    assertThat(bound.schema().size()).isGreaterThan(COLUMNS); // some go left and right
    for (int i = 0; i < rows.length; i++) {
      assertThat(model.link().probability(bound.ensemble().margin(encode(bound, rows[i]))))
          .as(Arrays.toString(rows[i]))
          .isCloseTo(theirs[i][0], within(FLOATS));
    }
  }

  private static Map<String, Object> parameters() {
    return Map.of("objective", "binary:logistic", "max_depth", 4, "eta", 0.3, "nthread", 1);
  }

  private static double[][] withMissing() {
    double[][] x = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      x[i] = TABLE.x()[i].clone();
      x[i][i % COLUMNS] = Double.NaN;
      x[i][i * 7 / 3 % COLUMNS] = Double.NaN;
    }
    return x;
  }

  /** The rows, and for each threshold a row that has it, the double before and the one after it. */
  private static double[][] atThresholds(BoundModel bound, double[][] x) {
    List<double[]> rows = new ArrayList<>(List.of(x));
    for (int tree = 0; tree < bound.ensemble().trees(); tree++) {
      addAtThresholds(bound, bound.ensemble().tree(tree), rows);
    }
    return rows.toArray(double[][]::new);
  }

  private static void addAtThresholds(
      BoundModel bound, TreeEnsemble.Node node, List<double[]> rows) {
    if (node instanceof TreeEnsemble.Node.Split split) {
      int column = column(bound.schema().get(split.feature()));
      for (double value :
          List.of(
              Math.nextDown(split.threshold()),
              split.threshold(),
              Math.nextUp(split.threshold()))) {
        double[] row = rows.get(rows.size() % ROWS).clone();
        row[column] = value;
        rows.add(row);
      }
      addAtThresholds(bound, split.left(), rows);
      addAtThresholds(bound, split.right(), rows);
    }
  }

  private static final List<String> TAGS =
      Catalogue.bundled().tags().stream()
          .filter(tag -> tag.kind() == TagSpec.Kind.QUANTITY)
          .map(TagSpec::id)
          .limit(COLUMNS)
          .toList();

  private static BoundModel bound(ForeignModel model) {
    Map<String, Source> sources = new HashMap<>();
    for (int j = 0; j < COLUMNS; j++) {
      sources.put("f" + j, new Source.Value(TAGS.get(j)));
    }
    return BoundModel.of(model, new FeatureMapping(sources), Catalogue.bundled());
  }

  private static int column(Feature feature) {
    return TAGS.indexOf(feature.tag());
  }

  private static double[] encode(BoundModel bound, double[] row) {
    return bound.schema().stream()
        .mapToDouble(
            feature -> {
              double value = row[column(feature)];
              return Double.isNaN(value) ? ((Feature.Numeric) feature).whenMissing() : value;
            })
        .toArray();
  }

  private static double[] byFeature(BoundModel bound, double[] contributions) {
    double[] sums = new double[COLUMNS];
    for (int i = 0; i < contributions.length; i++) {
      sums[column(bound.schema().get(i))] += contributions[i];
    }
    return sums;
  }

  private static DMatrix matrix(double[][] rows) throws XGBoostError {
    float[] numbers = new float[rows.length * COLUMNS];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(Floats.of(rows[i]), 0, numbers, i * COLUMNS, COLUMNS);
    }
    return new DMatrix(numbers, rows.length, COLUMNS, Float.NaN);
  }

  private static DMatrix labelled(double[][] rows) throws XGBoostError {
    DMatrix matrix = matrix(rows);
    float[] labels = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = TABLE.outcomes()[i] ? 1 : 0;
    }
    matrix.setLabel(labels);
    return matrix;
  }
}

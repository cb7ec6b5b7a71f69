package cn.financebrain.training.imports;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.TableFile;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models that LightGBM 4.7.0 and XGBoost4J 3.4.0 trained on made-up rows with missing values, and
 * one of LightGBM's written as ONNX 1.23.1 with a base value of 0.25 and every other tree the other
 * way round. What these libraries (for ONNX, its runtime 1.30.0) make of some of the rows is in
 * {@code lightgbm-rows.csv} and so on: the features, and a column for each model.
 */
public final class Fixture {
  public static final List<String> FEATURES =
      List.of("reg_age_days", "partners", "growth", "section");

  private Fixture() {}

  public static byte[] bytes(String name) {
    try (InputStream in = Fixture.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  public static ForeignModel lightGbm(String name) {
    return LightGbmReader.read(text("lightgbm-%s.txt".formatted(name)));
  }

  public static ForeignModel xgboost(String name) {
    return XgboostReader.read(bytes("xgboost-%s.json".formatted(name)));
  }

  public static ForeignModel onnx(String name) {
    return OnnxReader.read(bytes("onnx-%s.onnx".formatted(name)));
  }

  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** Rows of the features; NaN is missing. */
  public static double[][] rows(String library) {
    double[][] columns = FEATURES.stream().map(f -> column(library, f)).toArray(double[][]::new);
    double[][] rows = new double[columns[0].length][];
    Arrays.setAll(rows, i -> Arrays.stream(columns).mapToDouble(c -> c[i]).toArray());
    return rows;
  }

  /** What the library said. */
  public static double[] probabilities(String library, String model) {
    return column(library, model);
  }

  private static double[] column(String library, String name) {
    try {
      Path file = Path.of(Fixture.class.getResource(library + "-rows.csv").toURI());
      TrainingTable table =
          TableFile.read(
              file,
              new TableFile.Columns(Optional.empty(), Optional.empty()),
              Map.of(name, TagSpec.Kind.QUANTITY));
      return ((Column.Numbers) table.columns().get(0)).values();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(library, e);
    }
  }
}

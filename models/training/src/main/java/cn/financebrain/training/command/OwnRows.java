package cn.financebrain.training.command;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.training.imports.ForeignModel;
import cn.financebrain.training.model.PlattScaling;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.TrainingTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Labelled rows in the columns of a foreign model, to calibrate it on.
 *
 * @param margins by the foreign model
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OwnRows(double[] margins, boolean[] outcomes) {

  /**
   * @param options a table with a column of numbers for each feature that the model reads, by its
   *     name there; an empty cell is missing
   */
  static OwnRows of(PlainTable options, ForeignModel model) throws IOException {
    if (options.label == null) {
      throw CommandFailure.usage("failure.no-label");
    }
    Map<String, TagSpec.Kind> kinds =
        model.featuresRead().stream()
            .collect(Collectors.toMap(Function.identity(), name -> TagSpec.Kind.QUANTITY));
    TrainingTable table = options.read(kinds);
    double[][] x = new double[table.size()][model.features().size()];
    Arrays.stream(x).forEach(row -> Arrays.fill(row, Double.NaN));
    for (Column column : table.columns()) {
      int place = model.features().indexOf(column.tag().id());
      double[] values = ((Column.Numbers) column).values();
      for (int row = 0; row < x.length; row++) {
        x[row][place] = values[row];
      }
    }
    boolean[] outcomes = table.outcomes(table.allRows());
    return new OwnRows(Arrays.stream(x).mapToDouble(model::margin).toArray(), outcomes);
  }

  Calibration.Platt platt() {
    return PlattScaling.fit(margins, outcomes);
  }
}

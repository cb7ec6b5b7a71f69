package cn.financebrain.training.artifact;

import cn.financebrain.contract.drift.Bins;
import cn.financebrain.contract.drift.Histogram;
import cn.financebrain.scoring.drift.DriftReference;
import cn.financebrain.scoring.drift.ReferenceBins;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.ColumnBins;
import cn.financebrain.training.table.TrainingTable;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells what the rows that a model was fitted on look like. */
final class References {
  private References() {}

  /**
   * @param table that the model was fitted on, with all its rows
   */
  static DriftReference of(FittedModel model, TrainingTable table) {
    Set<String> read = model.schema().stream().map(Feature::tag).collect(Collectors.toSet());
    int[] rows = table.allRows();
    SortedMap<String, Histogram> tags = new TreeMap<>();
    for (Column column : table.columns()) {
      if (read.contains(column.tag().id())) {
        Bins bins = ColumnBins.of(column, rows);
        tags.put(column.tag().id(), ColumnBins.count(bins, column, rows));
      }
    }
    double[] index =
        Arrays.stream(model.outOfFold())
            .map(probability -> RiskModel.index(probability, model.threshold()))
            .toArray();
    return new DriftReference(Bins.count(ReferenceBins.OF_INDEX, index), tags);
  }
}

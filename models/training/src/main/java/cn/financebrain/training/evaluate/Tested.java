package cn.financebrain.training.evaluate;

import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.table.TrainingTable;

/**
 * What one model said of rows that it had not seen.
 *
 * @param seed of the division into parts and of the model
 * @param trained rows of the table that the model was fitted on
 * @param rows rows of the table that were tested
 * @param probabilities of {@code rows}, calibrated
 */
@SuppressWarnings("ArrayRecordComponent") // one value for each tested row, never compared
public record Tested(
    TrainingTable table,
    long seed,
    FittedModel model,
    int[] trained,
    int[] rows,
    double[] probabilities) {

  /** What became of the tested rows. */
  public boolean[] outcomes() {
    return table.outcomes(rows);
  }

  Figures figures() {
    return Figures.of(probabilities, outcomes(), model.threshold(), Industries.inside(table, rows));
  }
}

package cn.financebrain.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.scoring.model.Feature;
import cn.financebrain.training.table.FeatureEncoder.Style;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureEncoderTest {

  @Test
  void shareOfACodeIsDrawnTowardsTheOverallShare() {
    TrainingTable table = TableOfCodes.of(500, 1);
    int[] rows = table.allRows();
    Column.Codes codes = (Column.Codes) table.columns().get(0);
    long ofJ = Arrays.stream(codes.values()).filter("J"::equals).count();
    long positiveJ =
        Arrays.stream(rows)
            .filter(i -> codes.values()[i].equals("J") && table.rows().get(i).positive())
            .count();
    double overall =
        (double) table.rows().stream().filter(TrainingTable.Row::positive).count() / 500;

    Feature.CodeTarget target =
        (Feature.CodeTarget) FeatureEncoder.fit(table, rows, Style.TREES, 20, 1).schema().get(0);

    assertThat(target.values().get("J"))
        .isCloseTo((positiveJ + 20 * overall) / (ofJ + 20), within(1e-12));
    assertThat(target.otherwise()).isCloseTo(overall, within(1e-12));
  }

  @Test
  void nothingOutsideTheTrainingRowsIsLookedAt() {
    TrainingTable one = TableOfCodes.of(400, 1);
    int[] train = IntStream.range(0, 200).toArray();
    TrainingTable other = relabelled(one);

    assertThat(FeatureEncoder.fit(one, train, Style.TREES, 5, 1).schema())
        .isEqualTo(FeatureEncoder.fit(other, train, Style.TREES, 5, 1).schema());
  }

  /** The same rows, but every outcome from row 200 on turned round. */
  private static TrainingTable relabelled(TrainingTable table) {
    return new TrainingTable(
        IntStream.range(0, table.size())
            .mapToObj(
                i -> {
                  TrainingTable.Row row = table.rows().get(i);
                  return new TrainingTable.Row(
                      row.enterprise(), row.asOf(), (i >= 200) != row.positive());
                })
            .toList(),
        table.columns());
  }

  @Test
  void aTrainingRowDoesNotSeeItsOwnOutcome() {
    // a code that occurs once tells only the overall share to its own row
    TrainingTable table = TableOfCodes.of(300, 3);
    Column.Codes column = (Column.Codes) table.columns().get(0);
    column.values()[0] = "RARE";
    double overall =
        (double) table.rows().stream().filter(TrainingTable.Row::positive).count() / 300;

    FeatureEncoder.Encoded encoded = FeatureEncoder.fit(table, table.allRows(), Style.TREES, 5, 1);

    assertThat(encoded.x()[0][0]).isCloseTo(overall, within(1e-12));
  }

  @Test
  void missingIsBelowAllForTreesAndFlaggedForLinearModels() {
    TrainingTable table = TableOfCodes.of(300, 4);
    Column.Numbers amounts = (Column.Numbers) table.columns().get(1);
    int missing =
        IntStream.range(0, 300)
            .filter(i -> Double.isNaN(amounts.values()[i]))
            .findFirst()
            .getAsInt();

    double[][] trees = FeatureEncoder.fit(table, table.allRows(), Style.TREES, 5, 1).x();
    double[][] linear = FeatureEncoder.fit(table, table.allRows(), Style.LINEAR, 5, 1).x();

    assertThat(trees[missing][1]).isLessThan(-1e12);
    assertThat(linear[missing][1]).isBetween(0.0, 10.0);
    assertThat(linear[missing][2]).isEqualTo(1);
  }
}

package cn.financebrain.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.training.table.FeatureEncoder.Style;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
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

  /** Several rows of an enterprise have its code, and an outcome that is its own. */
  @Test
  void aTrainingRowDoesNotSeeTheOutcomesOfItsEnterpriseEither() {
    TrainingTable table = TableOfCodes.yearly(100, Instant::ofEpochSecond, 0, 4, 3);
    Column.Codes column = (Column.Codes) table.columns().get(0);
    Arrays.fill(column.values(), 0, 5, "RARE");
    for (boolean positive : new boolean[] {false, true}) {
      TrainingTable told =
          new TrainingTable(
              IntStream.range(0, table.size())
                  .mapToObj(table.rows()::get)
                  .map(
                      row ->
                          row.enterprise().equals(table.rows().get(0).enterprise())
                              ? new TrainingTable.Row(row.enterprise(), row.asOf(), positive)
                              : row)
                  .toList(),
              table.columns());
      double overall =
          (double) told.rows().stream().filter(TrainingTable.Row::positive).count() / told.size();
      double[][] x = fit(told).x();
      for (int row = 0; row < 5; row++) {
        assertThat(x[row][0]).isCloseTo(overall, within(1e-12));
      }
    }
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

  @Test
  void forBinsACodeThatIsMissingIsBelowAllAndOneThatHardlyAnyRowsShareIsLeftOut() {
    TrainingTable table = TableOfCodes.of(300, 5);
    Column.Codes codes = (Column.Codes) table.columns().get(0);
    codes.values()[7] = null;

    FeatureEncoder.Encoded shared = FeatureEncoder.fit(table, table.allRows(), Style.BINS, 5, 1);
    Arrays.setAll(codes.values(), row -> "code " + row / 5);
    FeatureEncoder.Encoded scattered = FeatureEncoder.fit(table, table.allRows(), Style.BINS, 5, 1);

    assertThat(shared.x()[7][0]).isEqualTo(FeatureEncoder.BELOW_ALL);
    assertThat(shared.x()[8][0]).isPositive();
    assertThat(((Feature.CodeTarget) shared.schema().get(0)).whenMissing())
        .isEqualTo(FeatureEncoder.BELOW_ALL);
    assertThat(scattered.schema()).extracting(Feature::tag).containsExactly("amount", "listed");
  }

  @Test
  void aCodeThatOnlyMirrorsTheStrongestExceedsNothing() {
    TwoCodes made = TwoCodes.of(6_000, 7);

    Feature.CodeTarget district = second(fit(made.table()));

    // A and B differ by their industries alone, C's rows are positive more often in each of them
    assertThat(made.shareOf("A") - made.shareOf("B")).isGreaterThan(0.2);
    assertThat(district.values().get("A") - district.values().get("B")).isCloseTo(0, within(0.06));
    assertThat(district.values().get("C") - district.values().get("B")).isGreaterThan(0.15);
  }

  @Test
  void aTrainingRowDoesNotSeeItsOwnOutcomeInTheExcessOfItsCode() {
    TwoCodes made = TwoCodes.of(2_000, 8);
    made.district()[0] = "RARE";

    FeatureEncoder.Encoded encoded = fit(made.table());

    assertThat(encoded.x()[0][2]).isCloseTo(second(encoded).otherwise(), within(1e-12));
  }

  @Test
  void trainingRowsAreEncodedAsServingWouldBeforeTheirPartIsLeftOut() {
    TwoCodes made = TwoCodes.of(4_000, 9);
    int[] rows = made.table().allRows();

    FeatureEncoder.Encoded encoded = fit(made.table());

    double[][] served = FeatureEncoder.encode(made.table(), encoded.schema(), rows);
    assertThat(encoded.schema()).hasSize(3);
    for (int i : rows) {
      assertThat(encoded.x()[i]).usingComparatorWithPrecision(0.05).containsExactly(served[i]);
    }
  }

  private static FeatureEncoder.Encoded fit(TrainingTable table) {
    return FeatureEncoder.fit(table, table.allRows(), Style.TREES, 3, 1);
  }

  /** The excess of the second tag, which stands behind the shares of both. */
  private static Feature.CodeTarget second(FeatureEncoder.Encoded encoded) {
    return (Feature.CodeTarget) encoded.schema().get(2);
  }

  /** Industries J and K differ much; most of district A is J, of B and C K, and C is worse. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record TwoCodes(TrainingTable table, String[] district) {
    static TwoCodes of(int rows, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      TrainingTable.Builder builder =
          new TrainingTable.Builder(List.of(tag("industry"), tag("district")));
      for (int i = 0; i < rows; i++) {
        String district = String.valueOf("ABC".charAt(random.nextInt(3)));
        boolean j = random.nextInt(10) < (district.equals("A") ? 8 : 2);
        double chance = (j ? 0.7 : 0.1) + (district.equals("C") ? 0.25 : 0);
        builder.add(
            new TrainingTable.Row(
                new ForeignId("made", "%06d".formatted(i)),
                Instant.EPOCH,
                random.nextDouble() < chance),
            List.of(new TagValue.Code(j ? "J" : "K"), new TagValue.Code(district)),
            new BitSet());
      }
      TrainingTable table = builder.build();
      return new TwoCodes(table, ((Column.Codes) table.columns().get(1)).values());
    }

    private static TagSpec tag(String id) {
      return new TagSpec(id, id, id, Category.REGISTRATION, TagSpec.Kind.CODE, "", "B", "made up");
    }

    double shareOf(String code) {
      return IntStream.range(0, table.size())
          .filter(i -> district[i].equals(code))
          .mapToDouble(i -> table.rows().get(i).positive() ? 1 : 0)
          .average()
          .orElseThrow();
    }
  }
}

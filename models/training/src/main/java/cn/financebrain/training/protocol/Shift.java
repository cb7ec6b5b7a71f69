package cn.financebrain.training.protocol;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.drift.Bins;
import cn.financebrain.scoring.drift.ReferenceBins;
import cn.financebrain.scoring.drift.StabilityIndex;
import cn.financebrain.training.evaluate.Tested;
import cn.financebrain.training.table.Column;
import cn.financebrain.training.table.ColumnBins;
import cn.financebrain.training.table.TrainingTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How far a later period is from the rows that were trained on, by population stability index.
 *
 * @param asOf the day of the period's labels
 * @param scores of the probabilities; those of the training rows are said out of fold
 * @param tags characteristic stability indices of the tags that matter most, in their order
 */
public record Shift(LocalDate asOf, int rows, double scores, List<TagShift> tags) {
  public Shift {
    tags = List.copyOf(tags);
  }

  /** Of one tag. */
  public record TagShift(TagSpec tag, double index) {}

  /**
   * One for each instant that was tested on.
   *
   * @param tested of a model whose training rows are all earlier
   */
  static List<Shift> of(Tested tested, List<TagSpec> tags) {
    TrainingTable table = tested.table();
    TreeMap<Instant, List<Integer>> periods = new TreeMap<>();
    for (int i = 0; i < tested.rows().length; i++) {
      Instant asOf = table.rows().get(tested.rows()[i]).asOf();
      periods.computeIfAbsent(asOf, any -> new ArrayList<>()).add(i);
    }
    return periods.entrySet().stream()
        .map(period -> of(tested, period.getKey(), period.getValue(), tags))
        .toList();
  }

  private static Shift of(Tested tested, Instant asOf, List<Integer> places, List<TagSpec> tags) {
    double[] later = places.stream().mapToDouble(i -> tested.probabilities()[i]).toArray();
    int[] rows = places.stream().mapToInt(i -> tested.rows()[i]).toArray();
    return new Shift(
        LocalDate.ofInstant(asOf, ZoneOffset.UTC),
        rows.length,
        StabilityIndex.of(tested.model().outOfFold(), later, ReferenceBins.OF_NUMBERS),
        tags.stream().map(tag -> new TagShift(tag, index(tested, tag, rows))).toList());
  }

  private static double index(Tested tested, TagSpec tag, int[] later) {
    Column column =
        tested.table().columns().stream()
            .filter(each -> each.tag().equals(tag))
            .findFirst()
            .orElseThrow();
    Bins bins = ColumnBins.of(column, tested.trained());
    return StabilityIndex.of(
        ColumnBins.count(bins, column, tested.trained()).toArray(),
        ColumnBins.count(bins, column, later).toArray());
  }
}

package cn.financebrain.training.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.contract.TagValue;
import cn.financebrain.training.table.TrainingTable;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupingTest {
  private static final TagSpec YEAR =
      new TagSpec(
          "reg_established_year",
          "成立年份",
          "Year of establishment",
          Category.REGISTRATION,
          TagSpec.Kind.QUANTITY,
          "年",
          "B",
          "made up");

  /** Midnight of new year in China is still the old year in UTC. */
  @Test
  void yearsAreThoseOfChina() {
    TrainingTable.Builder table = new TrainingTable.Builder(List.of(YEAR));
    BitSet known = new BitSet();
    known.set(0);
    table.add(
        new TrainingTable.Row(
            new ForeignId("made", "1"), Instant.parse("2020-12-31T16:00:00Z"), true),
        List.of(new TagValue.Quantity(2018)),
        known);

    List<Grouping> groupings =
        Grouping.of(table.build(), new int[] {0}, Set.of("reg_established_year"));

    assertThat(groupings)
        .filteredOn(grouping -> grouping.kind() == Grouping.Kind.AGE)
        .singleElement()
        .extracting(Grouping::groups)
        .isEqualTo(List.of("3–5"));
  }
}

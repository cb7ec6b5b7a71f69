package cn.financebrain.training.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightGbmReaderTest {
  private static final String MODEL = Fixture.text("lightgbm-numeric.txt");

  @Test
  void theSlopeOfTheLogisticFunctionIsThatOfTheModel() {
    assertThat(Fixture.lightGbm("categories").link().slope()).isEqualTo(2);
    assertThat(Fixture.lightGbm("numeric").link().slope()).isEqualTo(1);
  }

  @Test
  void aTreeOfOneLeafIsItsValue() {
    String stump =
        MODEL.substring(0, MODEL.indexOf("Tree=0"))
            + "Tree=0\nnum_leaves=1\nnum_cat=0\nleaf_value=-1.25\n\nend of trees\n";

    assertThat(LightGbmReader.read(stump).margin(new double[4])).isEqualTo(-1.25);
  }

  @Test
  void zeroThatGoesAgainstItsThresholdIsRefused() {
    assertThatThrownBy(() -> Fixture.lightGbm("zero-missing"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("zero_as_missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "objective=binary sigmoid:1 | objective=regression | objective 'regression'",
        "num_class=1 | num_class=3 | 3 classes",
        "is_linear=0 | is_linear=1 | linear models",
        "end of trees | end | cut short",
        "leaf_count= | leaf_count=1 1 1 1 1 1 1 | entries of 'leaf_count', expected 6",
        "left_child= | left= | 'left_child' is missing",
        "left_child=1 | left_child=0 | two parents",
        "left_child=1 | left_child=77 | node 77 of 6 leaves",
        "threshold= | threshold=x | expected a number",
        "feature_names=reg_age_days partners | feature_names=partners | of feature 3 of 3",
        "tree | forest | the first line is not 'tree'",
      })
  void whatCannotBeImportedIsRefusedWithTheReason(String text, String other, String reason) {
    assertThat(MODEL).contains(text);

    assertThatThrownBy(() -> LightGbmReader.read(MODEL.replace(text, other)))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(reason);
  }
}

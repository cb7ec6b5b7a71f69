package cn.financebrain.training.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XgboostReaderTest {
  private static final String MODEL = Fixture.text("xgboost-numeric.json");

  @Test
  void namesOfFeaturesAreThoseOfTheModelOrNumbered() {
    assertThat(XgboostReader.read(bytes(MODEL)).features()).isEqualTo(Fixture.FEATURES);
    String unnamed = MODEL.replaceFirst("\"feature_names\":\\[[^\\]]*\\]", "\"feature_names\":[]");
    assertThat(XgboostReader.read(bytes(unnamed)).features())
        .isEqualTo(List.of("f0", "f1", "f2", "f3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"binary:logistic\" | \"reg:squarederror\" | objective 'reg:squarederror'",
        "\"num_class\":\"0\" | \"num_class\":\"3\" | 3 classes",
        "\"name\":\"gbtree\" | \"name\":\"gblinear\" | booster 'gblinear'",
        "\"base_score\":\" | \"base_score\":\"no | expected one number",
        "\"num_feature\":\"4\" | \"num_feature\":\"1\" | the model says it has 1",
        "\"attributes\":{} | \"attributes\":{\"best_iteration\":\"1\"} | save model[:2]",
        "\"sum_hessian\" | \"weights\" | 'sum_hessian' of node",
        "\"left_children\":[1, | \"left_children\":[0, | two parents",
        "\"left_children\":[1, | \"left_children\":[99, | node 99 of",
        "\"learner\" | \"teacher\" | no 'learner'",
        "{\"learner\" | \"learner\" | not JSON",
      })
  void whatCannotBeImportedIsRefusedWithTheReason(String text, String other, String reason) {
    assertThat(MODEL).contains(text);

    assertThatThrownBy(() -> XgboostReader.read(bytes(MODEL.replace(text, other))))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void dartTreesOfOlderVersionsCountByTheirWeights() {
    String tree = MODEL.replaceFirst("\"gradient_booster\":", "\"gradient_booster\":{\"gbtree\":");
    String dart =
        tree.replace(
            "\"name\":\"gbtree\"}",
            "\"name\":\"gbtree\"},\"name\":\"dart\",\"weight_drop\":[2,2,2,2]}");
    ForeignModel one = XgboostReader.read(bytes(MODEL));
    ForeignModel two = XgboostReader.read(bytes(dart));
    double[] row = {1000, 2, 3, 4};

    assertThat(two.margin(row) - two.base())
        .isCloseTo(2 * (one.margin(row) - one.base()), within(1e-9));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

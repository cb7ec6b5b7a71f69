package cn.financebrain.scoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.corpus.Corpus;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each record of the corpus that does not fit what was told before is seen for what it is. */
class CorpusHistoriesTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  @TestFactory
  Stream<DynamicTest> recordsThatDoNotFit() {
    return Corpus.tests("histories.yaml", CorpusHistoriesTest::check);
  }

  private static void check(JsonNode broken) {
    Profile profile = Profile.empty(CATALOGUE);
    Applied last = Applied.ADDED;
    for (JsonNode told : broken.required("records")) {
      boolean retracted = told.path("retracted").asBoolean();
      Map<String, FieldValue> data =
          retracted
              ? Map.of()
              : Map.of("tax_amount", new FieldValue.Quantity(told.get("amount").asDouble()));
      last =
          profile.apply(
              Histories.revision(
                  "tax.assessed",
                  Category.TAX,
                  "1",
                  1,
                  1,
                  told.required("revision").asInt(),
                  retracted,
                  data));
    }
    assertThat(last.name()).isEqualTo(broken.required("becomes").asText());
  }
}

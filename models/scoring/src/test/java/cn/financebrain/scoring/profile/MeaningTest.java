package cn.financebrain.scoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.TagValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What each tag means, by cases with values that were worked out by hand: {@code
 * src/test/resources/meaning/<category>.yaml}, to be read by people of the field.
 */
class MeaningTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private static List<MeaningCase> cases() throws IOException {
    List<MeaningCase> cases = new ArrayList<>();
    for (Category category : Category.values()) {
      try (InputStream in =
          MeaningTest.class.getResourceAsStream("/meaning/" + category.id() + ".yaml")) {
        if (in != null) {
          for (JsonNode node : YAML.readTree(in)) {
            cases.add(MeaningCase.of(node));
          }
        }
      }
    }
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> eachCaseGivesWhatItSays() throws IOException {
    return cases().stream()
        .map(told -> DynamicTest.dynamicTest(told.tag() + ": " + told.says(), () -> check(told)));
  }

  private static void check(MeaningCase told) {
    TagValue value = told.value(CATALOGUE);
    if (told.expected() instanceof TagValue.Quantity quantity) {
      assertThat(value).isInstanceOf(TagValue.Quantity.class);
      assertThat(((TagValue.Quantity) value).value())
          .isCloseTo(quantity.value(), within(1e-9 * Math.max(1, Math.abs(quantity.value()))));
    } else {
      assertThat(value).isEqualTo(told.expected());
    }
  }

  @Test
  void everyTagOfTheRequiredListHasACase() throws IOException {
    Set<String> required = new TreeSet<>();
    try (InputStream in = MeaningTest.class.getResourceAsStream("/meaning/required.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(required::add);
    }
    Set<String> told = new TreeSet<>();
    cases().forEach(one -> told.add(one.tag()));

    assertThat(required).hasSize(255);
    assertThat(told).containsAll(required);
    assertThat(CATALOGUE.tags().stream().map(tag -> tag.id())).containsAll(required);
  }
}

package cn.financebrain.training.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FeatureMappingTest {
  @Test
  void featuresAreTagsCodesIndicatorsOrFlags() {
    FeatureMapping mapping =
        FeatureMapping.parse(
            """
            features:
              a: capital
              b: {tag: industry, codes: {A: 1, "01": 2}, otherwise: 9}
              c: {tag: industry, code: A}
              d: {tag: capital, missing: true}
              e: {tag: industry, codes: {A: 1}}
            """);

    assertThat(mapping.sources())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "a", new Source.Value("capital"),
                "b",
                    new Source.Codes("industry", Map.of("A", 1.0, "01", 2.0), OptionalDouble.of(9)),
                "c", new Source.Indicator("industry", "A"),
                "d", new Source.Missing("capital"),
                "e", new Source.Codes("industry", Map.of("A", 1.0), OptionalDouble.empty())));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                FeatureMapping.parse(
                    """
                    features:
                      a: 3
                      b: {tag: industry, code: A, missing: true}
                      c: {tag: industry, codes: {A: one}}
                      d: {tag: capital, missing: false}
                      e: {tag: capital, scale: 2}
                      f: {tag: capital, otherwise: 2}
                      g: {tag: industry, code: 7}
                    """))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("feature 'a'")
        .hasMessageContaining("feature 'b'")
        .hasMessageContaining("'A' is \"one\", expected a number")
        .hasMessageContaining("missing false, expected true")
        .hasMessageContaining("feature 'e'")
        .hasMessageContaining("'otherwise' goes with 'codes' only")
        .hasMessageContaining("put it in quotes");
  }

  @Test
  void anotherFileIsRefused() {
    assertThatThrownBy(() -> FeatureMapping.parse("tags: {}")).hasMessageContaining("'features'");
    assertThatThrownBy(() -> FeatureMapping.parse("features: [")).hasMessageContaining("not YAML");
  }
}

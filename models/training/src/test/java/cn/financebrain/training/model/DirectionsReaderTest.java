package cn.financebrain.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectionsReaderTest {

  @Test
  void theProductsOwnNameTagsOfTheCatalogueThatHaveAnOrder() {
    List<String> ordered =
        Catalogue.bundled().tags().stream()
            .filter(tag -> tag.kind() != TagSpec.Kind.CODE)
            .map(TagSpec::id)
            .toList();
    for (Risk risk : Risk.values()) {
      TagDirections own =
          DirectionsReader.read(DirectionsReader.bundled(), risk.id(), ordered::contains);
      assertThat(own.rises()).containsValues(true, false).hasSizeGreaterThan(20);
    }
  }

  @Test
  void readsOnePart() {
    String yaml =
        """
        default: {rises: [debt], falls: [income]}
        table: {rises: [income]}
        """;
    Set<String> known = Set.of("debt", "income");

    assertThat(DirectionsReader.read(yaml, "default", known::contains).rises())
        .isEqualTo(Map.of("debt", true, "income", false));
    assertThat(DirectionsReader.read(yaml, "table", known::contains).rises())
        .isEqualTo(Map.of("income", true));
    assertThat(DirectionsReader.read(yaml, "fundraising", known::contains))
        .isEqualTo(TagDirections.NONE);
  }

  @Test
  void tellsAllProblemsAtOnce() {
    String yaml =
        """
        defaults: {}
        default: {up: [debt], rises: [debt, dept], falls: [debt]}
        """;
    assertThatThrownBy(() -> DirectionsReader.read(yaml, "default", "debt"::equals))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            part 'defaults', expected one of default, fundraising, table
            default: key 'up', expected rises or falls
            default, rises: 'dept' is no tag whose values have an order
            default, falls: 'debt' stands there twice""");
    assertThatThrownBy(() -> DirectionsReader.read("default: {rises: debt}", "default", t -> true))
        .hasMessage("default, rises: expected a list of tags");
    assertThatThrownBy(() -> DirectionsReader.read("[", "default", t -> true))
        .hasMessageStartingWith("line 1");
  }
}

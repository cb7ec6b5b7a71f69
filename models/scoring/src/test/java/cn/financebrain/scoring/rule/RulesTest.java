package cn.financebrain.scoring.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.TagVector;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private final Rules rules = Rules.bundled(CATALOGUE);

  @Test
  void firesWhereTheConditionHolds() {
    TagVector tags =
        TagVector.of(
            CATALOGUE,
            Map.of(
                "ad_principal_guarantee",
                new TagValue.Truth(true),
                "ad_yield_max_90d",
                new TagValue.Quantity(18)));

    assertThat(rules.fired(Risk.FUNDRAISING, tags))
        .extracting(Rule::id)
        .containsExactly("unlicensed_principal_guarantee");
    assertThat(rules.fired(Risk.DEFAULT, tags)).isEmpty();
  }

  @Test
  void aMissingTagNeverFires() {
    TagVector tags =
        TagVector.of(CATALOGUE, Map.of("ad_principal_guarantee", new TagValue.Truth(true)));

    assertThat(rules.fired(Risk.FUNDRAISING, tags)).isEmpty();
  }

  @Test
  void namesAllProblemsAtOnce() {
    String broken =
        """
        rules:
          - {id: a, risk: rain, band: red, zh: 甲, en: A, basis: none, condition: reg_capital > 1}
          - {id: b, risk: default, band: red, zh: 乙, en: B, basis: none, condition: no_tag > 1}
          - {id: b, risk: default, band: red, zh: 丙, en: C, basis: none, condition: '1 +', x: 1}
        """;

    assertThatThrownBy(() -> Rules.parse("r.yaml", broken, CATALOGUE))
        .hasMessageContaining("rule a: risk 'rain'")
        .hasMessageContaining("rule b: condition reads 'no_tag', which is no tag")
        .hasMessageContaining("rule b: unknown key 'x'")
        .hasMessageContaining("rule b: the id is used twice");
  }
}

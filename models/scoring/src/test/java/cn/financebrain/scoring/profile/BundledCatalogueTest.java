package cn.financebrain.scoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.scoring.rule.Rules;
import org.junit.jupiter.api.Test;

class BundledCatalogueTest {
  private final Catalogue catalogue = Catalogue.bundled();

  @Test
  void hasAtLeastSixtyTagsOfManyCategories() {
    assertThat(catalogue.tags()).hasSizeGreaterThan(150);
    assertThat(catalogue.tags().stream().map(TagSpec::category).distinct()).hasSizeGreaterThan(8);
    assertThat(catalogue.eventTypes())
        .contains(
            "registration.snapshot",
            "annual_report.filed",
            "tax.assessed",
            "public_opinion.article",
            "litigation.summary",
            "ip.summary",
            "financial_statement.filed");
  }

  @Test
  void compilesTheBundledRules() {
    assertThat(Rules.bundled(catalogue).rules()).isNotEmpty();
  }
}

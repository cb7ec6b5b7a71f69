package cn.financebrain.scoring.rule;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.scoring.corpus.Corpus;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.CatalogueException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each broken file of rules of the corpus is refused, and the problem is told. */
class CorpusRulesTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final String SOUND =
      """
      rules:
        - {id: a, kind: hard, risk: default, band: red, zh: 甲, en: A, basis: 条例, author: li, condition: tag.reg_capital > 1}
      """;

  @TestFactory
  Stream<DynamicTest> brokenRules() {
    return Corpus.tests(
        "rules.yaml",
        broken ->
            assertThatThrownBy(() -> Rules.parse("r.yaml", Corpus.edited(SOUND, broken), CATALOGUE))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(broken.required("problem").asText()));
  }
}

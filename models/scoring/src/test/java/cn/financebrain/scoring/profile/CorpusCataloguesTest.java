package cn.financebrain.scoring.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.financebrain.scoring.corpus.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each broken catalogue of the corpus is refused, and the problem is told. */
class CorpusCataloguesTest {
  private static final String SOUND =
      """
      category: tax
      from: tax.assessed
      tags:
        - {id: t_sum, zh: 总额, en: Total, aggregate: sum, value: tax_amount}
        - {id: t_cnt, zh: 笔数, en: Count, aggregate: count, window: 30d}
        - {id: t_mean, zh: 均值, en: Mean, formula: t_sum / t_cnt}
      """;

  @Test
  void theSoundOneIsRead() {
    assertThat(Catalogue.parse("tax.yaml", SOUND).tags()).hasSize(3);
  }

  @TestFactory
  Stream<DynamicTest> brokenCatalogues() {
    return Corpus.tests(
        "catalogues.yaml",
        broken -> {
          String yaml = Corpus.edited(SOUND, broken);

          CatalogueException refused =
              catchThrowableOfType(
                  CatalogueException.class, () -> Catalogue.parse("tax.yaml", yaml));

          assertThat(refused).as("refused").isNotNull();
          assertThat(refused.problems())
              .anySatisfy(
                  problem -> assertThat(problem).contains(broken.required("problem").asText()));
        });
  }
}

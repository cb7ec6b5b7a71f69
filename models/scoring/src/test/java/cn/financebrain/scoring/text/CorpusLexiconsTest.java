package cn.financebrain.scoring.text;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.scoring.corpus.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each broken lexicon and each broken rule of stance is refused, and the problem is told. */
class CorpusLexiconsTest {
  private static final String SOUND =
      """
      id: gifts
      zh: 礼品
      en: Gifts
      basis: 条例
      promises: true
      words: [鸡蛋, 米面油]
      weights: {鸡蛋: 3}
      except: [鸡蛋灌饼]
      """;

  @TestFactory
  Stream<DynamicTest> brokenLexicons() {
    return Corpus.tests(
        "lexicons.yaml",
        broken -> {
          LexiconReader reader = new LexiconReader();
          reader.read("gifts.yaml", Corpus.edited(SOUND, broken));

          assertThatThrownBy(reader::lexicons)
              .isInstanceOf(LexiconException.class)
              .hasMessageContaining(broken.required("problem").asText());
        });
  }

  @TestFactory
  Stream<DynamicTest> brokenStances() {
    return Corpus.tests(
        "stances.yaml",
        broken ->
            assertThatThrownBy(
                    () -> StanceReader.read("stance.yaml", Corpus.text(broken.get("yaml"))))
                .isInstanceOf(LexiconException.class)
                .hasMessageContaining(broken.required("problem").asText()));
  }
}

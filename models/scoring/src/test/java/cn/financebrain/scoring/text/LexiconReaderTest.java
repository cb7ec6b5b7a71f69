package cn.financebrain.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LexiconReaderTest {
  private final LexiconReader reader = new LexiconReader();

  @Test
  void readsWordsWeightsAndExceptions() {
    reader.read(
        "gifts.yaml",
        """
        id: gifts
        zh: 礼品
        en: Gifts
        basis: 测试
        promises: true
        words: [鸡蛋, 米面油]
        weights: {鸡蛋: 3}
        except: [鸡蛋灌饼]
        """);

    Lexicon lexicon = reader.lexicons().get("gifts");

    assertThat(lexicon.words()).containsEntry("鸡蛋", 3).containsEntry("米面油", 1);
    assertThat(lexicon.expressions()).containsExactly("鸡蛋灌饼", "米面油", "鸡蛋");
    assertThat(lexicon.promises()).isTrue();
  }

  @Test
  void namesAllProblemsAtOnce() {
    reader.read(
        "gifts.yaml",
        """
        id: presents
        zh: 礼品
        en: Gifts
        colour: red
        words: [鸡蛋, 鸡蛋, 蛋, ＶＲ]
        weights: {米: 2, 鸡蛋: 0}
        except: [牛奶]
        """);
    reader.read("empty.yaml", "{id: empty, zh: 空, en: Empty, basis: 测试}");
    reader.read("broken.yaml", "words: [");

    assertThatThrownBy(reader::lexicons)
        .isInstanceOfSatisfying(
            LexiconException.class,
            e ->
                assertThat(e.problems())
                    .anyMatch(p -> p.startsWith("gifts.yaml: unknown key 'colour'"))
                    .contains(
                        "gifts.yaml: id 'presents', expected the name of the file",
                        "gifts.yaml: key 'basis' is missing",
                        "gifts.yaml, word '鸡蛋': is there twice",
                        "gifts.yaml, word '蛋': expected 2 to 20 characters",
                        "gifts.yaml, word 'ＶＲ': expected it as 'vr', as texts are read",
                        "gifts.yaml, word '米': has a weight but is no word",
                        "gifts.yaml, word '鸡蛋': weight 0, expected a whole number from 1",
                        "gifts.yaml, word '牛奶': is an exception that holds no word",
                        "empty.yaml: key 'words' is missing or empty")
                    .anyMatch(p -> p.startsWith("broken.yaml: is not YAML")));
  }

  @Test
  void stanceNamesAllProblemsAtOnce() {
    assertThatThrownBy(() -> StanceReader.read("stance.yaml", "{warning: [谨防, 谨防], denials: [不得]}"))
        .isInstanceOfSatisfying(
            LexiconException.class,
            e ->
                assertThat(e.problems())
                    .contains(
                        "stance.yaml, warning: '谨防' is empty or there twice",
                        "stance.yaml: key 'denial' is missing or empty",
                        "stance.yaml: unknown key 'denials'"));
  }
}

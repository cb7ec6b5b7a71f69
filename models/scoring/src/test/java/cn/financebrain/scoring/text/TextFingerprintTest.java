package cn.financebrain.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a model pins of a lexicon: all that decides what is found, and nothing else. */
class TextFingerprintTest {
  private static final String GIFTS =
      """
      id: gifts
      zh: 礼品
      en: Gifts
      basis: 条例
      words: [鸡蛋, 米面油]
      weights: {鸡蛋: 3}
      except: [鸡蛋灌饼]
      """;
  private static final String STANCE =
      """
      warning: [谨防]
      denial: [不得]
      supposition: [如果]
      question: [吗]
      general: [据称]
      refuted: [是假的]
      refuted_sentence: [系谣言]
      but: [但]
      none: [不得不]
      fillers: [的]
      near: [不]
      near_alone: [没有]
      prefix: [非]
      lure: [想]
      """;
  private static final String BEFORE = fingerprint(GIFTS, STANCE);

  @Test
  void aWordAWeightAnExceptionAndAPromiseChangeIt() {
    assertThat(fingerprint(GIFTS.replace("米面油", "牛奶"), STANCE)).isNotEqualTo(BEFORE);
    assertThat(fingerprint(GIFTS.replace("3", "2"), STANCE)).isNotEqualTo(BEFORE);
    assertThat(fingerprint(GIFTS.replace("灌饼", "饼"), STANCE)).isNotEqualTo(BEFORE);
    assertThat(fingerprint(GIFTS + "promises: true\n", STANCE)).isNotEqualTo(BEFORE);
  }

  @Test
  void namesAndTheOrderOfWordsDoNot() {
    assertThat(fingerprint(GIFTS.replace("礼品", "赠品").replace("Gifts", "Presents"), STANCE))
        .isEqualTo(BEFORE);
    assertThat(fingerprint(GIFTS.replace("鸡蛋, 米面油", "米面油, 鸡蛋"), STANCE)).isEqualTo(BEFORE);
  }

  @Test
  void theRulesOfStanceChangeIt() {
    for (String part : new String[] {"谨防", "不得不", "没有", "想"}) {
      assertThat(fingerprint(GIFTS, STANCE.replace(part, "勿信"))).as(part).isNotEqualTo(BEFORE);
    }
  }

  private static String fingerprint(String lexicon, String stance) {
    LexiconReader reader = new LexiconReader();
    reader.read("gifts.yaml", lexicon);
    Map<String, Lexicon> lexicons = reader.lexicons();
    return new TextReader(lexicons, StanceReader.read("stance.yaml", stance)).fingerprint("gifts");
  }
}

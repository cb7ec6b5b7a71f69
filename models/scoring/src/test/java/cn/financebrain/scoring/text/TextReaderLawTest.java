package cn.financebrain.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every text, sensible or not. */
class TextReaderLawTest {
  private static final TextReader READER = TextReader.bundled();
  private static final List<String> IDS = TextReader.lexicons().stream().sorted().toList();

  /** Any characters at all, lone surrogates and control characters among them. */
  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.strings().all().ofMaxLength(60);
  }

  /** Words, cues, numbers and marks in any order: where the rules have most to decide. */
  @Provide
  Arbitrary<String> mixtures() {
    Arbitrary<String> words =
        Arbitraries.of(IDS)
            .flatMap(
                id ->
                    Arbitraries.of(READER.lexicon(id).words().keySet().stream().sorted().toList()));
    Arbitrary<String> cues =
        Arbitraries.of(READER.stance().reaches().keySet().stream().sorted().toList());
    Arbitrary<String> marks =
        Arbitraries.of(
            "，", "。", "、", "！", "：", "（", "）", "“", "《", "》", " ", "\n", "🔥", "*", "不", "没有", "未",
            "吗", "的", "公司", "年化", "月息", "日息", "每月", "收益", "返", "12%", "百分之八", "2分", "千分之五", "-",
            "至", "三个月", "翻倍", "投1万元", "返300元", "x.com/a", "Ａ", "9");
    return Arbitraries.frequencyOf(Tuple.of(3, words), Tuple.of(2, cues), Tuple.of(5, marks))
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500)
  void neverThrows(@ForAll("anything") String any, @ForAll("mixtures") String mixture) {
    for (String text : List.of(any, mixture, any + mixture)) {
      assertThat(READER.hits(text, "yield_promise")).isNotNegative();
      READER.annualRate(text).ifPresent(rate -> assertThat(rate).isPositive().isFinite());
    }
  }

  @Property(tries = 500)
  void readsTheSameAgain(@ForAll("mixtures") String text) {
    for (String id : IDS) {
      assertThat(READER.hits(text, id)).isEqualTo(READER.read(text).hits(id));
    }
    assertThat(READER.annualRate(text)).isEqualTo(READER.annualRate(text));
  }

  @Property(tries = 500)
  void readsSentencesForThemselves(
      @ForAll("mixtures") String first, @ForAll("mixtures") String second) {
    String both = first + "。\n" + second;
    for (String id : IDS) {
      Lexicon lexicon = READER.lexicon(id);
      Set<String> together = new HashSet<>(READER.read(first).words(lexicon));
      together.addAll(READER.read(second).words(lexicon));
      assertThat(READER.read(both).words(lexicon)).isEqualTo(together);
    }
    assertThat(READER.annualRate(both))
        .isEqualTo(greater(READER.annualRate(first), READER.annualRate(second)));
  }

  @Example
  void blanksAtTheEndOfASentenceMakeNoDifference() {
    readsSentencesForThemselves("非吸纳米 ", "");
  }

  private static OptionalDouble greater(OptionalDouble first, OptionalDouble second) {
    return Stream.of(first, second)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }
}

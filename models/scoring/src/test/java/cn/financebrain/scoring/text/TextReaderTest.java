package cn.financebrain.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextReaderTest {
  private final TextReader reader = TextReader.bundled();

  @Test
  void knowsTheLexiconsThatTagsName() {
    assertThat(TextReader.lexicons())
        .containsExactlyInAnyOrder(
            "restricted_financial",
            "fundraising_like",
            "redemption",
            "fraud",
            "yield_promise",
            "shutdown",
            "principal_guarantee",
            "elderly",
            "wealth_role",
            "sales_role",
            "rights_group",
            "celebrity",
            "state_owned_claim",
            "tech_concept",
            "gov_project",
            "invest_app",
            "referral",
            "token",
            "site_keyword");
  }

  @Test
  void refusesAnUnknownLexicon() {
    assertThatThrownBy(() -> reader.hits("", "poetry"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no lexicon 'poetry', expected one of [celebrity, ");
  }

  @Test
  void answersForSeveralLexiconsFromOneReading() {
    Reading reading = reader.read("保本保息，年化12%，国企担保，老年朋友专享");

    assertThat(reading.hits("principal_guarantee")).isEqualTo(2);
    assertThat(reading.hits("elderly")).isEqualTo(1);
    assertThat(reading.annualRate()).hasValue(12);
  }

  @Test
  @Timeout(60)
  void cutsLongTextInsteadOfReadingItAll() {
    String long1 = "公司爆雷。" + "无关的话，".repeat(200_000) + "老板跑路。";
    String long2 = "“".repeat(1_000_000);
    String long3 = "警惕没有、年化一至".repeat(100_000);

    assertThat(reader.hits(long1, "redemption")).isEqualTo(1);
    assertThat(reader.hits(long2, "redemption")).isZero();
    assertThat(reader.annualRate(long3)).isEmpty();
    assertThat(reader.hits("无".repeat(19_996) + "，保本，保息", "yield_promise")).isEqualTo(1);
  }

  @Test
  void isSafeForSeveralThreads() {
    List<String> texts =
        IntStream.range(0, 200).mapToObj(i -> "第" + i + "期保本理财，年化" + i % 30 + "%，不承诺刚兑").toList();

    assertThat(texts.parallelStream().map(this::summary).toList())
        .isEqualTo(texts.stream().map(this::summary).toList());
  }

  private String summary(String text) {
    return reader.hits(text, "principal_guarantee") + " " + reader.annualRate(text);
  }
}

package cn.financebrain.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextReaderTest {
  private final TextReader reader = TextReader.bundled();

  @Test
  void countsDifferentWords() {
    assertThat(reader.hits("公司爆雷，投资者无法提现，老板跑路，跑路", "redemption")).isEqualTo(3);
  }

  @Test
  void seesTheBordersOfWords() {
    assertThat(reader.hits("确保本月发货", "yield_promise")).isZero();
    assertThat(reader.hits("慈善基金会", "fundraising_like")).isZero();
  }

  @Test
  void readsPromisedRates() {
    assertThat(reader.annualRate("预期年化８％-１５％")).hasValue(15);
    assertThat(reader.annualRate("月息2分")).hasValue(24);
    assertThat(reader.annualRate("全场八折")).isEmpty();
  }

  @Test
  void refusesAnUnknownLexicon() {
    assertThat(TextReader.lexicons()).hasSize(19);
    assertThatThrownBy(() -> reader.hits("", "poetry"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no lexicon 'poetry'");
  }
}

package cn.financebrain.scoring.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReferenceRatesTest {
  private final ReferenceRates rates = ReferenceRates.bundled();

  @Test
  void isInForceFromItsDayOn() {
    assertThat(rates.at("lpr_1y", LocalDate.of(2019, 8, 20))).hasValue(4.25);
    assertThat(rates.at("lpr_1y", LocalDate.of(2020, 4, 19))).hasValue(4.05);
    assertThat(rates.at("lpr_1y", LocalDate.of(2020, 4, 20))).hasValue(3.85);
    assertThat(rates.at("lpr_1y", LocalDate.of(2024, 10, 20))).hasValue(3.35);
    assertThat(rates.at("lpr_1y", LocalDate.of(2024, 10, 21))).hasValue(3.10);
  }

  @Test
  void staysInForceUntilAnotherIsKnown() {
    assertThat(rates.at("lpr_1y", LocalDate.of(2099, 1, 1))).hasValue(3.00);
  }

  @Test
  void isUnknownBeforeTheFirst() {
    assertThat(rates.at("lpr_1y", LocalDate.of(2019, 8, 19))).isEmpty();
  }

  @Test
  void refusesAnUnknownRate() {
    assertThat(rates.ids()).containsExactly("lpr_1y");
    assertThatThrownBy(() -> rates.at("libor", LocalDate.of(2020, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no reference rate 'libor'");
  }

  @Test
  void namesAllProblemsOfAFile() {
    String yaml =
        """
        values:
          - {from: 2020-01-20, percent: 4.15}
          - {from: 2020-01-20, percent: 4.05}
          - {from: soon, percent: 4}
          - {from: 2020-03-20, percent: none}
        """;

    assertThatThrownBy(() -> RateHistoryReader.read("x.yaml", yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2020-01-20: does not come after 2020-01-20")
        .hasMessageContaining("from 'soon', expected a day")
        .hasMessageContaining("percent '\"none\"', expected a number above 0");
  }
}

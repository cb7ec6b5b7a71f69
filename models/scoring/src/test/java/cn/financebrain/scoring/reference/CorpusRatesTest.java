package cn.financebrain.scoring.reference;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.scoring.corpus.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each broken history of a rate is refused, and the problem is told. */
class CorpusRatesTest {
  @TestFactory
  Stream<DynamicTest> brokenRates() {
    return Corpus.tests(
        "rates.yaml",
        broken ->
            assertThatThrownBy(
                    () -> RateHistoryReader.read("rate.yaml", broken.required("yaml").asText()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(broken.required("problem").asText()));
  }
}

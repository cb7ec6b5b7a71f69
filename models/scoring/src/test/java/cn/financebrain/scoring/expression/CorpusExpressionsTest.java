package cn.financebrain.scoring.expression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.scoring.corpus.Corpus;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each broken expression of the corpus is refused, and the place is told. */
class CorpusExpressionsTest {
  @TestFactory
  Stream<DynamicTest> brokenExpressions() {
    return Corpus.tests(
        "expressions.yaml",
        broken ->
            assertThatThrownBy(() -> Expression.parse(Corpus.text(broken.required("text"))))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(broken.required("problem").asText()));
  }
}

package cn.financebrain.scoring.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Realistic sentences, each with what a person reads in it. */
class SentencesTest {
  private final TextReader reader = TextReader.bundled();

  private static JsonNode cases(String file) throws IOException {
    try (InputStream in = SentencesTest.class.getResourceAsStream("/text/" + file)) {
      return new YAMLMapper().readTree(in);
    }
  }

  private static Stream<JsonNode> stream(JsonNode cases) {
    return StreamSupport.stream(cases.spliterator(), false);
  }

  @TestFactory
  Stream<DynamicTest> assertsWords() throws IOException {
    return stream(cases("words.yaml")).map(this::wordTest);
  }

  private DynamicTest wordTest(JsonNode sentence) {
    String text = sentence.get("text").asText();
    String lexicon = sentence.get("lexicon").asText();
    return DynamicTest.dynamicTest(
        lexicon + ": " + text,
        () ->
            assertThat(reader.hits(text, lexicon))
                .as("%s: %s asserts %s", lexicon, text, words(text, lexicon))
                .isEqualTo(sentence.get("expect").intValue()));
  }

  private Iterable<String> words(String text, String lexicon) {
    return reader.read(text).words(reader.lexicon(lexicon));
  }

  @TestFactory
  Stream<DynamicTest> readsPromisedRates() throws IOException {
    return stream(cases("rates.yaml")).map(this::rateTest);
  }

  private DynamicTest rateTest(JsonNode sentence) {
    String text = sentence.get("text").asText();
    return DynamicTest.dynamicTest(
        "rate: " + text,
        () -> {
          OptionalDouble rate = reader.annualRate(text);
          if (sentence.get("rate").asText().equals("none")) {
            assertThat(rate).as(text).isEmpty();
          } else {
            assertThat(rate).as(text).isPresent();
            assertThat(rate.getAsDouble())
                .as(text)
                .isCloseTo(sentence.get("rate").doubleValue(), within(1e-9));
          }
        });
  }

  @Test
  void thereAreEnoughSentences() throws IOException {
    assertThat(cases("words.yaml").size()).isGreaterThan(150);
    assertThat(cases("rates.yaml").size()).isGreaterThan(80);
    assertThat(stream(cases("words.yaml")).map(c -> c.get("lexicon").asText()))
        .containsAll(TextReader.lexicons());
  }
}

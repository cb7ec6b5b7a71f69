package cn.financebrain.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.ingest.corpus.Corpus;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each broken dead letter and alert of the corpus is refused, and the problem is told. */
class CorpusMessagesTest {
  @TestFactory
  Stream<DynamicTest> brokenMessages() {
    return Corpus.tests(
        "messages.yaml",
        broken ->
            assertThatThrownBy(() -> decode(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(broken.required("problem").asText()));
  }

  private static void decode(JsonNode broken) {
    if (broken.required("of").asText().equals("letter")) {
      DeadLetterCodec.decode(edited(Messages.LETTER, broken));
    } else {
      AlertCodec.decode(edited(Messages.ALERT, broken));
    }
  }

  private static byte[] edited(byte[] sound, JsonNode broken) {
    return Corpus.edited(new String(sound, UTF_8), broken).getBytes(UTF_8);
  }
}

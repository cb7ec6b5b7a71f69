package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.client.api.ServerException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTailTest {
  private static final String MESSAGE = "Code: 395. DB::Exception: 晚了. (SOME_NAME)";

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final AnswerTail tail = new AnswerTail(output);

  private void take(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    tail.take(bytes, bytes.length);
  }

  private static String block(String closingTag) {
    int length = MESSAGE.getBytes(StandardCharsets.UTF_8).length;
    return "\r\n__exception__\r\nabcdefghijklmnop\r\n"
        + MESSAGE
        + ("\n" + length + " " + closingTag + "\r\n__exception__\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1 << 14, (1 << 14) + 1, 100_000})
  void aWholeAnswerComesOutAsItWent(int length) {
    String half = "x".repeat(length);

    take(half);
    take("y");
    take(half);
    tail.release();

    assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo(half + "y" + half);
  }

  @Test
  void aMarkedErrorIsFoundAcrossPieces() {
    take("1\n".repeat(50_000) + block("abcdefghijklmnop").substring(0, 20));
    take(block("abcdefghijklmnop").substring(20));

    assertThat(tail.marked().map(ServerException::getMessage)).contains(MESSAGE);
    assertThat(tail.marked().map(ServerException::getCode)).contains(395);
    assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("exception");
  }

  @Test
  void aBlockThatContradictsItselfIsData() {
    take(block("another_tag"));

    assertThat(tail.marked()).isEmpty();
  }

  @Test
  void anOlderServersBareErrorCountsWhereTheAnswerIsCut() {
    take("1\n2\n" + MESSAGE + "\n");

    assertThat(tail.marked()).isEmpty();
    assertThat(tail.atCut().map(ServerException::getCode)).contains(395);
  }

  @Test
  void aCutWithoutAnErrorHasNone() {
    take("1\n2\n");

    assertThat(tail.atCut()).isEmpty();
  }
}

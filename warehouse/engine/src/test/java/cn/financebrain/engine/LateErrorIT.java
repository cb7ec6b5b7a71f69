package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** An error that comes when rows have been sent already is told behind them, as a server does. */
class LateErrorIT {

  private static final String SQL =
      "SELECT throwIf(number = 3000000, 'late') FROM numbers(5000000)";
  private static final Pattern TAG = Pattern.compile("X-ClickHouse-Exception-Tag: ([a-z]{16})\r\n");

  /** By the old protocol, which has no chunks. */
  private static String answer(String parameters) throws IOException {
    try (RawClient client = new RawClient()) {
      return client.send(RawClient.post(parameters, SQL).replace("HTTP/1.1", "HTTP/1.0")).readAll();
    }
  }

  @Test
  void theBlockHasTheTagOfTheHeaderAndTheMessagesLength() throws IOException {
    String answer = answer("");

    Matcher tag = TAG.matcher(answer);
    assertThat(tag.find()).isTrue();
    Matcher block =
        Pattern.compile(
                "\r\n__exception__\r\n%1$s\r\n(.*)\n(\\d+) %1$s\r\n__exception__\r\n$"
                    .formatted(tag.group(1)),
                Pattern.DOTALL)
            .matcher(answer);
    assertThat(block.find()).isTrue();
    assertThat(block.group(1)).startsWith("Code: 395. DB::Exception: late");
    assertThat(block.group(2)).isEqualTo(Integer.toString(block.group(1).length()));
  }

  @Test
  void aCompressorHandsItOutBeforeTheCut() throws IOException {
    byte[] answer;
    try (RawClient client = new RawClient()) {
      answer =
          client
              .send(
                  RawClient.post("", SQL)
                      .replace("HTTP/1.1\r\n", "HTTP/1.0\r\nAccept-Encoding: gzip\r\n"))
              .readAll()
              .getBytes(StandardCharsets.ISO_8859_1);
    }
    int body = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    StringBuilder text = new StringBuilder();
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(answer, body, answer.length - body))) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        text.append((char) b);
      }
    } catch (EOFException e) {
      text.append("cut");
    }

    assertThat(text.toString()).contains("DB::Exception: late").endsWith("__exception__\r\ncut");
  }

  @Test
  void theTagIsAnotherOneEachTime() {
    Http http = SharedEngine.http();

    assertThat(http.post("", "SELECT 1").header("X-ClickHouse-Exception-Tag"))
        .hasSize(16)
        .isNotEqualTo(http.post("", "SELECT 1").header("X-ClickHouse-Exception-Tag"));
  }

  @Test
  void aLargerBufferKeepsTheStatus() {
    Http http = SharedEngine.http();

    assertThat(http.post("buffer_size=100000000", SQL).status()).isEqualTo(500);
    assertThat(http.post("http_response_buffer_size=100000000", SQL).code()).isEqualTo("395");
    assertThat(http.post("wait_end_of_query=1", SQL).code()).isEqualTo("395");
    assertThat(http.post("http_wait_end_of_query=1", SQL).code()).isEqualTo("395");
  }
}

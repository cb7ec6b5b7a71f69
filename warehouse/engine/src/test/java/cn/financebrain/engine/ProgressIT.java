package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.engine.Http.Answer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A client that asks for it hears how far its query is while it runs. */
class ProgressIT {

  private static final Pattern READ_ROWS = Pattern.compile("\"read_rows\":\"(\\d+)\"");
  private static final String ASKED =
      "send_progress_in_http_headers=1&http_headers_progress_interval_ms=50";
  private static final String LONG =
      "SELECT count() FROM numbers(1600000000) WHERE cityHash64(number) = 1";

  private final Http http = SharedEngine.http();

  private static List<String> progress(Answer answer) {
    return answer.response().headers().allValues("X-ClickHouse-Progress");
  }

  private static Stream<Long> readRows(List<String> headers) {
    return headers.stream()
        .map(READ_ROWS::matcher)
        .filter(Matcher::find)
        .map(matcher -> Long.parseLong(matcher.group(1)));
  }

  @Test
  void aLongQueryTellsSeveralTimes() {
    Answer answer = http.post(ASKED, LONG);

    assertThat(progress(answer)).hasSizeGreaterThan(2);
    assertThat(progress(answer).get(0))
        .contains("\"total_rows_to_read\":\"1600000000\"", "\"elapsed_ns\":\"", "memory_usage");
    assertThat(readRows(progress(answer)).toList())
        .isSorted()
        .allSatisfy(rows -> assertThat(rows).isBetween(0L, 1_600_000_000L));
    assertThat(answer.header("X-ClickHouse-Summary")).contains("\"read_rows\":\"1600000000\"");
    assertThat(answer.text()).isEqualTo("0\n");
  }

  @Test
  void theIntervalIsTheClients() {
    Answer answer =
        http.post("send_progress_in_http_headers=1&http_headers_progress_interval_ms=60000", LONG);

    assertThat(progress(answer)).isEmpty();
  }

  @Test
  void nobodyHearsWhoHasNotAsked() {
    assertThat(progress(http.post("", LONG))).isEmpty();
  }

  @Test
  void anErrorAfterProgressIsTheAnswersLastHeaderAndItsMarkedEnd() throws Exception {
    String answer;
    try (RawClient client = new RawClient()) {
      answer =
          client
              .send(
                  RawClient.post(
                      ASKED,
                      "SELECT throwIf(count() = 1600000000) FROM numbers(1600000000) WHERE"
                          + " cityHash64(number) != 1"))
              .readAll();
    }

    assertThat(answer)
        .startsWith("HTTP/1.1 200 OK\r\n")
        .containsSubsequence(
            "X-ClickHouse-Progress: ",
            "X-ClickHouse-Exception-Code: 395\r\n",
            "\r\n\r\n",
            "__exception__\r\n",
            "Code: 395. DB::Exception: ",
            "__exception__\r\n")
        .doesNotEndWith("0\r\n\r\n");
  }
}

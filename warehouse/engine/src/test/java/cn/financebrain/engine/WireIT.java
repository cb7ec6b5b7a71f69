package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP as it comes over the wire, from polite clients and from others. */
class WireIT {

  private static final String GET = "GET /?" + RawClient.ADMIN + "&query=SELECT%20";
  private static final String CLOSE = "Connection: close\r\n\r\n";

  private static String answerTo(String request) throws IOException {
    try (RawClient client = new RawClient()) {
      return client.send(request).readAll();
    }
  }

  @Test
  void requestsFollowEachOtherOnOneConnection() throws IOException {
    try (RawClient client = new RawClient()) {
      client.send(GET + "41 HTTP/1.1\r\n\r\n" + GET + "42 HTTP/1.1\r\n" + CLOSE);

      assertThat(client.readAll()).containsSubsequence("\r\n41\n\r\n0\r\n\r\nHTTP/1.1 200", "42\n");
    }
  }

  @Test
  void anOldClientGetsAnAnswerThatEndsWithTheConnection() throws IOException {
    assertThat(answerTo(GET + "7 HTTP/1.0\r\n\r\n"))
        .contains("Connection: close\r\n")
        .doesNotContain("Transfer-Encoding")
        .endsWith("\r\n\r\n7\n");
  }

  @Test
  void headHasNoBody() throws IOException {
    assertThat(answerTo("HEAD /ping HTTP/1.1\r\n" + CLOSE)).endsWith("\r\n\r\n");
    assertThat(answerTo("HEAD" + GET.substring(3) + "1 HTTP/1.1\r\n" + CLOSE))
        .contains("X-ClickHouse-Summary: ")
        .endsWith("\r\n\r\n");
  }

  @Test
  void aClientThatWaitsForLeaveGetsIt() throws IOException {
    try (RawClient client = new RawClient()) {
      client.send(
          "POST /?%s HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 9\r\n%s"
              .formatted(RawClient.ADMIN, CLOSE));

      assertThat(client.readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(client.send("SELECT 77").readAll()).endsWith("\r\n77\n\r\n0\r\n\r\n");
    }
  }

  @Test
  void aClientWithAWrongPasswordNeedsNotSendItsBody() throws IOException {
    assertThat(
            answerTo(
                "POST /?user=admin&password=x HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 9\r\n"
                    + CLOSE))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void aRefusedClientHearsWhyWhileItStillSends() throws IOException {
    try (RawClient client = new RawClient()) {
      client.send("POST /?user=x HTTP/1.1\r\nContent-Length: 10000000\r\n" + CLOSE);
      client.send(new byte[10_000_000]);

      assertThat(client.readAll()).startsWith("HTTP/1.1 403 ").contains("AUTHENTICATION_FAILED");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | 400",
        "GET / HTTP/2.0 | 400",
        "GET /?query=SELECT 1 HTTP/1.1 | 400",
        "GET /?query=%zz HTTP/1.1 | 400",
        "GET /?user=%ff&query=1 HTTP/1.1 | 400",
        "GET /../etc/passwd HTTP/1.1 | 404",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1 | 404",
        "GET /play HTTP/1.1 | 404",
        "PUT / HTTP/1.1 | 501",
        "OPTIONS / HTTP/1.1 | 501",
        "POST / HTTP/1.1 | 411",
        "GET http://engine/ping HTTP/1.1 | 200",
      })
  void aRequestLineIsAnsweredAsItDeserves(String line, int status) throws IOException {
    assertThat(answerTo(line + "\r\n" + CLOSE)).startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no colon | 400",
        "Content-Length: x | 400",
        "Content-Length: -1 | 400",
        "Transfer-Encoding: gzip | 501",
      })
  void aHeaderThatCannotBeUnderstoodIsRefused(String header, int status) throws IOException {
    assertThat(answerTo("POST / HTTP/1.1\r\n" + header + "\r\n" + CLOSE))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void aBodyIsFramedInOneWayOnly() throws IOException {
    assertThat(
            answerTo(
                "POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n" + CLOSE))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aHeadMayNotGrowForEver() throws IOException {
    assertThat(answerTo("GET /?query=" + "x".repeat(1 << 21))).startsWith("HTTP/1.1 414 ");
    assertThat(answerTo("GET / HTTP/1.1\r\nX: " + "x".repeat(1 << 21))).startsWith("HTTP/1.1 431 ");
    assertThat(answerTo("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(2000)))
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void aStatementOfAMebibyteFitsIntoTheUrl() throws IOException {
    String blanks = "+".repeat(1_000_000);

    assertThat(answerTo(GET + blanks + "1&max_query_size=2000000 HTTP/1.1\r\n" + CLOSE))
        .contains("\r\n1\n");
  }

  @ParameterizedTest
  @CsvSource({"5\\r\\n1\\n2, 3", "zz\\r\\n1\\n2, 3", "2\\r\\n1\\n2\\n3\\n, 3"})
  void anInsertWithCutChunksWritesNothing(String chunks, String code) throws IOException {
    Http http = SharedEngine.http();
    http.sql("CREATE OR REPLACE TABLE cut (n UInt64) ENGINE = MergeTree ORDER BY n");

    String answer;
    try (RawClient client = new RawClient()) {
      client.send(
          "POST /?%s&query=INSERT+INTO+cut+FORMAT+TSV HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
              .formatted(RawClient.ADMIN));
      client.send(chunks.replace("\\r", "\r").replace("\\n", "\n")).sendNoMore();
      answer = client.readAll();
    }

    assertThat(answer).contains("X-ClickHouse-Exception-Code: " + code + "\r\n");
    assertThat(http.sql("SELECT count() FROM cut")).isEqualTo("0");
  }

  @Test
  void aStatementThatIsCutIsNotRun() throws IOException {
    Http http = SharedEngine.http();
    http.sql("CREATE OR REPLACE TABLE whole (n UInt64) ENGINE = MergeTree ORDER BY n");

    try (RawClient client = new RawClient()) {
      client.send(
          "POST /?%s HTTP/1.1\r\nContent-Length: 100\r\n\r\nDROP TABLE whole"
              .formatted(RawClient.ADMIN));

      assertThat(client.sendNoMore().readAll()).contains("UNEXPECTED_END_OF_FILE");
    }
    assertThat(http.sql("EXISTS TABLE whole")).isEqualTo("1");
  }

  @Test
  void bytesThatAreNoTextComeBackAsTheyWent() throws IOException {
    Http http = SharedEngine.http();
    byte[] sql = {'S', 'E', 'L', 'E', 'C', 'T', ' ', '\'', (byte) 0xff, (byte) 0xc3, '\''};

    assertThat(http.post("", sql).bytes()).containsExactly(0xff, 0xc3, '\n');
    assertThat(http.get("query=SELECT%20'%ff%c3'").bytes()).containsExactly(0xff, 0xc3, '\n');
    assertThat(http.get("query=SELECT%20hex('%ff')").text()).isEqualTo("FF\n");
  }
}

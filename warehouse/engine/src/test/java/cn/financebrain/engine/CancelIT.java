package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.engine.Http.Answer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Queries are ended by their id, by a successor of the same id, and by their client's leaving. */
class CancelIT {

  private final Http http = SharedEngine.http();

  private CompletableFuture<Answer> start(String id, String function, String parameters) {
    return CompletableFuture.supplyAsync(
        () ->
            http.post(
                "query_id=" + id + parameters,
                "SELECT sum(" + function + "(number)) FROM numbers(100000000000)"));
  }

  /** How many other queries name this. */
  static String running(String word) {
    return SharedEngine.http()
        .sql(
            "SELECT count() FROM system.processes WHERE position(query, '"
                + word
                + "') > 0 AND position(query, 'system.processes') = 0");
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("30 s have passed").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void killByQueryIdEndsIt() throws Exception {
    CompletableFuture<Answer> query = start("to-kill", "cityHash64", "");
    await(() -> running("cityHash64").equals("1"));

    Answer killed = http.post("", "KILL QUERY WHERE query_id = 'to-kill' SYNC");

    assertThat(killed.status()).isEqualTo(200);
    assertThat(query.get(30, TimeUnit.SECONDS).code()).isEqualTo("394");
  }

  @Test
  void aReadOnlyAccountEndsItsOwnQueriesAndNoOthers() throws Exception {
    Http reader = http.as(SharedEngine.READER, SharedEngine.READER_PASSWORD);
    CompletableFuture<Answer> others = start("of-admin", "murmurHash3_64", "");
    CompletableFuture<Answer> own =
        CompletableFuture.supplyAsync(
            () ->
                reader.post(
                    "query_id=of-reader",
                    "SELECT sum(murmurHash2_64(number)) FROM numbers(100000000000)"));
    await(() -> running("murmurHash3_64").equals("1") && running("murmurHash2_64").equals("1"));

    assertThat(reader.post("", "KILL QUERY WHERE query_id = 'of-admin' SYNC").status())
        .isEqualTo(200);
    assertThat(reader.post("", "KILL QUERY WHERE query_id = 'of-reader' SYNC").status())
        .isEqualTo(200);

    assertThat(own.get(30, TimeUnit.SECONDS).code()).isEqualTo("394");
    assertThat(running("murmurHash3_64")).isEqualTo("1");
    assertThat(reader.post("", "KILL QUERY WHERE query_id != ''").code()).isEqualTo("164");
    http.post("", "KILL QUERY WHERE query_id = 'of-admin' SYNC");
    assertThat(others.get(30, TimeUnit.SECONDS).code()).isEqualTo("394");
  }

  @Test
  void aSecondQueryOfTheSameIdIsRefusedOrReplacesTheFirst() throws Exception {
    CompletableFuture<Answer> query = start("twice", "farmHash64", "");
    await(() -> running("farmHash64").equals("1"));

    Answer refused = http.post("query_id=twice", "SELECT 1");
    Answer replacing = http.post("query_id=twice&replace_running_query=1", "SELECT 1");

    assertThat(refused.code()).isEqualTo("216");
    assertThat(replacing.text()).isEqualTo("1\n");
    assertThat(query.get(30, TimeUnit.SECONDS).code()).isEqualTo("394");
  }

  @Test
  void aClientThatGoesAwayWhileRowsFlowEndsItsQuery() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SharedEngine.get().port())) {
      String sql = "SELECT metroHash64(number) FROM numbers(100000000000)";
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /?user=admin&password=admin-password HTTP/1.1\r\nHost: engine\r\nContent-Length: "
                  + sql.length()
                  + "\r\n\r\n"
                  + sql)
              .getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      assertThat(running("metroHash64")).isEqualTo("1");
    }

    await(() -> running("metroHash64").equals("0"));
  }

  @Test
  void aClientThatGoesAwayBeforeTheFirstRowEndsItsQuery() throws Exception {
    try (RawClient client = new RawClient()) {
      client.send(RawClient.post("", "SELECT sum(halfMD5(number)) FROM numbers(100000000000)"));
      await(() -> running("halfMD5").equals("1"));
    }

    await(() -> running("halfMD5").equals("0"));
  }

  @Test
  void aClientThatGoesAwayWithinItsSessionLeavesTheSessionFree() throws Exception {
    try (RawClient client = new RawClient()) {
      client.send(
          RawClient.post(
              "session_id=left", "SELECT sum(gccMurmurHash(number)) FROM numbers(100000000000)"));
      await(() -> running("gccMurmurHash").equals("1"));
    }

    await(() -> http.post("session_id=left", "SELECT 5").text().equals("5\n"));
  }

  @Test
  void aClientMayAskThatItsQueryGoesOnWithoutIt() throws Exception {
    try (RawClient client = new RawClient()) {
      client.send(
          RawClient.post(
              "cancel_http_readonly_queries_on_client_close=0&query_id=goes-on",
              "SELECT sum(intHash64(number)) FROM numbers(100000000000)"));
      await(() -> running("intHash64").equals("1"));
      client.sendNoMore();
      // as long as the other one, which is looked after in the same round, has been ended
      aClientThatGoesAwayBeforeTheFirstRowEndsItsQuery();

      assertThat(running("intHash64")).isEqualTo("1");
      http.post("", "KILL QUERY WHERE query_id = 'goes-on' SYNC");
    }
  }

  @Test
  void aWriteGoesOnWithoutItsClient() throws Exception {
    http.sql("CREATE OR REPLACE TABLE written (s UInt64) ENGINE = MergeTree ORDER BY s");
    try (RawClient client = new RawClient()) {
      client.send(
          RawClient.post(
              "", "INSERT INTO written SELECT sum(xxHash64(number)) FROM numbers(300000000)"));
      await(() -> running("xxHash64").equals("1"));
    }

    await(() -> http.sql("SELECT count() FROM written").equals("1"));
  }
}

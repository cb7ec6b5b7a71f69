package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many clients at once, and slow ones, leave room for the others. */
class CrowdIT {

  private final List<RawClient> clients = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
  }

  private RawClient connect() throws IOException {
    RawClient client = new RawClient();
    clients.add(client);
    return client;
  }

  @Test
  void twoHundredClientsAreAnsweredAtOnce() throws IOException {
    for (int n = 0; n < 200; n++) {
      connect();
    }
    for (int n = 0; n < 200; n++) {
      clients.get(n).send(RawClient.post("", "SELECT " + n + " + sum(number) FROM numbers(1000)"));
    }

    for (int n = 0; n < 200; n++) {
      assertThat(clients.get(n).readUntil("\r\n0\r\n\r\n")).contains("\r\n" + (n + 499500) + "\n");
    }
  }

  @Test
  void clientsThatAreSlowToAskHoldNobodyUp() throws IOException {
    for (int n = 0; n < 100; n++) {
      connect().send("POST /?" + RawClient.ADMIN);
      connect()
          .send("POST /?%s HTTP/1.1\r\nContent-Length: 9\r\n\r\nSEL".formatted(RawClient.ADMIN));
    }

    assertThat(SharedEngine.http().sql("SELECT 1")).isEqualTo("1");
    for (int n = 1; n < 200; n += 2) {
      assertThat(clients.get(n).send("ECT 12").readUntil("\r\n0\r\n\r\n")).contains("\r\n12\n");
    }
  }

  @Test
  void clientsThatDoNotReadHoldUpOnlyThemselves() throws IOException {
    for (int n = 0; n < 8; n++) {
      connect().send(RawClient.post("", "SELECT halfMD5(number) FROM numbers(100000000000)"));
    }
    for (RawClient client : clients) {
      client.readUntil("\r\n\r\n");
    }

    assertThat(SharedEngine.http().sql("SELECT 1")).isEqualTo("1");
    close();
    CancelIT.await(() -> CancelIT.running("halfMD5").equals("0"));
  }
}

package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.store.WarehouseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FeedWatchTest {

  @Test
  void whereTheWarehouseIsAwayNothingIsKnownOfTheDayAndThatIsSaid() throws IOException {
    List<String> told = new ArrayList<>();
    WarehouseSettings away =
        new WarehouseSettings("http://127.0.0.1:" + nobodysPort(), "reader", "secret", "city");

    assertThat(FeedWatch.states(away, told::add).asOf(Instant.EPOCH)).isEmpty();
    assertThat(told).singleElement().asString().isNotBlank().doesNotContain("secret");
  }

  /** Whoever publishes waits for it. */
  @Test
  @Timeout(60)
  void aWarehouseThatHangsIsNotWaitedForWithoutEnd() throws IOException {
    List<String> told = new ArrayList<>();
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      WarehouseSettings hanging =
          new WarehouseSettings(
              "http://127.0.0.1:" + silent.getLocalPort(), "reader", "secret", "city");

      assertThat(FeedWatch.states(hanging, told::add, Duration.ofSeconds(1)).asOf(Instant.EPOCH))
          .isEmpty();
    }
    assertThat(told).containsExactly("no answer within 1 s");
  }

  private static int nobodysPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

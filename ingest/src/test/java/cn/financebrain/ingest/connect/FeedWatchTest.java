package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.store.WarehouseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedWatchTest {

  @Test
  void whereTheWarehouseIsAwayNothingIsKnownOfTheDayAndThatIsSaid() throws IOException {
    List<String> told = new ArrayList<>();
    WarehouseSettings away =
        new WarehouseSettings("http://127.0.0.1:" + nobodysPort(), "reader", "secret", "city");

    assertThat(FeedWatch.states(away, told::add).asOf(Instant.EPOCH)).isEmpty();
    assertThat(told).singleElement().asString().isNotBlank().doesNotContain("secret");
  }

  private static int nobodysPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

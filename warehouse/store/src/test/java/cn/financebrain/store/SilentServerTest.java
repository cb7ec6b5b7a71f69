package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** A server that takes connections and never answers. */
class SilentServerTest {
  @Test
  void whoeverAsksAServerThatNeverAnswersIsToldSo() throws IOException {
    ExecutorService acceptor = Executors.newSingleThreadExecutor();
    ConcurrentLinkedQueue<Socket> taken = new ConcurrentLinkedQueue<>();
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Future<?> unused = acceptor.submit(() -> take(silent, taken));
      WarehouseSettings settings =
          new WarehouseSettings(
              "http://127.0.0.1:" + silent.getLocalPort(), "reader", "", "finance_brain");
      assertThatThrownBy(
              () -> {
                try (Session session =
                    Session.open(settings, settings.database(), Duration.ofMillis(200))) {
                  session.list("SELECT 1", List.of(), row -> row.getInt(1));
                }
              })
          .asInstanceOf(InstanceOfAssertFactories.type(WarehouseException.class))
          .satisfies(
              failure -> assertThat(failure.kind()).isEqualTo(WarehouseException.Kind.UNREACHABLE));
      assertThat(taken).isNotEmpty();
    } finally {
      acceptor.shutdownNow();
      for (Socket each : taken) {
        each.close();
      }
    }
  }

  private static void take(ServerSocket silent, ConcurrentLinkedQueue<Socket> taken) {
    try {
      while (!silent.isClosed()) {
        taken.add(silent.accept());
      }
    } catch (IOException e) {
      // the test is over
    }
  }
}

package cn.financebrain.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnreachableTest {
  private WarehouseSettings nobody;

  @BeforeEach
  void findAPortWhereNobodyListens() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody =
          new WarehouseSettings(
              "http://127.0.0.1:" + socket.getLocalPort(), "admin", "", "finance_brain");
    }
  }

  private void assertUnreachable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .asInstanceOf(InstanceOfAssertFactories.type(WarehouseException.class))
        .satisfies(
            failure ->
                org.assertj.core.api.Assertions.assertThat(failure.kind())
                    .isEqualTo(WarehouseException.Kind.UNREACHABLE))
        .extracting(Throwable::getMessage)
        .asString()
        .contains(nobody.url(), "refused");
  }

  @Test
  void migrationsSayWhichServerDoesNotAnswer() {
    assertUnreachable(() -> Migrations.apply(nobody, List.of(), List.of()));
  }

  @Test
  void theWriterGivesUpAfterItsTime() {
    try (WarehouseWriter writer =
        WarehouseWriter.open(
            nobody,
            List.of(),
            new RetryPolicy(Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(50)))) {
      assertUnreachable(() -> writer.write(List.of(Samples.eventRow(1, 1, 1))));
    }
  }

  @Test
  void theReaderSaysWhichServerDoesNotAnswer() {
    assertUnreachable(
        () -> {
          try (WarehouseReader reader = WarehouseReader.open(nobody)) {
            reader.eventsByEnterprise(Instant.MAX, events -> {});
          }
        });
  }

  @Test
  void anAdHocQuerySaysWhichServerDoesNotAnswer() {
    try (AdHocQuery query = AdHocQuery.open(nobody)) {
      assertUnreachable(
          () ->
              query.run(
                  "SELECT 1",
                  AdHocQuery.PRETTY,
                  Duration.ofSeconds(1),
                  new ByteArrayOutputStream()));
    }
  }
}

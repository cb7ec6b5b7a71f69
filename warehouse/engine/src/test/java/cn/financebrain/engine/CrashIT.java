package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The data outlive the process, however it ends. */
class CrashIT {

  @Test
  void acknowledgedRowsSurviveKill() throws Exception {
    try (EngineProcess engine = EngineProcess.start()) {
      Http http = new Http(engine.url(), engine.user(), engine.password());
      http.sql("CREATE TABLE kept (n UInt64) ENGINE = MergeTree ORDER BY n");
      AtomicInteger acknowledged = new AtomicInteger();
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(
              () -> {
                try {
                  while (acknowledged.get() < 100_000) {
                    http.sql("INSERT INTO kept VALUES (" + acknowledged.get() + ")");
                    acknowledged.incrementAndGet();
                  }
                } catch (UncheckedIOException e) {
                  // killed
                }
              });
      CancelIT.await(() -> acknowledged.get() >= 20);

      engine.kill();
      writer.get(60, TimeUnit.SECONDS);
      engine.restart();

      int rows = acknowledged.get();
      assertThat(http.sql("SELECT countIf(n < " + rows + "), uniqExact(n) - count() FROM kept"))
          .isEqualTo(rows + "\t0");
    }
  }

  @Test
  void stopsInOrderAndStartsAgain() {
    try (EngineProcess engine = EngineProcess.start()) {
      Http http = new Http(engine.url(), engine.user(), engine.password());
      http.sql("CREATE TABLE kept (n UInt64) ENGINE = MergeTree ORDER BY n");
      http.sql("INSERT INTO kept SELECT number FROM numbers(1000)");

      engine.stop();
      engine.restart();

      assertThat(http.sql("SELECT count() FROM kept")).isEqualTo("1000");
    }
  }
}

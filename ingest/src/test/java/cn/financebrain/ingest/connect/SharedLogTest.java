package cn.financebrain.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.ingest.publish.PublishException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SharedLogTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final FakeLog log = new FakeLog();

  @Test
  void theLogStaysOpenForTheNextBatch() {
    try (SharedLog shared = new SharedLog(log, LONG)) {
      shared.use(sink -> 1);
      shared.use(sink -> 2);

      assertThat(log.opened).hasValue(1);
      assertThat(log.closed).hasValue(0);
    }
    assertThat(log.closed).hasValue(1);
  }

  @Test
  void whatIsNotUsedIsClosed() {
    try (SharedLog shared = new SharedLog(log, Duration.ofMillis(10))) {
      shared.use(sink -> 1);
      while (log.closed.get() == 0) {
        Thread.onSpinWait();
      }
      shared.use(sink -> 2);
      assertThat(log.opened).hasValue(2);
    }
  }

  @Test
  void anotherProcessThatWaitsGetsItAfterTheBatchOrWhileItIsIdle() {
    try (SharedLog shared = new SharedLog(log, LONG)) {
      log.wanted = true;
      shared.use(sink -> 1);
      assertThat(log.closed).hasValue(1);

      log.wanted = false;
      shared.use(sink -> 1);
      assertThat(log.opened).hasValue(2);
      log.wanted = true;
      while (log.closed.get() < 2) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aFailureClosesIt() {
    try (SharedLog shared = new SharedLog(log, LONG)) {
      assertThatThrownBy(
              () ->
                  shared.use(
                      sink -> {
                        throw new PublishException("down");
                      }))
          .isInstanceOf(PublishException.class);
      assertThat(log.closed).hasValue(1);
      shared.use(sink -> 1);
      assertThat(log.opened).hasValue(2);
    }
  }

  @Test
  void whoCannotWaitIsToldSo() throws Exception {
    try (SharedLog shared = new SharedLog(log, LONG)) {
      CountDownLatch atWork = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      CompletableFuture<Integer> slow =
          CompletableFuture.supplyAsync(
              () ->
                  shared.use(
                      sink -> {
                        atWork.countDown();
                        return await(end);
                      }));
      atWork.await();

      Optional<Integer> result = shared.tryUse(Duration.ofMillis(20), sink -> 2);

      assertThat(result).isEmpty();
      end.countDown();
      assertThat(slow.get()).isEqualTo(1);
      assertThat(shared.tryUse(Duration.ofSeconds(10), sink -> 2)).contains(2);
    }
  }

  private static int await(CountDownLatch end) {
    try {
      end.await();
      return 1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package cn.financebrain.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PublisherLockTest {
  private static final String ME = Long.toString(ProcessHandle.current().pid());

  @TempDir private Path data;

  @Test
  void withoutPatienceASecondPublisherIsRefused() {
    try (PublisherLock first = PublisherLock.take(data, Patience.NONE)) {
      assertThat(first.wanted()).isFalse();
      assertThatThrownBy(() -> PublisherLock.take(data, Patience.NONE))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("process " + ME + " is publishing")
          .hasMessageContaining("另一进程正在写入");
    }
    PublisherLock.take(data, Patience.NONE).close();
  }

  @Test
  void whoWaitsIsSeenAndGetsTheLockWhenItIsGivenUp() throws Exception {
    List<String> owners = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch waiting = new CountDownLatch(1);
    Patience patience =
        new Patience(
            Duration.ofSeconds(30),
            owner -> {
              owners.add(owner);
              waiting.countDown();
            });
    PublisherLock first = PublisherLock.take(data, Patience.NONE);
    CompletableFuture<PublisherLock> second =
        CompletableFuture.supplyAsync(() -> PublisherLock.take(data, patience));
    waiting.await();
    while (!first.wanted()) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> PublisherLock.take(data, Patience.NONE))
        .isInstanceOf(PublishException.class); // stands behind the one who waits

    first.close();

    try (PublisherLock taken = second.get()) {
      assertThat(taken.wanted()).isFalse();
    }
    assertThat(owners).containsExactly(ME);
  }

  @Test
  void patienceEnds() {
    try (PublisherLock first = PublisherLock.take(data, Patience.NONE)) {
      Patience little = new Patience(Duration.ofMillis(120), owner -> {});
      assertThatThrownBy(() -> PublisherLock.take(data, little))
          .isInstanceOf(PublishException.class);
      assertThat(first.wanted()).isFalse();
    }
  }
}

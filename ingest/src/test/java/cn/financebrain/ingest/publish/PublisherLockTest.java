package cn.financebrain.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  /** A process loses a lock as soon as it closes any channel of the file. */
  @Test
  void anotherTryInTheSameProcessDoesNotFreeTheLock() throws Exception {
    try (PublisherLock first = PublisherLock.take(data, Patience.NONE)) {
      assertThatThrownBy(() -> PublisherLock.take(data, Patience.NONE))
          .isInstanceOf(PublishException.class);
      assertThat(first.wanted()).isFalse();

      assertThat(takenByAnotherProcess("publisher.lock")).isFalse();
    }
    assertThat(takenByAnotherProcess("publisher.lock")).isTrue();
  }

  @Test
  void lookingAtTheQueueDoesNotFreeIt() throws Exception {
    LockFile place = LockFile.tryTake(data.resolve("publisher.queue")).orElseThrow();
    try (PublisherLock lock = new PublisherLock(place, data)) {
      assertThat(lock.wanted()).isTrue();
      assertThat(takenByAnotherProcess("publisher.queue")).isFalse();
    }
  }

  private boolean takenByAnotherProcess(String name) throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of(
                        OtherProcess.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString(),
                OtherProcess.class.getName(),
                data.resolve(name).toString())
            .redirectErrorStream(true)
            .start();
    String answer = new String(other.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(other.waitFor()).as(answer).isZero();
    return Boolean.parseBoolean(answer);
  }

  /** Says whether it can have the lock of a file. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] file) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.WRITE)) {
        System.out.println(channel.tryLock() != null);
      }
    }
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

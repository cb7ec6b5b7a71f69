package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class BenchRunTest {
  @TempDir private Path temp;
  private Path data;

  @BeforeEach
  void aNewDirectory() {
    data = temp.resolve("bench");
  }

  @Test
  void whatAnInterruptedRunThrowsIsNoFailure() throws Exception {
    int exit = BenchRun.of(data, false, run -> fail(new IllegalStateException(interrupted(run))));

    assertThat(exit).isEqualTo(ExitCode.FAILED);
    assertThat(data).doesNotExist();
  }

  @Test
  void whatCouldNotBeStoppedKeepsItsDirectory() throws Exception {
    int exit =
        BenchRun.of(
            data,
            false,
            run -> {
              InterruptedException e = interrupted(run);
              e.addSuppressed(new IOException("Kafka still runs"));
              return fail(e);
            });

    assertThat(exit).isEqualTo(ExitCode.FAILED);
    assertThat(data.resolve("file")).exists();
  }

  @Test
  void whatFailsByItselfIsThrownAndKept() {
    assertThatThrownBy(
            () -> BenchRun.of(data, false, run -> fail(new IllegalStateException("broken"))))
        .hasMessage("broken");
    assertThat(data.resolve("file")).exists();
  }

  /** As the shutdown hook interrupts it. */
  private static InterruptedException interrupted(BenchRun run) {
    new Thread(run::stop).start();
    try {
      new CountDownLatch(1).await();
      throw new IllegalStateException("nobody counts down");
    } catch (InterruptedException e) {
      return e;
    }
  }

  private String fail(Exception e) throws Exception {
    Files.createDirectories(data);
    Files.writeString(data.resolve("file"), "large");
    throw e;
  }
}

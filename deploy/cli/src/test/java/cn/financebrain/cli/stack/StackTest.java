package cn.financebrain.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class StackTest {
  @TempDir private Path temp;

  @Test
  void anInterruptWaitsUntilAllIsStopped() throws Exception {
    StackDirectory directory = new StackDirectory(temp);
    Stack stack = Stack.openOrCreate(directory, line -> {});
    Process slow = new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; echo; read end").start();
    try {
      slow.inputReader().readLine(); // from now on it ignores SIGTERM
      PidFile pid = new PidFile(directory.pidFile(Services.KAFKA));
      pid.write(slow.toHandle());
      FutureTask<Boolean> kept = new FutureTask<>(() -> isInterruptKept(stack));
      Thread stopping = new Thread(kept);
      stopping.start();

      interruptWhileItWaits(stopping);
      interruptWhileItWaits(stopping);
      slow.outputWriter().close();

      assertThat(kept.get()).isTrue();
      assertThat(slow.toHandle().isAlive()).isFalse(); // as whoever stops it sees it
      assertThat(pid.path()).doesNotExist();
    } finally {
      slow.destroyForcibly().waitFor();
    }
  }

  private static void interruptWhileItWaits(Thread stopping) {
    while (stopping.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    stopping.interrupt();
  }

  private static boolean isInterruptKept(Stack stack) throws IOException {
    stack.stop();
    return Thread.interrupted();
  }
}

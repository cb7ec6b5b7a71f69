package cn.financebrain.cli;

import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * A run in a directory of its own, which is removed after it unless it failed. Ctrl-C interrupts
 * what is measured, which is no failure, and waits until the services have been stopped.
 */
public final class BenchRun {
  private final Path data;
  private final boolean keep;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** The thread that measures, while it does, so that Ctrl-C need not wait for it. */
  private volatile Thread runner;

  /** Whether Ctrl-C interrupted it: whatever it throws then, it did not fail by itself. */
  private volatile boolean asked;

  /** Measures something and stops what it started, also where it was interrupted. */
  @FunctionalInterface
  interface Measurement {
    /**
     * @param run to be told when nothing is to be interrupted any more
     * @return a table in the user's language
     */
    String measure(BenchRun run) throws Exception;
  }

  private BenchRun(Path data, boolean keep) {
    this.data = data;
    this.keep = keep;
  }

  /**
   * Measures and prints what comes of it.
   *
   * @param data a directory that is new or empty
   * @param keep whether it stays after the run
   * @return exit code of the process
   * @throws CommandFailure if the directory holds something
   */
  static int of(Path data, boolean keep, Measurement measurement) throws Exception {
    requireUnused(data);
    return new BenchRun(data, keep).go(measurement);
  }

  private int go(Measurement measurement) throws Exception {
    runner = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    boolean failed = true;
    try {
      System.out.println(measurement.measure(this));
      failed = false;
      return ExitCode.DONE;
    } catch (Exception e) {
      if (!asked && !(e instanceof InterruptedException)) {
        throw e;
      }
      failed = e.getSuppressed().length > 0; // something could not be stopped
      return ExitCode.FAILED;
    } finally {
      try {
        if (failed) {
          System.err.println(Messages.text("bench.kept", data));
        } else if (!keep) {
          delete(data);
        }
      } finally {
        stopped.countDown(); // else the shutdown hook would wait for ever
      }
    }
  }

  /** What is left to do is to stop the services. */
  void measured() {
    runner = null;
  }

  /** Runs in the shutdown hook: the JVM goes on until the services have been stopped. */
  void stop() {
    Thread running = runner;
    if (running != null) {
      runner = null;
      asked = true;
      running.interrupt();
    }
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void requireUnused(Path data) throws IOException {
    if (Files.exists(data)) {
      try (Stream<Path> content = Files.list(data)) {
        if (content.findAny().isPresent()) {
          throw CommandFailure.failed("failure.bench-data", data);
        }
      }
    }
  }

  /** Deletes a directory with all that it holds, if it is there. */
  public static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}

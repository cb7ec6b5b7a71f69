package cn.financebrain.training.command;

import cn.financebrain.training.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress of one piece of work on the error stream, with the time that is left if it goes on at
 * its pace: on a terminal one line that is written over, otherwise a line for each step.
 */
final class ProgressLine implements Progress {
  private static final int WIDTH = 79;

  private final PrintStream out;
  private final String task;
  private final boolean terminal;
  private final LongSupplier nanos;
  private final long begin;
  private int furthest;

  /**
   * @param nanos a clock that never goes back
   */
  ProgressLine(PrintStream out, String task, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.task = task;
    this.terminal = terminal;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  @SuppressWarnings("SystemConsoleNull") // on the Java 17 that we run on it is null without one
  static ProgressLine of(String task) {
    return new ProgressLine(System.err, task, System.console() != null, System::nanoTime);
  }

  @Override
  public synchronized void step(int done, int of) {
    if (done <= furthest) {
      return;
    }
    furthest = done;
    String text = text(done, of);
    if (terminal) {
      out.print("\r" + " ".repeat(WIDTH) + "\r" + text + (done == of ? "\n" : ""));
    } else {
      out.println(text);
    }
    out.flush();
  }

  private String text(int done, int of) {
    if (done == of) {
      return "%s %d/%d".formatted(task, done, of);
    }
    Duration left = Duration.ofNanos((nanos.getAsLong() - begin) / done * (of - done));
    return Messages.text("progress.left", task, done, of, clock(left));
  }

  private static String clock(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}

package cn.financebrain.training.command;

import cn.financebrain.training.Progress;
import java.io.PrintStream;

/**
 * Progress of one piece of work on the error stream: on a terminal one line that is written over,
 * otherwise a line for each step.
 */
final class ProgressLine implements Progress {
  private final PrintStream out;
  private final String task;
  private final boolean terminal;
  private int furthest;

  ProgressLine(PrintStream out, String task, boolean terminal) {
    this.out = out;
    this.task = task;
    this.terminal = terminal;
  }

  @SuppressWarnings("SystemConsoleNull") // on the Java 17 that we run on it is null without one
  static ProgressLine of(String task) {
    return new ProgressLine(System.err, task, System.console() != null);
  }

  @Override
  public synchronized void step(int done, int of) {
    if (done <= furthest) {
      return;
    }
    furthest = done;
    String text = "%s %d/%d".formatted(task, done, of);
    if (terminal) {
      out.print("\r" + text + (done == of ? "\n" : ""));
    } else {
      out.println(text);
    }
    out.flush();
  }
}

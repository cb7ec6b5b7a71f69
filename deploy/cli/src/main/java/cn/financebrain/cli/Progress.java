package cn.financebrain.cli;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress bars on the error stream; where that is no terminal (the start script tells), a line now
 * and then.
 */
final class Progress {
  private static final int EVERY_MILLIS = 500;
  private static final int EVERY_MILLIS_PLAIN = 10_000;
  private static final int LINE_LENGTH = 80;

  private Progress() {}

  /** A bar of things, counted one by one. */
  static ProgressBar bar(String task, long total) {
    return builder(task).setInitialMax(total).build();
  }

  /** A bar of bytes, shown in KiB, in which small files count too. */
  static ProgressBar bytes(String task) {
    return builder(task).setInitialMax(0).setUnit(" KiB", 1 << 10).build();
  }

  /** A count without an end, with its speed. */
  static ProgressBar speed(String task) {
    return builder(task).setInitialMax(-1).showSpeed().build();
  }

  private static ProgressBarBuilder builder(String task) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder().setTaskName(task).setStyle(ProgressBarStyle.ASCII);
    if (Boolean.getBoolean("finance-brain.terminal")) {
      return builder.setUpdateIntervalMillis(EVERY_MILLIS);
    }
    return builder
        .setUpdateIntervalMillis(EVERY_MILLIS_PLAIN)
        .setConsumer(new DelegatingProgressBarConsumer(System.err::println, LINE_LENGTH));
  }
}

package cn.financebrain.cli;

import cn.financebrain.cli.operations.Steps;
import java.util.Optional;
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

  /** A bar that shows once the number of its steps is known. */
  static StepBar steps(String task) {
    return new StepBar(task);
  }

  /** A bar of steps. */
  static final class StepBar implements Steps, AutoCloseable {
    private final String task;
    private Optional<ProgressBar> bar = Optional.empty();

    private StepBar(String task) {
      this.task = task;
    }

    @Override
    public void of(long total) {
      bar = Optional.of(bar(task, total));
    }

    @Override
    public void step() {
      bar.ifPresent(ProgressBar::step);
    }

    @Override
    public void close() {
      bar.ifPresent(ProgressBar::close);
    }
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

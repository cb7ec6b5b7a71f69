package cn.financebrain.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what states take and what events cost, as tables in Markdown. Arguments: {@code
 * ENTERPRISES HELD SECONDS}: of the city, of the copies that are held at once (0 for none), and of
 * each measured iteration.
 */
public final class ProfileBench {
  private static final int MONTHS = 24;

  private ProfileBench() {}

  public static void main(String[] arguments) throws IOException, RunnerException {
    int enterprises = Integer.parseInt(arguments[0]);
    int held = Integer.parseInt(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    System.err.println("状态大小… · Sizes of states …");
    sizes(enterprises, held).forEach(System.out::println);
    System.err.println("事件开销（JMH）… · Costs of events (JMH) …");
    costs(enterprises, seconds).forEach(System.out::println);
  }

  private static List<String> sizes(int enterprises, int held) throws IOException {
    StateSizes sizes = new StateSizes(CityEvents.of(enterprises, MONTHS));
    List<String> lines = new ArrayList<>();
    lines.add("| 状态 · states, %d 个月 · months | |".formatted(MONTHS));
    lines.add("|---|---|");
    lines.addAll(sizes.lines());
    if (held > 0) {
      lines.addAll(sizes.hold(held));
    }
    lines.add("");
    return lines;
  }

  private static List<String> costs(int enterprises, int seconds) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(EngineBenchmark.class.getName())
                    .param("enterprises", Integer.toString(enterprises))
                    .warmupTime(TimeValue.seconds(seconds))
                    .measurementTime(TimeValue.seconds(seconds))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    List<String> lines = new ArrayList<>();
    lines.add("| 做什么 · what | 月 · months | 每秒 · a second | µs | ± |");
    lines.add("|---|---|---|---|---|");
    results.forEach(result -> lines.add(line(result)));
    return lines;
  }

  private static String line(RunResult run) {
    Result<?> each = run.getSecondaryResults().get("each");
    String name = run.getPrimaryResult().getLabel();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,.0f | %.1f | %,.0f |",
        name,
        run.getParams().getParam("months"),
        each.getScore(),
        1e6 / each.getScore(),
        each.getScoreError());
  }
}

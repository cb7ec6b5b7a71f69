package cn.financebrain.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
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

  /** Long enough to show what states forget. */
  private static final int MANY_MONTHS = 60;

  /** More than there are. */
  private static final int ALL_TAGS = 10_000;

  private ProfileBench() {}

  public static void main(String[] arguments) throws IOException, RunnerException {
    int enterprises = Integer.parseInt(arguments[0]);
    int held = Integer.parseInt(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    System.err.println("状态大小… · Sizes of states …");
    sizes(enterprises, MONTHS, held).forEach(System.out::println);
    sizes(enterprises, MANY_MONTHS, 0).forEach(System.out::println);
    System.err.println("事件开销（JMH）… · Costs of events (JMH) …");
    costs(enterprises, seconds).forEach(System.out::println);
  }

  private static List<String> sizes(int enterprises, int months, int held) throws IOException {
    StateSizes sizes = new StateSizes(CityEvents.of(enterprises, months));
    List<String> lines = new ArrayList<>();
    lines.add("| 状态 · states, %d 个月 · months | |".formatted(months));
    lines.add("|---|---|");
    lines.addAll(sizes.lines());
    if (held > 0) {
      lines.addAll(sizes.hold(held));
    }
    lines.add("");
    return lines;
  }

  private static List<String> costs(int enterprises, int seconds) throws RunnerException {
    Sizes all = new Sizes(enterprises, MONTHS, ALL_TAGS, 1);
    List<RunResult> results = new ArrayList<>(run(EngineBenchmark.class.getName(), all, seconds));
    String tags = EngineBenchmark.class.getName() + ".tags$";
    for (Sizes other : all.variations()) {
      results.addAll(run(tags, other, seconds));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "| 做什么 · what | 企业 · enterprises | 月 · months | 标签 · tags | 线程 · threads | 每秒 · a second | µs | ± |");
    lines.add("|---|---|---|---|---|---|---|---|");
    results.forEach(result -> lines.add(line(result)));
    return lines;
  }

  /** Of a run. Each thread has the whole city for itself. */
  private record Sizes(int enterprises, int months, int tags, int threads) {
    /** One size another at a time: shows how the cost of an event grows with each. */
    List<Sizes> variations() {
      return List.of(
          new Sizes(enterprises, 6, tags, threads),
          new Sizes(enterprises, 12, tags, threads),
          new Sizes(enterprises, months, 65, threads),
          new Sizes(enterprises, months, 130, threads),
          new Sizes(enterprises, months, 260, threads),
          new Sizes(Math.max(1, enterprises / 4), months, tags, threads),
          new Sizes(enterprises * 4, months, tags, threads),
          new Sizes(enterprises, months, tags, 2));
    }
  }

  private static Collection<RunResult> run(String what, Sizes sizes, int seconds)
      throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(what)
                .param("enterprises", Integer.toString(sizes.enterprises()))
                .param("months", Integer.toString(sizes.months()))
                .param("tags", Integer.toString(sizes.tags()))
                .threads(sizes.threads())
                .warmupTime(TimeValue.seconds(seconds))
                .measurementTime(TimeValue.seconds(seconds))
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }

  private static String line(RunResult run) {
    Result<?> each = run.getSecondaryResults().get("each");
    String name = run.getPrimaryResult().getLabel();
    BenchmarkParams parameters = run.getParams();
    String tags = parameters.getParam("tags");
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %d | %,.0f | %.1f | %,.0f |",
        name,
        parameters.getParam("enterprises"),
        parameters.getParam("months"),
        tags.equals(Integer.toString(ALL_TAGS)) ? "全部 · all" : tags,
        parameters.getThreads(),
        each.getScore(),
        1e6 / each.getScore(),
        each.getScoreError());
  }
}

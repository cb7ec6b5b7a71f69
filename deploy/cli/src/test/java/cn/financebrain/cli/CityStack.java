package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.console.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One stack with a small city for all classes that need it: started for the first of them, stopped
 * after the last.
 */
final class CityStack implements BeforeAllCallback {
  static final int ENTERPRISES = 300;
  static final int MONTHS = 12;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Where tests put their files; the stack lies below it. */
  static Path directory;

  static Path data;
  static Launcher launcher;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(CityStack.class))
        .getOrComputeIfAbsent(Running.class, any -> start(), Running.class);
  }

  private static Running start() {
    try {
      directory = Files.createTempDirectory("city-stack");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    data = directory.resolve("var");
    launcher = new Launcher(data);
    Running running = new Running();
    try {
      launcher.up(
          "--enterprises", Integer.toString(ENTERPRISES), "--months", Integer.toString(MONTHS));
      launcher.awaitCity();
      return running;
    } catch (Exception e) {
      running.close();
      throw new IllegalStateException("the stack does not start", e);
    }
  }

  /** Stops the stack when all classes have run. */
  private static final class Running implements AutoCloseable {
    @Override
    public void close() {
      try {
        launcher.close();
        try (Stream<Path> files = Files.walk(directory)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("the stack does not stop", e);
      }
    }
  }

  /** The day up to which the city was told when it was loaded. */
  static String until() throws IOException {
    Matcher day =
        Pattern.compile("\"until\" : \"([\\d-]+)\"")
            .matcher(Files.readString(data.resolve("city.json")));
    assertThat(day.find()).isTrue();
    return day.group(1);
  }

  static void assertFails(String told, String... words) throws Exception {
    Launcher.Result result = launcher.run(words);
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).startsWith(told);
  }

  static void settle() throws Exception {
    Launcher.Result waited = launcher.run("wait", "--timeout", "300");
    assertThat(waited.exitCode()).as(waited.err()).isZero();
  }

  /** What is found once it is as it should be; looked at again and again for some minutes. */
  static <T> T await(Callable<T> look, Predicate<T> done) throws Exception {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    T found = look.call();
    while (!done.test(found)) {
      assertThat(System.nanoTime()).as("%s", found).isLessThan(giveUp);
      Thread.sleep(200);
      found = look.call();
    }
    return found;
  }

  static long number(String sql) {
    return Long.parseLong(sql(sql).strip());
  }

  static String sql(String statement) {
    return launcher.sql(statement);
  }

  /** How many are registered: where the city's last month has just begun, some are not yet. */
  static int registered() {
    return Math.toIntExact(number("SELECT count() FROM enterprise WHERE enrolled"));
  }

  /** One that has no alert. */
  static String quietEnterprise() {
    return sql("SELECT enterprise FROM enterprise WHERE enrolled AND enterprise NOT IN (SELECT"
            + " enterprise FROM alert) ORDER BY enterprise LIMIT 1")
        .strip();
  }

  /** Complaints of today, as the city's feed takes them; their numbers are the same each time. */
  static void writeComplaints(Path file, String enterprise, String matter, int count)
      throws IOException {
    String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    StringBuilder rows =
        new StringBuilder("统一社会信用代码,工单号,受理日期,更新日期,来源渠道,事由,标题,诉求内容,涉及金额元,投诉人标识,投诉人年龄,办理状态\n");
    for (int i = 1; i <= count; i++) {
      rows.append(
          "%s,%s-%d,%s,%s,12345热线,%s,,,50000,,,办理中%n"
              .formatted(enterprise, matter, i, today, today, matter));
    }
    Files.writeString(file, rows);
  }
}

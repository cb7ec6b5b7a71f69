package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.store.AdHocQuery;
import cn.financebrain.store.WarehouseSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The command line as a user has it: every command a process of its own, on one data directory. */
final class Launcher implements AutoCloseable {
  /** The project's folder; a test runs in its module's. */
  static final Path HOME = Path.of(System.getProperty("user.dir")).resolve("../..").normalize();

  private static final Duration UP_LIMIT = Duration.ofMinutes(8);
  private static final Duration SQL_LIMIT = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(250);

  /** Commands, and services that run for minutes, end before a better compiler would pay. */
  private static final String BRIEF_LIFE = "-XX:TieredStopAtLevel=1";

  /** What a command left behind. */
  record Result(int exitCode, String out, String err) {}

  private final Path data;
  private final Path here;
  private Process up;

  Launcher(Path data) {
    this(data, Path.of("").toAbsolutePath());
  }

  /**
   * @param here the folder that the user is in
   */
  Launcher(Path data, Path here) {
    this.data = data;
    this.here = here;
  }

  /** Runs a command to its end. */
  Result run(String... words) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process =
          new ProcessBuilder(command(words))
              .directory(here.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new Result(process.waitFor(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** What the warehouse answers, tab-separated; by the way of the command {@code sql}, but here. */
  String sql(String statement) {
    WarehouseSettings settings =
        new StackDirectory(data).settings().orElseThrow().readOnlyWarehouse();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (AdHocQuery query = AdHocQuery.open(settings)) {
      query.run(statement, "TSV", SQL_LIMIT, answer);
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  /** Starts the stack and returns when it says that it is up. */
  void up(String... options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(options));
    words.add(0, "up");
    Path out = data.resolveSibling("up.out");
    Files.deleteIfExists(out);
    ProcessBuilder starting =
        new ProcessBuilder(command(words.toArray(String[]::new)))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    starting.environment().put("JDK_JAVA_OPTIONS", BRIEF_LIFE); // its services take it over
    up = starting.start();
    await(
        UP_LIMIT,
        () -> {
          String said = text(out);
          if (!up.isAlive()) {
            throw new IllegalStateException("up has ended: " + said);
          }
          return said.contains("Ctrl-C stops everything");
        },
        () -> text(out));
  }

  /** Returns when the city that {@code up} loads beside the stack is there. */
  void awaitCity() {
    await(
        UP_LIMIT,
        () -> text(data.resolve("city.json")).contains("\"LOADED\""),
        () -> text(data.resolve("city.json")) + text(data.resolveSibling("up.out")));
  }

  /** Ends the process that watches the stack the hard way, so that nothing is stopped in order. */
  void killWatcher() throws InterruptedException {
    up.destroyForcibly().waitFor();
  }

  /** The pid file's process of one service. */
  ProcessHandle service(String name) throws IOException {
    String file = Files.readString(data.resolve("run").resolve(name + ".pid"));
    return ProcessHandle.of(Long.parseLong(file.substring(0, file.indexOf(' ')))).orElseThrow();
  }

  /** Returns when a service that is not always there runs. */
  void awaitService(String name) {
    await(UP_LIMIT, () -> !text(data.resolve("run").resolve(name + ".pid")).isEmpty(), () -> name);
  }

  /** Kills a service and returns when another process has taken its place. */
  void killService(String name) throws IOException {
    long before = service(name).pid();
    service(name).destroyForcibly();
    await(
        UP_LIMIT,
        () -> {
          try {
            return service(name).pid() != before;
          } catch (IOException | RuntimeException betweenTheTwo) {
            return false;
          }
        },
        () -> name + " was not started again");
  }

  /** A shell command that runs a command of the launcher. */
  String shell(String... words) {
    StringBuilder line = new StringBuilder();
    command(words).forEach(word -> line.append('\'').append(word).append("' "));
    return line.toString();
  }

  private List<String> command(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                BRIEF_LIFE,
                "-Duser.language=en",
                "-Dlogback.configurationFile=logback-cli.xml",
                "-Dfinance-brain.home=" + HOME,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    return command;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException notYet) {
      return "";
    }
  }

  /**
   * @param state told if it never comes
   */
  static void await(Duration limit, BooleanSupplier done, Supplier<String> state) {
    long giveUp = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException("not within %s: %s".formatted(limit, state.get()));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Stops the stack, whatever state it is in. */
  @Override
  public void close() throws IOException, InterruptedException {
    run("down");
    if (up != null && !up.waitFor(1, TimeUnit.MINUTES)) {
      up.destroyForcibly();
    }
  }
}

package cn.financebrain.engine;

import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.account.Accounts;
import com.github.luben.zstd.Zstd;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4Factory;

/**
 * An engine as a child process, for tests and tools: it runs on a free port and on a directory of
 * its own, can be killed and started again on the same data, and is gone after {@link #close}.
 *
 * <pre>{@code
 * try (EngineProcess engine = EngineProcess.start()) {
 *   Connection connection =
 *       DriverManager.getConnection(engine.jdbcUrl(), engine.user(), engine.password());
 * }
 * }</pre>
 */
public final class EngineProcess implements AutoCloseable {

  private static final String USER = "admin";
  private static final String PASSWORD = "admin-password";
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(30);

  /** Kept for children that are still alive when this JVM ends. */
  private final Thread atExit = new Thread(this::kill, "engine-process-exit");

  private final Path directory;
  private final int port;
  private Process process;

  private EngineProcess(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Starts an engine with one account that may do everything, and waits until it answers. */
  public static EngineProcess start() {
    return start(Accounts.of(Account.writer(USER, PASSWORD)));
  }

  /** Starts an engine with these accounts; {@link #user} is there only if they hold it. */
  public static EngineProcess start(Accounts accounts) {
    try {
      Path directory = Files.createTempDirectory("finance-brain-engine");
      accounts.write(directory.resolve("users.properties"));
      EngineProcess engine = new EngineProcess(directory, freePort());
      Runtime.getRuntime().addShutdownHook(engine.atExit);
      engine.launch();
      return engine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void launch() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPath(),
                EngineMain.class.getName(),
                "--path",
                directory.resolve("data").toString(),
                "--users",
                directory.resolve("users.properties").toString(),
                "--port",
                Integer.toString(port),
                "--library",
                EngineLibrary.locate().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    awaitPing();
  }

  /** What the child needs and no more, wherever this JVM has it from. */
  private static String classPath() {
    return Stream.of(EngineMain.class, Native.class, LZ4Factory.class, Zstd.class)
        .map(EngineProcess::location)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitPing() throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest ping =
        HttpRequest.newBuilder(URI.create(url() + "/ping")).timeout(Duration.ofSeconds(5)).build();
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the engine ended at once: " + Files.readString(log()));
      }
      try {
        if (client.send(ping, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not up yet
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the engine started", e);
      }
      pause();
    }
    kill();
    throw new IllegalStateException("the engine did not answer: " + Files.readString(log()));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The address, such as {@code http://127.0.0.1:43001}. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The address for the JDBC driver, database {@code default}. */
  public String jdbcUrl() {
    return "jdbc:clickhouse:" + url();
  }

  public int port() {
    return port;
  }

  public String user() {
    return USER;
  }

  public String password() {
    return PASSWORD;
  }

  public long pid() {
    return process.pid();
  }

  /** Where its data is. */
  public Path directory() {
    return directory;
  }

  /** What it has printed. */
  public Path log() {
    return directory.resolve("engine.log");
  }

  /** Ends it at once with SIGKILL, as a crash would. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Ends it with SIGTERM and waits; the data stays. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        kill();
        throw new IllegalStateException("the engine did not stop within " + STOP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  /** Starts it again on the same port and data, after {@link #kill} or {@link #stop}. */
  public void restart() {
    if (process.isAlive()) {
      stop();
    }
    try {
      launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it and removes its directory. */
  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(atExit);
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package cn.financebrain.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server on 127.0.0.1 over a data directory that stays. The superuser's password and
 * the port come from the environment, so that no password stands on a command line.
 */
public final class PostgresMain {
  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{8,}");
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final String PASSWORDS_ASKED =
      """
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      """;

  private PostgresMain() {}

  /**
   * @param args data directory, directory for the server's binaries
   * @throws Exception if the server does not start; the message says why
   */
  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("usage: FB_POSTGRES_PORT=N FB_POSTGRES_PASSWORD=W PostgresMain DATA BIN");
      System.exit(2);
    }
    Path data = Path.of(args[0]).toAbsolutePath();
    int port = Integer.parseInt(required("FB_POSTGRES_PORT"));
    String password = required("FB_POSTGRES_PASSWORD");
    if (!PASSWORD.matcher(password).matches()) {
      throw new IllegalArgumentException(
          "FB_POSTGRES_PASSWORD, expected at least 8 letters, digits, '-' or '_'");
    }
    stopLeftover(data);
    EmbeddedPostgres server = start(data, Path.of(args[1]).toAbsolutePath(), port, password);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server, stopped)));
    stopped.await();
  }

  private static EmbeddedPostgres start(Path data, Path binaries, int port, String password)
      throws IOException, SQLException {
    boolean first = !Files.exists(data.resolve("PG_VERSION"));
    Files.createDirectories(binaries);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setCleanDataDirectory(false)
            .setPort(port)
            .setPGStartupWait(START_LIMIT)
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on");
    if (!first) {
      return builder.setConnectConfig("password", password).start();
    }
    EmbeddedPostgres server = builder.start();
    requirePasswords(server, data, password);
    return server;
  }

  /** A new server trusts every local user; from here on it asks all of them for a password. */
  private static void requirePasswords(EmbeddedPostgres server, Path data, String password)
      throws SQLException, IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER USER postgres PASSWORD '" + password + "'");
      statement.execute("CREATE DATABASE finance_brain");
      Files.writeString(data.resolve("pg_hba.conf"), PASSWORDS_ASKED);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  /** A server that outlived its parent (kill -9) holds the data directory; it is asked to stop. */
  private static void stopLeftover(Path data) throws IOException, InterruptedException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> leftover =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
            .filter(handle -> handle.info().command().orElse("").endsWith("postgres"));
    if (leftover.isPresent()) {
      leftover.get().destroy();
      try {
        leftover.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IOException("a PostgreSQL server of an earlier start does not stop", e);
      }
    }
  }

  private static void close(EmbeddedPostgres server, CountDownLatch stopped) {
    try {
      server.close();
    } catch (IOException e) {
      System.err.println("PostgreSQL did not stop cleanly: " + e.getMessage());
    } finally {
      stopped.countDown();
    }
  }

  private static String required(String variable) {
    String value = System.getenv(variable);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(variable + " is not set");
    }
    return value;
  }
}

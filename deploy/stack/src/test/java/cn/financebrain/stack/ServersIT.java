package cn.financebrain.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ServersIT {
  @TempDir Path directory;

  @Test
  void kafkaKeepsItsTopicsThroughAKill() throws Exception {
    int port = freePort();
    Path properties = kafkaProperties(port, freePort());
    Process first = start(KafkaMain.class, Map.of(), properties.toString());
    try (Admin admin = admin(port)) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
      kill(first);
      Process second = start(KafkaMain.class, Map.of(), properties.toString());
      try {
        assertThat(admin.listTopics().names().get()).contains("kept");
      } finally {
        kill(second);
      }
    } finally {
      kill(first);
    }
  }

  @Test
  void postgresAsksForThePasswordAndKeepsItsRowsThroughAKill() throws Exception {
    int port = freePort();
    Map<String, String> environment =
        Map.of("FB_POSTGRES_PORT", Integer.toString(port), "FB_POSTGRES_PASSWORD", "right-word");
    String[] arguments = {
      directory.resolve("data").toString(), directory.resolve("bin").toString()
    };
    Process first = start(PostgresMain.class, environment, arguments);
    Process second = null;
    try {
      execute(port, "CREATE TABLE kept AS SELECT 42 AS answer");
      assertThatThrownBy(() -> connect(port, "wrong-word").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
      kill(first);
      second = start(PostgresMain.class, environment, arguments);
      assertThat(answer(port)).isEqualTo(42);
    } finally {
      stop(second);
      kill(first);
    }
  }

  private Path kafkaProperties(int port, int controllerPort) throws IOException {
    return Files.writeString(
        directory.resolve("server.properties"),
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        """
            .formatted(port, controllerPort, directory.resolve("kafka")));
  }

  private static Admin admin(int port) {
    return Admin.create(
        Map.of("bootstrap.servers", "127.0.0.1:" + port, "default.api.timeout.ms", "60000"));
  }

  private Process start(Class<?> main, Map<String, String> environment, String... arguments)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    ProcessBuilder builder = new ProcessBuilder(java, "-Xmx256m", "-cp", classPath, main.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    File log = directory.resolve(main.getSimpleName() + ".log").toFile();
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    return builder.start();
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private static void stop(Process process) throws InterruptedException {
    if (process != null) {
      process.destroy();
      process.waitFor();
    }
  }

  /** Connects as soon as the server lets us in; gives up with the test's own limit. */
  private static Connection whenReady(int port) throws SQLException {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (true) {
      try {
        return connect(port, "right-word");
      } catch (SQLException notYet) {
        if (System.nanoTime() > giveUp) {
          throw notYet;
        }
        pause();
      }
    }
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
  }

  private static Connection connect(int port, String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/finance_brain", "postgres", password);
  }

  private static void execute(int port, String sql) throws SQLException {
    try (Connection connection = whenReady(port);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int answer(int port) throws SQLException {
    try (Connection connection = whenReady(port);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT answer FROM kept")) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

package cn.financebrain.dashboards;

import cn.financebrain.dashboards.account.PasswordCost;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The server on a free port with an empty database of its own. */
final class RunningDashboards implements AutoCloseable {
  static final String SECRET = "not of the web application";
  static final String PASSWORD = "a-better-passphrase";

  /** A user of the warehouse who may write; has the reader's password. */
  static final String WRITER = "writer";

  private static final PasswordCost CHEAP = new PasswordCost(4);
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static EmbeddedPostgres shared;

  private final Path directory;
  private final List<String> arguments;
  private final ConfigurableApplicationContext context;

  private RunningDashboards(Path directory, List<String> arguments, TestClock clock) {
    this.directory = directory;
    this.arguments = List.copyOf(arguments);
    SpringApplication application = new SpringApplication(DashboardsMain.class);
    application.addInitializers(
        started -> {
          GenericApplicationContext context = (GenericApplicationContext) started;
          context.registerBean(
              "testClock", TestClock.class, () -> clock, bean -> bean.setPrimary(true));
          context.registerBean(
              "testPasswordCost",
              PasswordCost.class,
              () -> CHEAP, // the usual one takes most of the time of tests that sign in
              bean -> bean.setPrimary(true));
        });
    this.context = application.run(arguments.toArray(String[]::new));
  }

  /** A second server on the same database, by the same clock. */
  RunningDashboards beside() {
    return new RunningDashboards(directory, arguments, clock());
  }

  /** A clock that tests move. */
  static final class TestClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return InstantSource.system().instant().plus(ahead);
    }

    void advance(Duration by) {
      ahead = ahead.plus(by);
    }
  }

  /**
   * @param clickhouse such as {@code http://127.0.0.1:1}, an address where nobody answers
   * @param more settings, such as {@code name=value}
   */
  static RunningDashboards start(String clickhouse, String user, String password, String... more) {
    return start(postgres(), clickhouse, user, password, more);
  }

  /** One server for all tests of this JVM; its own hook ends it. */
  private static synchronized EmbeddedPostgres postgres() {
    if (shared == null) {
      shared = startPostgres();
    }
    return shared;
  }

  static EmbeddedPostgres startPostgres() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A server whose rows outlive it: started on the same directory and port, it is the same again.
   *
   * @param port 0 for a free one
   */
  static EmbeddedPostgres startPostgres(Path data, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data.resolve("postgres"))
          .setCleanDataDirectory(false)
          .setPort(port)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String newDatabase(EmbeddedPostgres postgres) {
    String name = "test" + DATABASES.incrementAndGet();
    JdbcClient.create(postgres.getPostgresDatabase()).sql("create database " + name).update();
    return postgres.getJdbcUrl("postgres", name);
  }

  static RunningDashboards start(
      EmbeddedPostgres postgres, String clickhouse, String user, String password, String... more) {
    try {
      Path directory = Files.createTempDirectory("dashboards");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      Files.createDirectories(directory.resolve("web/assets"));
      Files.writeString(directory.resolve("web/index.html"), "<title>金融大脑</title>");
      Files.writeString(directory.resolve("outside"), SECRET);
      Files.writeString(directory.resolve("web/assets/app-1.js"), "export {};");
      Map<String, String> settings =
          Map.ofEntries(
              Map.entry("FB_WEB_PORT", "0"),
              Map.entry("FB_POSTGRES_URL", newDatabase(postgres)),
              Map.entry("FB_POSTGRES_USER", "postgres"),
              Map.entry("FB_CLICKHOUSE_URL", clickhouse),
              Map.entry("FB_CLICKHOUSE_USER", user),
              Map.entry("FB_CLICKHOUSE_PASSWORD", password),
              Map.entry("FB_FIRST_PASSWORD_FILE", directory.resolve("first").toString()),
              Map.entry("FB_AUDIT_ANCHORS_FILE", directory.resolve("anchors").toString()),
              Map.entry("FB_WEB_DIR", directory.resolve("web").toString()),
              Map.entry("FB_MODELS_DIR", directory.resolve("models").toString()),
              Map.entry("FB_CLICKHOUSE_WRITER_USER", WRITER),
              Map.entry("FB_CLICKHOUSE_WRITER_PASSWORD", password),
              Map.entry("finance-brain.cases.round-every", "400ms"),
              Map.entry("finance-brain.notifications.round-every", "400ms"),
              Map.entry("finance-brain.poll-every", "400ms"),
              Map.entry("finance-brain.sets.look-every", "400ms"),
              Map.entry("finance-brain.heartbeat-every", "500ms"));
      List<String> arguments = new ArrayList<>();
      settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
      List.of(more).forEach(setting -> arguments.add("--" + setting));
      return new RunningDashboards(directory, arguments, new TestClock());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When all tests are through: a second server may look into what the first one left. */
  private static void delete(Path directory) {
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param more settings, such as {@code name=value}
   */
  static RunningDashboards withoutWarehouse(String... more) {
    return start(postgres(), "http://127.0.0.1:1", "reader", "", more);
  }

  Browser browser() {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return new Browser("http://127.0.0.1:" + port);
  }

  /** The city's office, which sees all of it: signed in, the first password changed. */
  Browser office() {
    return signedIn("office");
  }

  /** Who has a first password changes it to {@link #PASSWORD}. */
  Browser signedIn(String user) {
    Browser browser = browser();
    Optional<String> first = firstPassword(user);
    browser.signIn(user, first.orElse(PASSWORD)).expect(200);
    first.ifPresent(
        password ->
            browser
                .put("/api/session/password", Map.of("current", password, "next", PASSWORD))
                .expect(204));
    return browser;
  }

  /**
   * An account of this role, the same for all who ask for it on this server; its password is {@link
   * #PASSWORD}. The office must have signed in.
   */
  Browser signedInAs(String role, String... territory) {
    return signedInBy(role + (territory.length == 0 ? "" : '-' + territory[0]), role, territory);
  }

  /** The same under a name of its own. */
  Browser signedInBy(String name, String role, String... territory) {
    database()
        .sql(
            """
            insert into account (name, display_name, territory, password_hash, created_at)
            select :name, :name, :territory, password_hash, created_at
            from account where name = 'office'
            on conflict do nothing
            """)
        .param("name", name)
        .param("territory", territory)
        .update();
    database()
        .sql(
            "insert into account_role (account, role) values (:name, :role) on conflict do nothing")
        .param("name", name)
        .param("role", role)
        .update();
    return signedIn(name);
  }

  /** Where releases and models are looked for; not there yet. */
  Path modelsDir() {
    return directory.resolve("models");
  }

  Path firstPasswordFile() {
    return directory.resolve("first");
  }

  Path auditAnchorsFile() {
    return directory.resolve("anchors");
  }

  /** Empty once it was changed. */
  Optional<String> firstPassword(String user) {
    if (!Files.exists(firstPasswordFile())) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(firstPasswordFile()).stream()
          .filter(line -> line.startsWith(user + ' '))
          .map(line -> line.substring(user.length() + 1))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestClock clock() {
    return context.getBean(TestClock.class);
  }

  JdbcClient database() {
    return context.getBean(JdbcClient.class);
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }
}

package cn.financebrain.dashboards;

import cn.financebrain.engine.EngineProcess;
import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.account.Accounts;
import cn.financebrain.engine.account.PasswordHash;
import cn.financebrain.store.AdHocQuery;
import cn.financebrain.store.FillingTag;
import cn.financebrain.store.FillingTags;
import cn.financebrain.store.Migrations;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseUser;
import cn.financebrain.store.WarehouseWriter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A real engine with the tables and the rows of {@link City}. */
final class WarehouseFixture implements AutoCloseable {
  private static final String PASSWORD = "a-password";

  private final EngineProcess engine;
  private final WarehouseSettings settings;

  private WarehouseFixture(EngineProcess engine) {
    this.engine = engine;
    this.settings =
        new WarehouseSettings(
            engine.url(), RunningDashboards.WRITER, PASSWORD, WarehouseSettings.DATABASE);
  }

  /** Restricted as the launcher restricts it. */
  private static Account reader() {
    return new Account(
        WarehouseUser.READER.id(),
        PasswordHash.of(PASSWORD),
        1,
        WarehouseUser.READER.settings(),
        WarehouseUser.READER.changeable());
  }

  static WarehouseFixture start() {
    WarehouseFixture fixture =
        new WarehouseFixture(
            EngineProcess.start(
                Accounts.of(Account.writer(RunningDashboards.WRITER, PASSWORD), reader())));
    Migrations.apply(fixture.settings, City.CATALOGUE, City.RULES);
    fixture.write(City.rows());
    return fixture;
  }

  void write(List<? extends WarehouseRow> rows) {
    try (WarehouseWriter writer =
        WarehouseWriter.open(settings, City.CATALOGUE, RetryPolicy.NONE)) {
      writer.write(rows);
    }
  }

  /** Tells which tags are being filled; those of before are over. */
  void tellFilling(List<FillingTag> tags) {
    FillingTags.tell(settings, "made", tags, Instant.now());
  }

  /** Rows of tables that only jobs write, by a plain statement. */
  void insert(String sql) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(engine.url() + "/?database=" + settings.database()))
            .header("X-ClickHouse-User", settings.user())
            .header("X-ClickHouse-Key", settings.password())
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param more settings, such as {@code name=value}
   */
  RunningDashboards dashboards(String... more) {
    return RunningDashboards.start(engine.url(), WarehouseUser.READER.id(), PASSWORD, more);
  }

  /** An answer of the warehouse, its cells with tabs between them. */
  String ask(String sql) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (AdHocQuery query = AdHocQuery.open(settings)) {
      query.run(sql, "TabSeparated", Duration.ofSeconds(30), answer);
    }
    return answer.toString(StandardCharsets.UTF_8).strip();
  }

  RunningDashboards dashboards(EmbeddedPostgres postgres) {
    return RunningDashboards.start(postgres, engine.url(), WarehouseUser.READER.id(), PASSWORD);
  }

  EngineProcess engine() {
    return engine;
  }

  @Override
  public void close() {
    engine.close();
  }
}

package cn.financebrain.cli;

import static cn.financebrain.cli.CityStack.data;
import static cn.financebrain.cli.CityStack.launcher;
import static cn.financebrain.cli.CityStack.settle;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each step of a case reaches other systems once, whoever dies on the way. */
@ExtendWith(CityStack.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CaseTopicIT {
  /** What whoever tells takes first, see the outbox of cases. */
  private static final String TELLING = "hashtext('case_outbox'), hashtext('kafka')";

  private static StackSettings settings;
  private static DeskSession office;
  private static Connection database;

  @BeforeAll
  static void signIn() throws Exception {
    settle();
    settings = new StackDirectory(data.toRealPath()).settings().orElseThrow();
    office = DeskSession.of(settings, data, "topic.office", "city-office");
    StackSettings.Postgres place = settings.postgres();
    database = DriverManager.getConnection(place.url(), place.user(), place.password());
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  @Test
  void whileKafkaIsAwayPeopleWorkOnAndItIsToldOnceAfterwards() throws Exception {
    String number = opened(0);
    launcher.service("kafka").destroyForcibly();
    act(number, 1, "take");
    act(number, 2, "watch");
    launcher.awaitService("kafka");
    CaseTopic.awaitSteps(number, 3);
  }

  /** The server dies after the brokers have a batch and before the outbox knows. */
  @Test
  void whatWasToldButNotNotedIsNotToldAgain() throws Exception {
    String number = opened(1);
    CaseTopic.awaitSteps(number, 1);
    ask("select 1 from (select pg_advisory_lock(" + TELLING + ")) held");
    act(number, 1, "take");
    act(number, 2, "watch");
    List<String> steps = ask("select event from case_outbox where target = 'kafka' order by id");
    assertThat(steps).hasSize(2);
    ask("select pg_advisory_unlock(" + TELLING + ")");
    CaseTopic.awaitSteps(number, 3);
    awaitEmptyOutbox();

    ProcessHandle dashboards = launcher.service("dashboards");
    dashboards.destroyForcibly();
    dashboards.onExit().get();
    String told = lastBatch();
    try (PreparedStatement again =
        database.prepareStatement(
            """
            insert into case_outbox (target, event, at, batch)
            values ('kafka', cast(? as jsonb), now(), cast(? as uuid))
            """)) {
      for (String step : steps) {
        again.setString(1, step);
        again.setString(2, told);
        again.executeUpdate();
      }
    }
    awaitEmptyOutbox();
    assertThat(CaseTopic.steps(number)).containsExactly(1, 2, 3);
    DeskSession later = DeskSession.of(settings, data, "topic.later", "city-office");
    act(later, number, 3, "watch"); // sessions end with the server
    CaseTopic.awaitSteps(number, 4);
  }

  /**
   * @param place of the alert in the list, so that each test has its own
   */
  private static String opened(int place) throws Exception {
    String alert =
        office
            .get("/api/alerts?risk=default&limit=10")
            .expect(200)
            .body()
            .path("items")
            .path(place)
            .path("id")
            .asText();
    return office
        .post("/api/cases", Map.of("alerts", List.of(alert)))
        .expect(200)
        .body()
        .at("/summary/number")
        .asText();
  }

  private static void act(String number, int version, String action) throws Exception {
    act(office, number, version, action);
  }

  private static void act(DeskSession who, String number, int version, String action)
      throws Exception {
    who.post(
            "/api/cases/%s/actions".formatted(number), Map.of("action", action, "version", version))
        .expect(200);
  }

  private static void awaitEmptyOutbox() {
    Launcher.await(
        Duration.ofMinutes(2),
        () -> ask("select event from case_outbox where target = 'kafka'").isEmpty(),
        () -> "the outbox is not empty");
  }

  private static List<String> ask(String sql) {
    try (PreparedStatement query = database.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String lastBatch() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.kafka().bootstrap()))) {
      return admin
          .listConsumerGroupOffsets("finance-brain-cases")
          .partitionsToOffsetAndMetadata()
          .get()
          .get(CaseTopic.PLACE)
          .metadata();
    }
  }
}

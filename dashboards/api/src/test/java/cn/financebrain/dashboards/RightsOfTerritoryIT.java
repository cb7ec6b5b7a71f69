package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.Browser.Answer;
import cn.financebrain.dashboards.DistrictRequests.Asked;
import cn.financebrain.dashboards.RightsMatrix.Mark;
import cn.financebrain.dashboards.RightsMatrix.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a territory leaves of each operation of {@link RightsMatrix}: each is asked as every role
 * that may, by somebody of the district, of another one, of none, and of the whole city.
 */
class RightsOfTerritoryIT {
  private static final String OTHER = "330303";
  private static final String TOWN = "330304001";

  /** Only who made such a thing sees it, or whom it is shared with, or who may approve it. */
  private static final Set<String> OF_FEW = Set.of("bulk", "views");

  /** A district's shared view is not the city's, and a trial for all of it names no district. */
  private static final Set<String> NOT_OF_CITY = Set.of("/api/views", "/api/rules/trials");

  /** The release of the scores is not here, which is told to who may see them. */
  private static final String WITHOUT_MODEL = "/api/enterprises/{id}/explanation";

  /** Of these only a number tells that there is something. */
  private static final Map<String, String> NUMBERS =
      Map.of("/api/summary", "/alerts", "/api/enterprise-counts", "/total");

  @TempDir static Path directory;

  private static DistrictFixture district;
  private static DistrictRequests requests;

  @BeforeAll
  static void start() {
    district = new DistrictFixture(directory);
    requests = new DistrictRequests(district);
  }

  @AfterAll
  static void stop() {
    district.close();
  }

  private record User(String role, List<String> territory) {
    Browser browser() {
      return district.as(role, territory.toArray(String[]::new));
    }

    String account() {
      return DistrictFixture.accountOf(role, territory.toArray(String[]::new));
    }

    boolean isOfCity() {
      return territory.equals(List.of(""));
    }

    @Override
    public String toString() {
      return account();
    }
  }

  private static List<User> users(Row row, List<List<String>> territories) {
    return row.roles().stream()
        .flatMap(role -> territories.stream().map(territory -> new User(role, territory)))
        .toList();
  }

  private static List<User> outsiders(Row row) {
    return users(row, List.of(List.of(OTHER, TOWN), List.of()));
  }

  private static List<User> insiders(Row row) {
    return users(row, List.of(List.of(DistrictFixture.DISTRICT), List.of("")));
  }

  private static Stream<Row> rows(Mark mark) {
    return RightsMatrix.ROWS.stream().filter(row -> row.mark() == mark && !row.roles().isEmpty());
  }

  static Stream<Row> hidden() {
    return rows(Mark.HIDDEN);
  }

  static Stream<Row> refused() {
    return rows(Mark.REFUSED);
  }

  static Stream<Row> narrowed() {
    return rows(Mark.NARROWED);
  }

  static Stream<Row> own() {
    return rows(Mark.OWN).filter(Row::namesOne);
  }

  @ParameterizedTest
  @MethodSource
  void hidden(Row row) {
    List<String> tries = isAsIfThereWereNone(row, outsiders(row));
    if (row.template().startsWith("/api/enterprises/")) {
      assertThat(tries).as("%s", row).hasSameSizeAs(outsiders(row));
    }
    List<Answer> answers = new ArrayList<>();
    for (User user : insiders(row)) {
      Answer answer = requests.ask(row).foreign().by(user.browser());
      if (!isOfFew(row)) {
        assertThat(answer.status()).as("%s as %s: %s", row, user, answer.body()).isNotEqualTo(404);
      }
      assertThat(answer.status() < 500 || isDone(row, answer))
          .as("%s as %s: %s", row, user, answer.body())
          .isTrue();
      answers.add(answer);
    }
    assertThat(answers).as("%s is done by somebody", row).anyMatch(answer -> isDone(row, answer));
  }

  private static boolean isOfFew(Row row) {
    return row.namesOne() && OF_FEW.contains(row.template().split("/", -1)[2]);
  }

  private static boolean isDone(Row row, Answer answer) {
    return answer.status() / 100 == 2
        || (row.template().equals(WITHOUT_MODEL) && answer.code().equals("model-unavailable"));
  }

  /** Word for word, with nothing done, and nothing but the tries that it returns in the trail. */
  private static List<String> isAsIfThereWereNone(Row row, List<User> users) {
    Asked asked = requests.ask(row);
    Unchanged unchanged = new Unchanged(row, users);
    for (User user : users) {
      Answer none = asked.unknown().by(user.browser()).expect(404);
      Answer foreign = asked.foreign().by(user.browser());
      assertThat(foreign.status() + foreign.body())
          .as("%s as %s", row, user)
          .isEqualTo("404" + none.body());
    }
    return unchanged.check();
  }

  /** All that is stored, and what the trail says of some users. */
  private record Unchanged(Row row, List<User> users, long last, String standing) {
    Unchanged(Row row, List<User> users) {
      this(
          row,
          users,
          district
              .server
              .database()
              .sql("select max(id) from audit_entry")
              .query(Long.class)
              .single(),
          district.standing());
    }

    List<String> check() {
      assertThat(district.standing()).as("%s", row).isEqualTo(standing);
      List<String> actions =
          district
              .server
              .database()
              .sql(
                  """
                  select action from audit_entry where id > :last and actor in (:users)
                    and action not like 'session.%'
                  """)
              .param("last", last)
              .param("users", users.stream().map(User::account).toList())
              .query(String.class)
              .list();
      assertThat(actions).as("%s", row).allMatch(action -> action.endsWith("refused"));
      return actions;
    }
  }

  @ParameterizedTest
  @MethodSource
  void refused(Row row) {
    Unchanged unchanged = new Unchanged(row, outsiders(row));
    for (User user : outsiders(row)) {
      requests.ask(row).foreign().by(user.browser()).expectProblem(403, "forbidden");
    }
    unchanged.check();
    for (User user : insiders(row)) {
      Answer answer = requests.ask(row).foreign().by(user.browser());
      assertThat(isDone(row, answer)).as("%s as %s: %s", row, user, answer.body()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource
  void own(Row row) {
    Browser owner = owner(row);
    List<User> others =
        users(
                row,
                List.of(List.of(DistrictFixture.DISTRICT), List.of(OTHER), List.of(), List.of("")))
            .stream()
            .filter(user -> user.browser() != owner)
            .toList();
    isAsIfThereWereNone(row, others);
    assertThat(requests.ask(row).foreign().by(owner))
        .as("%s", row)
        .matches(answer -> isDone(row, answer));
  }

  private static Browser owner(Row row) {
    return switch (row.template().split("/", -1)[2]) {
      case "look-ups" -> district.bank;
      case "jobs" -> district.maker;
      default -> district.lead;
    };
  }

  @ParameterizedTest
  @MethodSource
  void narrowed(Row row) {
    for (User user : outsiders(row)) {
      Answer answer = seen(row, user);
      assertThat(answer.body()).as("%s as %s", row, user).doesNotContain(district.markers());
      if (user.territory().isEmpty()) {
        assertThat(answer.body())
            .as("%s as %s", row, user)
            .doesNotContain(DistrictFixture.SCAN_OF_CITY);
      }
      assertThat(number(row, answer)).as("%s as %s: %s", row, user, answer.body()).isZero();
    }
    for (User user : insiders(row)) {
      if (!(user.isOfCity() && NOT_OF_CITY.contains(row.template()))) {
        Answer answer = seen(row, user);
        boolean seen =
            NUMBERS.containsKey(row.template())
                ? number(row, answer) > 0
                : district.markers().stream().anyMatch(answer.body()::contains);
        assertThat(seen).as("%s as %s: %s", row, user, answer.body()).isTrue();
      }
    }
  }

  /** How many are told of beside those that are shown. */
  private static int number(Row row, Answer answer) {
    String pointer = NUMBERS.get(row.template());
    if (pointer != null) {
      return answer.json().at(pointer).asInt();
    }
    JsonNode page = answer.body().startsWith("{") ? answer.json() : MissingNode.getInstance();
    return page.has("total") && page.has("items")
        ? page.path("total").asInt() - page.path("items").size()
        : 0;
  }

  private static Answer seen(Row row, User user) {
    Browser browser = user.browser();
    return switch (row.operation()) {
      case "POST /api/queries/runs" ->
          answered(browser, row, Map.of("statement", DistrictFixture.STATEMENT), "rows");
      case "POST /api/queries/exports" ->
          answered(
              browser,
              row,
              Map.of("statement", DistrictFixture.STATEMENT, "format", "csv", "purpose", "review"),
              "file");
      default -> {
        Answer answer = requests.ask(row).foreign().by(browser);
        assertThat(isDone(row, answer)).as("%s as %s: %s", row, user, answer.body()).isTrue();
        yield answer;
      }
    };
  }

  /** Rows come only once the query is over. */
  private static Answer answered(Browser user, Row row, Map<String, ?> body, String as) {
    JsonNode begun = user.post(row.template(), body).expect(202).json();
    String run = "/api/queries/runs/" + begun.path("id").asText();
    Await.until(() -> user.get(run).json().path("state").asText().equals("done"), "the query ends");
    return user.get(run + '/' + as).expect(200);
  }
}

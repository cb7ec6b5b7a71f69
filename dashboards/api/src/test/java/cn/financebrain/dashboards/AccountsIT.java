package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CityServer.server;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The administration of accounts, by the two who share it. */
@ExtendWith(CityServer.class)
class AccountsIT {
  private static Browser system;
  private static Browser security;

  @BeforeAll
  static void signIn() {
    system = server.signedIn("admin");
    security = server.signedIn("security");
  }

  private static String create(String name) {
    JsonNode made =
        system
            .post("/api/accounts", Map.of("name", name, "displayName", "王 " + name, "unit", "鹿城区"))
            .expect(201)
            .json();
    assertThat(made.at("/account/roles")).isEmpty();
    assertThat(made.at("/account/territory")).isEmpty();
    return made.path("password").asText();
  }

  private static JsonNode account(String name) {
    return security.get("/api/accounts/" + name).expect(200).json();
  }

  private static Map<String, Object> version(String name) {
    return Map.of("version", account(name).path("version").asInt());
  }

  private static Map<String, Object> access(String name, List<String> roles, String... territory) {
    return Map.of(
        "roles",
        roles,
        "territory",
        List.of(territory),
        "version",
        account(name).path("version").asInt());
  }

  private static Browser.Answer grant(String name, List<String> roles, String... territory) {
    return security.put("/api/accounts/" + name + "/access", access(name, roles, territory));
  }

  /** Signs in for the first time and chooses a password. */
  private static Browser begin(String name, String password) {
    Browser browser = server.browser();
    browser.signIn(name, password).expect(200);
    browser
        .put(
            "/api/session/password",
            Map.of("current", password, "next", RunningDashboards.PASSWORD))
        .expect(204);
    return browser;
  }

  @Test
  void oneMakesTheAccountAnotherGivesTheRightsAndBothAreInTheTrail() {
    Browser user = begin("made", create("made"));
    user.get("/api/alerts").expectProblem(403, "forbidden");
    grant("made", List.of("analyst"), "330302").expect(200);
    user.get("/api/session").expectProblem(401, "not-signed-in");
    user = server.signedIn("made");
    assertThat(user.get("/api/alerts").expect(200).json().path("total").asInt()).isEqualTo(3);
    assertThat(account("made").path("lastSignInAt").isNull()).isFalse();

    grant("made", List.of("analyst", "approver"), "330303").expect(200);
    user.get("/api/alerts").expectProblem(401, "not-signed-in");
    assertThat(trail("made"))
        .contains(
            "admin account.created 鹿城区",
            "security account.access-changed {roles: [analyst], territory: [330302], state: active,"
                + " secondFactor: off} -> {roles: [analyst, approver], territory: [330303], state:"
                + " active, secondFactor: off}");
  }

  @Test
  void nameAndUnitAreMendedByTheSystemAdministratorAndBothAreInTheTrail() {
    Browser unused = begin("misnamed", create("misnamed"));
    int version = account("misnamed").path("version").asInt();
    Map<String, Object> description =
        Map.of("displayName", "王小明", "unit", "瑞安市", "version", version);
    String path = "/api/accounts/misnamed/description";
    server.signedIn("security").put(path, description).expectProblem(403, "forbidden");
    Browser admin = server.signedIn("admin");
    admin.put(path, description).expect(200);
    admin.put(path, description).expectProblem(409, "account-changed");
    assertThat(account("misnamed").path("displayName").asText()).isEqualTo("王小明");
    assertThat(trail("misnamed"))
        .anyMatch(
            entry ->
                entry.startsWith("admin account.described")
                    && entry.contains("name: 王 misnamed, unit: 鹿城区} ->")
                    && entry.endsWith("name: 王小明, unit: 瑞安市}"));
    assertThat(account("auditor").path("displayName").asText()).isEqualTo("审计员");
  }

  private static List<String> trail(String object) {
    return server
        .database()
        .sql("select actor, action, detail from audit_entry where object = :object order by id")
        .param("object", object)
        .query((row, i) -> row.getString(1) + ' ' + row.getString(2) + ' ' + row.getString(3))
        .list();
  }

  @Test
  void thePowersOfAdministrationAreNeverOnePersons() {
    String password = create("powers");
    assertThat(password).hasSize(20);
    for (List<String> roles :
        List.of(
            List.of("system-admin", "security-admin"),
            List.of("auditor", "system-admin"),
            List.of("auditor", "analyst"))) {
      grant("powers", roles, "").expectProblem(409, "account-rule");
    }
    grant("powers", List.of("auditor")).expect(200);
    grant("powers", List.of("analyst"), "").expect(200);
  }

  @Test
  void nobodyAdministersThemselvesAndNoPowerIsLeftWithoutAnAccount() {
    grant("security", List.of("auditor")).expectProblem(409, "account-rule");
    for (String action : List.of("password", "unlock")) {
      system
          .post("/api/accounts/admin/" + action, version("admin"))
          .expectProblem(409, "account-rule");
    }
    grant("admin", List.of("analyst"), "").expectProblem(409, "account-rule");
    state("security", "disabled").expectProblem(409, "account-rule");
    system.get("/api/session").expect(200);
  }

  private static Browser.Answer state(String name, String state) {
    return system.put(
        "/api/accounts/" + name + "/state",
        Map.of("state", state, "version", account(name).path("version").asInt()));
  }

  @Test
  void whoeverIsDisabledIsOutAtOnceAndComesBackWhenEnabled() {
    Browser user = begin("leaver", create("leaver"));
    state("leaver", "disabled").expect(200);
    user.get("/api/session").expectProblem(401, "not-signed-in");
    server
        .browser()
        .signIn("leaver", RunningDashboards.PASSWORD)
        .expectProblem(401, "wrong-credentials");
    state("leaver", "active").expect(200);
    server.signedIn("leaver").get("/api/session").expect(200);
  }

  @Test
  void aPasswordIsGivenAnewAndALockTakenAway() {
    Browser user = begin("forgetful", create("forgetful"));
    for (int i = 0; i < 5; i++) {
      server.browser().signIn("forgetful", "wrong").expectProblem(401, "wrong-credentials");
    }
    assertThat(account("forgetful").path("state").asText()).isEqualTo("locked");
    system.post("/api/accounts/forgetful/unlock", version("forgetful")).expect(200);
    assertThat(account("forgetful").path("state").asText()).isEqualTo("active");
    String given =
        system
            .post("/api/accounts/forgetful/password", version("forgetful"))
            .expect(200)
            .json()
            .path("password")
            .asText();
    user.get("/api/session").expectProblem(401, "not-signed-in");
    user = begin("forgetful", given);
    security.post("/api/accounts/forgetful/end-sessions", version("forgetful")).expect(200);
    user.get("/api/session").expectProblem(401, "not-signed-in");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
    String password = create("twice");
    Map<String, Object> seen = access("twice", List.of("analyst"), "");
    security.put("/api/accounts/twice/access", seen).expect(200);
    security.put("/api/accounts/twice/access", seen).expectProblem(409, "account-changed");
    security.put("/api/accounts/nobody/access", seen).expectProblem(404, "account-not-found");
    assertThat(password).isNotEmpty();
  }

  @Test
  void badRequestsSayWhatIsWrong() {
    String password = create("bad.name");
    assertThat(password).isNotEmpty();
    for (String name : List.of("x", "With Space", "-a", "王", "a'--")) {
      system
          .post("/api/accounts", Map.of("name", name, "displayName", "x"))
          .expectProblem(400, "invalid-body");
    }
    system
        .post("/api/accounts", Map.of("name", "Bad.Name", "displayName", "x"))
        .expectProblem(409, "account-exists");
    system
        .post(
            "/api/accounts", Map.of("name", "sly", "displayName", "x", "roles", List.of("auditor")))
        .expectProblem(400, "invalid-body");
    grant("bad.name", List.of("emperor")).expectProblem(400, "invalid-body");
    grant("bad.name", List.of("analyst"), "33' --").expectProblem(400, "invalid-body");
    state("bad.name", "deleted").expectProblem(400, "invalid-body");
  }

  @Test
  void accountsAreFoundByNameUnitRoleAndStateInPages() {
    for (String name : List.of("page.a", "page.b", "page.c")) {
      assertThat(create(name)).isNotEmpty();
    }
    assertThat(found("query=PAGE.&limit=2")).containsExactly("page.a", "page.b");
    assertThat(found("query=page.&limit=2&cursor=page.b")).containsExactly("page.c");
    assertThat(found("query=" + "%25")).isEmpty();
    assertThat(found("role=auditor")).contains("auditor").doesNotContain("office");
    assertThat(found("state=disabled&query=page")).isEmpty();
    security.get("/api/accounts?state=x").expectProblem(400, "invalid-parameter");
    JsonNode roles = security.get("/api/roles").expect(200).json();
    assertThat(roles).hasSize(14);
  }

  private static List<String> found(String query) {
    return security
        .get("/api/accounts?" + query)
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("name");
  }
}

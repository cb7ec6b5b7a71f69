package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.account.FactorCodes;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Second factors and the length of sessions, on a clock that is moved. */
class SecondFactorIT {
  private static RunningDashboards server;

  @BeforeAll
  static void start() {
    server = RunningDashboards.withoutWarehouse("finance-brain.second-factor-roles=auditor");
    assertThat(server.office().get("/api/session").status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Codes of before are over. */
  @BeforeEach
  void pass() {
    server.clock().advance(Duration.ofMinutes(20));
  }

  private static String code(String secret, int steps) {
    return FactorCodes.code(secret, server.clock().instant(), steps);
  }

  private static String secret(Browser browser) {
    return browser
        .post("/api/session/second-factor", Map.of("password", RunningDashboards.PASSWORD))
        .expect(200)
        .json()
        .path("secret")
        .asText();
  }

  private static JsonNode confirm(Browser browser, String secret) {
    return confirmBy(browser, code(secret, -1));
  }

  private static JsonNode confirmBy(Browser browser, String code) {
    return browser
        .put("/api/session/second-factor", Map.of("code", code))
        .expect(200)
        .json()
        .path("recoveryCodes");
  }

  private static Browser.Answer signIn(String user, String code) {
    return server.browser().signIn(user, RunningDashboards.PASSWORD, code);
  }

  @Test
  void aCodeIsAskedForAndTakenOnce() {
    Browser user = server.signedInAs("analyst");
    user.post("/api/session/second-factor", Map.of("password", "wrong"))
        .expectProblem(403, "wrong-password");
    String secret = secret(user);
    server.signedIn("analyst").get("/api/session").expect(200); // not asked for before
    user.put("/api/session/second-factor", Map.of("code", "000000"))
        .expectProblem(401, "wrong-code");
    String first = code(secret, -1);
    assertThat(confirmBy(user, first)).hasSize(10);
    assertThat(user.get("/api/session").json().path("secondFactor").asText()).isEqualTo("on");

    Browser next = server.browser();
    next.signIn("analyst", RunningDashboards.PASSWORD).expectProblem(401, "second-factor-needed");
    signIn("analyst", first).expectProblem(401, "wrong-code");
    String code = code(secret, 0);
    signIn("analyst", code).expect(200);
    signIn("analyst", code).expectProblem(401, "wrong-code");
    signIn("analyst", code(secret, 1)).expect(200);
  }

  @Test
  void aRecoveryCodeStandsInOnce() {
    Browser user = server.signedInAs("approver");
    String recovery = confirm(user, secret(user)).path(3).asText();
    signIn("approver", recovery.toUpperCase(java.util.Locale.ROOT)).expect(200);
    signIn("approver", recovery).expectProblem(401, "wrong-code");
  }

  @Test
  void wrongCodesLockLikeWrongPasswords() {
    Browser user = server.signedInAs("rule-maker");
    String secret = secret(user);
    confirm(user, secret);
    for (int i = 0; i < 5; i++) {
      signIn("rule-maker", "12345").expectProblem(401, "wrong-code");
    }
    signIn("rule-maker", code(secret, 0)).expectProblem(429, "too-many-attempts");
  }

  @Test
  void whoeverMustHaveOneCanDoNothingElseBefore() {
    Browser auditor = server.signedIn("auditor");
    assertThat(auditor.get("/api/session").json().path("secondFactor").asText())
        .isEqualTo("required");
    auditor.get("/api/roles").expectProblem(403, "second-factor-required");
    String secret = secret(auditor);
    confirm(auditor, secret);
    auditor.get("/api/roles").expect(200);

    Browser security = server.signedIn("security");
    int version = security.get("/api/accounts/auditor").json().path("version").asInt();
    security
        .post("/api/accounts/auditor/remove-second-factor", Map.of("version", version))
        .expect(200);
    auditor.get("/api/roles").expectProblem(401, "not-signed-in");
  }

  @Test
  void itCanBeTurnedOffWithThePassword() {
    Browser user = server.signedInAs("rule-checker");
    confirm(user, secret(user));
    Map<String, String> password = Map.of("password", RunningDashboards.PASSWORD);
    user.post("/api/session/second-factor", password).expectProblem(409, "account-changed");
    user.post("/api/session/second-factor/removal", password).expect(204);
    server.signedIn("rule-checker").get("/api/session").expect(200);
  }

  @Test
  void aPasswordThatWasGivenAndNeverUsedIsOverAfterAWeek() {
    String given =
        server
            .signedIn("admin")
            .post("/api/accounts", Map.of("name", "late", "displayName", "late"))
            .expect(201)
            .json()
            .path("password")
            .asText();
    server.browser().signIn("late", given).expect(200);
    server.clock().advance(Duration.ofDays(7));
    server.browser().signIn("late", given).expectProblem(401, "wrong-credentials");
    server.signedIn("office").get("/api/session").expect(200);
  }

  @Test
  void sessionsAreListedAndTheOthersEnded() {
    Browser here = server.signedInAs("district-lead");
    Browser there = server.signedIn("district-lead");
    JsonNode sessions = here.get("/api/sessions").expect(200).json();
    assertThat(sessions).hasSize(2);
    assertThat(sessions.findValuesAsText("current")).containsExactly("false", "true");
    assertThat(sessions.at("/0/address").asText()).isEqualTo("127.0.0.1");
    here.delete("/api/sessions").expect(204);
    there.get("/api/session").expectProblem(401, "not-signed-in");
    here.get("/api/session").expect(200);
  }

  @Test
  void aSessionEndsWhereNothingIsDoneAndAfterADayOfWork() {
    Browser idle = server.signedInAs("town-inspector");
    Browser busy = server.signedIn("town-inspector");
    for (int hour = 1; hour < 8; hour++) {
      server.clock().advance(Duration.ofHours(1));
      busy.get("/api/session").expect(200);
      if (hour == 2) {
        idle.get("/api/session").expectProblem(401, "not-signed-in");
      }
    }
    server.clock().advance(Duration.ofHours(1));
    busy.get("/api/session").expectProblem(401, "not-signed-in");
  }

  @Test
  void anOpenStreamDoesNotKeepItsSessionAndEndsWithIt() {
    Browser idle = server.signedInAs("city-office", "3303");
    try (ServerEvents events = idle.events("/api/alerts/stream", Optional.empty())) {
      events.next("heartbeat");
      server.clock().advance(Duration.ofHours(2));
      events.awaitEnd();
    }
    Browser busy = server.signedIn("city-office-3303");
    try (ServerEvents events = busy.events("/api/alerts/stream", Optional.empty())) {
      for (int hour = 1; hour < 8; hour++) {
        server.clock().advance(Duration.ofHours(1));
        busy.get("/api/session").expect(200);
      }
      events.next("heartbeat");
      server.clock().advance(Duration.ofHours(1));
      events.awaitEnd();
    }
    Browser ended = server.signedIn("city-office-3303");
    try (ServerEvents events = ended.events("/api/alerts/stream", Optional.empty())) {
      Browser security = server.signedIn("security");
      String account = "/api/accounts/city-office-3303";
      int version = security.get(account).json().path("version").asInt();
      security.post(account + "/end-sessions", Map.of("version", version)).expect(200);
      events.awaitEnd();
    }
  }
}

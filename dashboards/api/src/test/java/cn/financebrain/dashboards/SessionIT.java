package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.Browser.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionIT {
  private static final int ATTEMPTS = 5;

  private RunningDashboards server;

  @BeforeEach
  void start() {
    server = RunningDashboards.withoutWarehouse();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theFirstPasswordOpensNothingButItsOwnChange() throws IOException {
    Browser browser = server.browser();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(server.firstPasswordFile())))
        .isEqualTo("rw-------");
    String first = server.firstPassword("admin").orElseThrow();

    Answer signedIn = browser.signIn("Admin", first).expect(200);
    assertThat(signedIn.json().path("mustChangePassword").asBoolean()).isTrue();
    browser.get("/api/feeds").expectProblem(403, "password-change-required");
    browser
        .put("/api/session/password", Map.of("current", "no", "next", RunningDashboards.PASSWORD))
        .expectProblem(403, "wrong-password");
    for (String weak :
        List.of(
            "short",
            "aaaaaaaaaaaaaa",
            "the-admin-of-all",
            "my-Finance-Brain-1",
            "qwertyuiop123",
            "Password12345",
            first)) {
      browser
          .put("/api/session/password", Map.of("current", first, "next", weak))
          .expectProblem(422, "weak-password");
    }
    browser
        .put("/api/session/password", Map.of("current", first, "next", RunningDashboards.PASSWORD))
        .expect(204);

    browser.get("/api/feeds").expectProblem(503, "warehouse-unavailable");
    assertThat(server.firstPassword("admin")).isEmpty();
    server.browser().signIn("admin", first).expectProblem(401, "wrong-credentials");
    server.browser().signIn("admin", RunningDashboards.PASSWORD).expect(200);
  }

  @Test
  void eachPowerHasAnAccountOfItsOwnWhosePasswordIsToldUntilItIsChanged() throws IOException {
    assertThat(Files.readAllLines(server.firstPasswordFile()))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("office", "admin", "security", "auditor");
    for (String user : List.of("office", "security", "auditor", "admin")) {
      assertThat(server.firstPasswordFile()).exists();
      JsonNode session = server.signedIn(user).get("/api/session").expect(200).json();
      assertThat(session.path("roles")).hasSize(1);
      assertThat(server.firstPassword(user)).isEmpty();
    }
    assertThat(server.firstPasswordFile()).doesNotExist();
    assertThat(audited("account.created")).isEqualTo(4);
  }

  @Test
  void withoutTheTokenNothingIsChanged() {
    Browser browser = server.browser();
    browser.get("/api/session").expectProblem(401, "not-signed-in");
    browser
        .postWithoutToken("/api/session", Map.of("user", "admin", "password", "x"))
        .expectProblem(403, "csrf");
  }

  @Test
  void aBodyThatIsLargerThanAnyOperationNeedsIsRefusedBeforeItIsRead() {
    Browser browser = server.browser();
    browser.signIn("admin", "x".repeat(2 << 20)).expectProblem(413, "too-large");
    browser.signIn("admin", "x".repeat(1_000)).expectProblem(400, "invalid-body");
  }

  @Test
  void ofGuessesMadeAtOnceOnlyThoseBelowTheLimitAreLookedAt() throws Exception {
    ExecutorService guessers = Executors.newFixedThreadPool(20);
    Callable<Integer> guess = () -> server.browser().signIn("security", "wrong").status();
    List<Future<Integer>> answers = guessers.invokeAll(Collections.nCopies(40, guess));
    guessers.shutdown();
    int looked = 0;
    for (Future<Integer> answer : answers) {
      looked += answer.get() == 401 ? 1 : 0;
    }
    // a machine with much else to do sends some away unlooked at, that waited for a place too long
    assertThat(looked).isBetween(1, ATTEMPTS);
    server.browser().signIn("security", "wrong").expectProblem(429, "too-many-attempts");
  }

  @Test
  void cookiesAreOutOfReachOfScripts() {
    Browser browser = server.browser();
    browser.get("/api/session");
    String before = browser.cookie("XSRF-TOKEN").orElseThrow().getValue();
    Answer answer =
        browser.signIn("admin", server.firstPassword("admin").orElseThrow()).expect(200);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie).startsWith("FB_SESSION=").contains("HttpOnly", "SameSite=Lax"));
    assertThat(browser.cookie("XSRF-TOKEN").orElseThrow().getValue()).isNotEqualTo(before);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'");
  }

  /** Somebody has put a session of their own into the browser of who signs in. */
  @Test
  void signingInBeginsANewSessionAndTheOneThatWasThereOpensNothing() {
    Browser planter = server.signedIn("auditor");
    String planted = planter.session();
    Browser browser = server.browser().withSession(planted);

    browser.signIn("admin", server.firstPassword("admin").orElseThrow()).expect(200);

    assertThat(browser.session()).isNotEqualTo(planted);
    planter.get("/api/session").expectProblem(401, "not-signed-in");
    server.browser().withSession(planted).get("/api/feeds").expectProblem(401, "not-signed-in");
    assertThat(browser.get("/api/session").expect(200).json().path("user").asText())
        .isEqualTo("admin");
  }

  @Test
  void aStolenCookieOpensNothingOnceItsSessionHasEnded() {
    Browser security = server.signedIn("security");
    Browser owner = server.office();
    Browser thief = server.browser().withSession(owner.session());
    thief.get("/api/session").expect(200);
    owner.delete("/api/session").expect(204);
    thief.get("/api/session").expectProblem(401, "not-signed-in");

    owner = server.office();
    thief = server.browser().withSession(owner.session());
    thief.get("/api/session").expect(200);
    int version = security.get("/api/accounts/office").expect(200).json().path("version").asInt();
    security.post("/api/accounts/office/end-sessions", Map.of("version", version)).expect(200);
    thief.get("/api/session").expectProblem(401, "not-signed-in");
    server
        .browser()
        .withSession(owner.session())
        .get("/api/feeds")
        .expectProblem(401, "not-signed-in");
  }

  @Test
  void aNameIsLockedAfterFailedAttemptsEvenOneThatNobodyHas() {
    for (String user : List.of("admin", "nobody")) {
      for (int i = 0; i < ATTEMPTS; i++) {
        server.browser().signIn(user, "wrong").expectProblem(401, "wrong-credentials");
      }
      Answer locked = server.browser().signIn(user, server.firstPassword("admin").orElseThrow());
      locked.expectProblem(429, "too-many-attempts");
      assertThat(locked.headers().firstValue("Retry-After")).isPresent();
    }
    server.clock().advance(Duration.ofMinutes(16));
    server.browser().signIn("admin", server.firstPassword("admin").orElseThrow()).expect(200);
    assertThat(audited("session.sign-in-failed")).isEqualTo(2L * ATTEMPTS);
    assertThat(audited("session.sign-in-locked")).isEqualTo(2);
    assertThat(audited("session.sign-in")).isEqualTo(1);
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    Browser other = server.browser();
    other.signIn("admin", server.firstPassword("admin").orElseThrow()).expect(200);
    Browser browser = server.signedIn("admin");
    other.get("/api/session").expectProblem(401, "not-signed-in");
    browser.get("/api/session").expect(200);
  }

  @Test
  void signingOutEndsTheSession() {
    Browser browser = server.signedIn("admin");
    browser.delete("/api/session").expect(204);
    browser.get("/api/session").expectProblem(401, "not-signed-in");
    assertThat(audited("session.sign-out")).isEqualTo(1);
  }

  @Test
  void badRequestsAreToldWhatIsWrongInTheirLanguage() {
    Browser browser = server.browser();
    browser.get("/api/session");
    browser.post("/api/session", Map.of("user", "admin")).expectProblem(400, "invalid-body");
    Answer unknownField =
        browser.post("/api/session", Map.of("user", "a", "password", "b", "admin", true));
    assertThat(unknownField.expectProblem(400, "invalid-body").json().path("title").asText())
        .isEqualTo("请求内容无效");
    Answer english = browser.speaking(Locale.ENGLISH).get("/api/session");
    assertThat(english.json().path("title").asText()).isEqualTo("Sign in first");
  }

  private long audited(String action) {
    return server
        .database()
        .sql("select count(*) from audit_entry where action = :action")
        .param("action", action)
        .query(Long.class)
        .single();
  }
}

package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.account.FactorCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in by an OpenID provider, which is a real one but for the people. */
class OpenIdIT {
  private static final String ISSUER = "city";
  private static final String CLIENT = "finance-brain";
  private static final long HOUR = 3_600;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
  private static String issuer;
  private static RunningDashboards server;
  private static Browser admin;

  @BeforeAll
  static void start() throws IOException {
    int port = freePort();
    PROVIDER.start(InetAddress.getLoopbackAddress(), port);
    issuer = "http://127.0.0.1:%d/%s".formatted(port, ISSUER);
    server =
        RunningDashboards.withoutWarehouse(
            "FB_OIDC_ISSUER=" + issuer,
            "FB_OIDC_CLIENT_ID=" + CLIENT,
            "FB_OIDC_CLIENT_SECRET=a-secret",
            "FB_OIDC_FACTOR_AMR=otp,hwk",
            "finance-brain.second-factor-roles=approver");
    server.office();
    admin = server.signedIn("admin");
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    PROVIDER.shutdown();
  }

  /** Codes of before are over. */
  @BeforeEach
  void pass() {
    server.clock().advance(Duration.ofMinutes(2));
    admin = server.signedIn("admin");
  }

  private static void link(String account, String identity, boolean passwordOff) {
    admin
        .put(
            "/api/accounts/%s/identity".formatted(account),
            Map.of("identity", identity, "passwordOff", passwordOff, "version", version(account)))
        .expect(200);
  }

  private static int version(String account) {
    return admin.get("/api/accounts/" + account).json().path("version").asInt();
  }

  /** What the provider tells of the next who signs in. */
  private static void tells(String subject, Map<String, Object> claims) {
    tells(subject, claims, HOUR);
  }

  private static void tells(String subject, Map<String, Object> claims, long seconds) {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER, subject, "JWT", List.of(CLIENT), new HashMap<>(claims), seconds));
  }

  private static Map<String, Object> named(String name) {
    return Map.of("preferred_username", name);
  }

  /** To the provider and back; where the desk sends the browser then. */
  private static String signIn(Browser browser) {
    return location(browser.get(callback(browser)));
  }

  private static String callback(Browser browser) {
    return callback(browser, "/api/openid/sign-in");
  }

  /** The desk's own address, with the provider's code in it. */
  private static String callback(Browser browser, String begin) {
    URI back = URI.create(atProvider(location(browser.get(begin))));
    return back.getRawPath() + '?' + back.getRawQuery();
  }

  private static String atProvider(String address) {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
          .headers()
          .firstValue("Location")
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String location(Browser.Answer answer) {
    return answer
        .expect(302)
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^http://127\\.0\\.0\\.1:\\d+(?=/sign-in|/$|/cases)", "");
  }

  private static List<String> trail(String action) {
    return server
        .database()
        .sql("select actor || ' ' || object || ' ' || detail from audit_entry where action = :a")
        .param("a", action)
        .query(String.class)
        .list();
  }

  @Test
  void whoeverAnAdministratorEnteredIsLetInWithTheAccountsOwnRolesAndBoundToTheSubject() {
    Browser unused = server.signedInAs("analyst", "330302");
    link("analyst-330302", "Wang.Wu", false);
    assertThat(server.browser().get("/api/session/ways").json().at("/openid/zh").asText())
        .isEqualTo("统一身份认证");
    Browser user = server.browser();
    String begin = location(user.get("/api/openid/sign-in?next=/cases"));
    assertThat(begin)
        .startsWith(issuer + "/authorize?")
        .contains("response_type=code", "code_challenge_method=S256", "nonce=", "state=");
    String before = user.cookie("FB_SESSION").orElseThrow().getValue();
    tells("subject-1", Map.of("preferred_username", "Wang.Wu", "roles", List.of("system-admin")));
    URI back = URI.create(atProvider(begin));
    assertThat(location(user.get(back.getRawPath() + '?' + back.getRawQuery())))
        .isEqualTo("/cases");
    assertThat(user.cookie("FB_SESSION").orElseThrow().getValue()).isNotEqualTo(before);
    assertThat(user.get("/api/session").expect(200).json().path("roles").toString())
        .isEqualTo("[\"analyst\"]");
    assertThat(trail("account.identity-bound"))
        .contains("analyst-330302 analyst-330302 %s subject-1".formatted(issuer));

    tells("subject-1", named("renamed"));
    assertThat(signIn(server.browser())).isEqualTo("/");
    tells("subject-2", named("Wang.Wu"));
    assertThat(signIn(server.browser())).isEqualTo("/sign-in?openid=unknown");

    // a change of the account ends the session, and another identity is another person
    link("analyst-330302", "Zhao.Liu", false);
    user.get("/api/session").expectProblem(401, "not-signed-in");
    tells("subject-1", named("renamed"));
    assertThat(signIn(server.browser())).isEqualTo("/sign-in?openid=unknown");
  }

  @Test
  void whoeverIsUnknownDisabledOrLockedIsRefusedAndInTheTrail() {
    tells("stranger", named("<b>nobody</b>"));
    Browser stranger = server.browser();
    assertThat(signIn(stranger)).isEqualTo("/sign-in?openid=unknown");
    stranger.get("/api/session").expectProblem(401, "not-signed-in");
    assertThat(trail("session.sign-in-failed"))
        .contains("<b>nobody</b> <b>nobody</b> openid UNKNOWN %s stranger".formatted(issuer));

    Browser unused = server.signedInAs("district-lead");
    link("district-lead", "lead", false);
    for (int i = 0; i < 5; i++) {
      server.browser().signIn("district-lead", "wrong").expectProblem(401, "wrong-credentials");
    }
    tells("subject-lead", named("lead"));
    assertThat(signIn(server.browser())).isEqualTo("/sign-in?openid=locked");
    admin
        .put(
            "/api/accounts/district-lead/state",
            Map.of("state", "disabled", "version", version("district-lead")))
        .expect(200);
    tells("subject-lead", named("lead"));
    assertThat(signIn(server.browser())).isEqualTo("/sign-in?openid=disabled");
  }

  @Test
  void whatTheProviderDidNotTellOfThisSignInIsNotBelieved() {
    link("security", "safe", false);
    tells("safe", Map.of("preferred_username", "safe", "aud", "another-client"));
    assertThat(signIn(server.browser())).isEqualTo("/sign-in?openid=invalid");
    tells("safe", named("safe"), -HOUR);
    assertThat(signIn(server.browser())).isEqualTo("/sign-in?openid=invalid");
    tells("safe", Map.of("preferred_username", "safe", "nonce", "another"));
    assertThat(signIn(server.browser())).isEqualTo("/sign-in?openid=invalid");
    tells("safe", Map.of("preferred_username", "safe", "iss", "https://elsewhere.example"));
    assertThat(signIn(server.browser())).isEqualTo("/sign-in?openid=invalid");
    assertThat(trail("session.sign-in-failed"))
        .contains("openid openid openid invalid_nonce", "openid openid openid invalid_id_token");
    assertThat(trail("account.identity-bound")).noneMatch(entry -> entry.startsWith("security"));
  }

  @Test
  void aStateOrCodeIsGoodOnceAndInItsOwnBrowserOnly() {
    link("auditor", "auditing", false);
    Browser user = server.browser();
    String callback = callback(user);
    assertThat(location(server.browser().get(callback))).isEqualTo("/sign-in?openid=over");
    tells("subject-auditor", named("auditing"));
    assertThat(location(user.get(callback))).isEqualTo("/");
    assertThat(location(user.get(callback))).isEqualTo("/sign-in?openid=over");
    Browser other = server.browser();
    String state = callback(other).replaceFirst(".*state=", "state=");
    String code = callback.replaceFirst("state=.*", "");
    assertThat(location(other.get(code + state))).isEqualTo("/sign-in?openid=invalid");
    String denied = callback(other).replaceFirst("\\?.*&?state=", "?error=access_denied&state=");
    assertThat(location(other.get(denied))).isEqualTo("/sign-in?openid=denied");
    assertThat(trail("session.sign-in-failed"))
        .contains("openid openid openid access_denied")
        .doesNotContain("openid openid openid authorization_request_not_found");
  }

  @Test
  void whoHasBegunNoSignInLeavesNothingInTheTrail() {
    int before = trail("session.sign-in-failed").size();
    Browser stranger = server.browser();
    for (int i = 0; i < 30; i++) {
      assertThat(location(stranger.get("/api/openid/callback?code=x&state=" + i)))
          .isEqualTo("/sign-in?openid=over");
    }
    assertThat(trail("session.sign-in-failed")).hasSize(before);
  }

  @Test
  void theAccountsOwnSecondFactorIsAskedUnlessTheProviderToldOfOne() {
    Browser local = server.signedInAs("rule-maker");
    String secret = secret(local);
    link("rule-maker", "maker", false);
    Map<String, Object> strong =
        Map.of("preferred_username", "maker", "amr", List.of("pwd", "otp"));

    // not by the provider's word alone the first time: the administrator entered the identity
    tells("subject-maker", strong);
    Browser user = server.browser();
    assertThat(signIn(user)).isEqualTo("/sign-in?openid=code");
    user.get("/api/session").expectProblem(401, "not-signed-in");
    user.post("/api/session/openid-code", Map.of("code", "1234567"))
        .expectProblem(401, "wrong-code");
    user.post("/api/session/openid-code", Map.of("code", code(secret, 0))).expect(200);
    user.get("/api/session").expect(200);

    tells("subject-maker", strong);
    assertThat(signIn(server.browser())).isEqualTo("/");
    tells("subject-maker", named("maker"));
    Browser late = server.browser();
    assertThat(signIn(late)).isEqualTo("/sign-in?openid=code");
    server.clock().advance(Duration.ofMinutes(11));
    late.post("/api/session/openid-code", Map.of("code", code(secret, 0)))
        .expectProblem(401, "sign-in-over");
  }

  private static String secret(Browser browser) {
    String secret =
        browser
            .post("/api/session/second-factor", Map.of("password", RunningDashboards.PASSWORD))
            .expect(200)
            .json()
            .path("secret")
            .asText();
    browser.put("/api/session/second-factor", Map.of("code", code(secret, -1))).expect(200);
    return secret;
  }

  private static String code(String secret, int steps) {
    return FactorCodes.code(secret, server.clock().instant(), steps);
  }

  @Test
  void aRoleThatMustHaveASecondFactorHasItFromTheProviderOrTurnsItOnWithoutAPassword() {
    Browser local = server.signedInAs("approver");
    link("approver", "approving", true);
    local.get("/api/session").expectProblem(401, "not-signed-in");
    server
        .browser()
        .signIn("approver", RunningDashboards.PASSWORD)
        .expectProblem(401, "wrong-credentials");
    tells("subject-approver", Map.of("preferred_username", "approving", "amr", List.of("hwk")));
    Browser strong = server.browser();
    assertThat(signIn(strong)).isEqualTo("/");
    assertThat(strong.get("/api/session").json().path("secondFactor").asText()).isEqualTo("off");
    tells("subject-approver", named("approving"));
    Browser weak = server.browser();
    assertThat(signIn(weak)).isEqualTo("/");
    assertThat(weak.get("/api/session").json().path("secondFactor").asText()).isEqualTo("required");
    weak.get("/api/sessions").expectProblem(403, "second-factor-required");
    weak.post("/api/session/second-factor", Map.of()).expectProblem(409, "account-rule");
  }

  @Test
  void theLastOfAPowerKeepsItsPasswordAndAnIdentityIsOneAccounts() {
    link("office", "desk", false);
    security()
        .put(
            "/api/accounts/admin/identity",
            Map.of("identity", "x", "passwordOff", true, "version", 1))
        .expectProblem(403, "forbidden");
    admin
        .put(
            "/api/accounts/auditor/identity",
            Map.of("identity", "me", "passwordOff", true, "version", version("auditor")))
        .expectProblem(409, "account-rule");
    admin
        .put(
            "/api/accounts/auditor/identity",
            Map.of("identity", "desk", "passwordOff", false, "version", version("auditor")))
        .expectProblem(409, "account-exists");
    admin
        .put(
            "/api/accounts/office/identity",
            Map.of("identity", "", "passwordOff", true, "version", version("office")))
        .expectProblem(409, "account-rule");
  }

  private static Browser security() {
    return server.signedIn("security");
  }

  @Test
  void signingOutLeadsOnToTheProvider() {
    Browser unused = server.signedInAs("industry-authority");
    link("industry-authority", "industry", false);
    tells("subject-industry", named("industry"));
    Browser user = server.browser();
    assertThat(signIn(user)).isEqualTo("/");
    String onward = user.delete("/api/session").expect(200).json().path("onward").asText();
    assertThat(onward).startsWith(issuer + "/endsession?").contains("client_id=" + CLIENT);
    assertThat(atProvider(onward)).endsWith("/sign-in");
    user.get("/api/session").expectProblem(401, "not-signed-in");
    server.signedIn("office").delete("/api/session").expect(204);
  }

  @Test
  void whoSignsInByAPasswordAfterSomebodyElseLeavesThatOneAtTheProviderAlone() {
    Browser unused = server.signedInAs("data-engineer");
    link("data-engineer", "second-person", false);
    tells("subject-second", named("second-person"));
    Browser shared = server.browser();
    assertThat(signIn(shared)).isEqualTo("/");
    shared.signIn("office", RunningDashboards.PASSWORD).expect(200);
    shared.delete("/api/session").expect(204);
  }

  @Test
  void whileTheProviderIsDownThePageSaysSoAndPasswordsWork() {
    try (RunningDashboards alone =
        RunningDashboards.withoutWarehouse(
            "FB_OIDC_ISSUER=http://127.0.0.1:1/city", "FB_OIDC_CLIENT_ID=" + CLIENT)) {
      assertThat(location(alone.browser().get("/api/openid/sign-in")))
          .isEqualTo("/sign-in?openid=unavailable");
      assertThat(location(alone.browser().get("/api/openid/callback?code=1&state=2")))
          .isEqualTo("/sign-in?openid=over");
      alone.office().get("/api/session").expect(200);
    }
    try (RunningDashboards local = RunningDashboards.withoutWarehouse()) {
      assertThat(local.browser().get("/api/session/ways").json().path("openid").isNull()).isTrue();
      local.browser().get("/api/openid/sign-in").expectProblem(404, "not-found");
      local.browser().get("/api/openid/callback?code=1").expectProblem(404, "not-found");
    }
  }

  @Test
  void aProviderThatCallsItselfByAnotherNameIsNotBelieved() {
    try (RunningDashboards other =
        RunningDashboards.withoutWarehouse(
            "FB_OIDC_ISSUER=" + issuer + "/", "FB_OIDC_CLIENT_ID=" + CLIENT)) {
      assertThat(location(other.browser().get("/api/openid/sign-in")))
          .isEqualTo("/sign-in?openid=unavailable");
    }
  }
}

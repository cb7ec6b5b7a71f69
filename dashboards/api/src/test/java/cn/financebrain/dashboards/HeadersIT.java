package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** What each answer tells browsers, where they come by TLS that a proxy in front ends. */
class HeadersIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String[] FROM_ELSEWHERE = {"Origin", "https://elsewhere.example"};

  private static RunningDashboards server;
  private static String address;

  @BeforeAll
  static void start() {
    server = RunningDashboards.withoutWarehouse("FB_WEB_SECURE=true");
    int port = ((WebServerApplicationContext) server.context()).getWebServer().getPort();
    address = "http://127.0.0.1:" + port;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyAnswerKeepsABrowserFromWhatItNeedNotDo() throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            get("/"),
            get("/alerts"),
            get("/assets/app-1.js"),
            get("/assets/none.js"),
            get("/api/health"),
            get("/api/session"),
            get("/api/none"),
            post("/api/session", "{}"),
            post("/api/session", "x".repeat(2 << 20)))) {
      String what = answer.statusCode() + " " + answer.uri();
      assertThat(answer.statusCode() / 100).as(what).isNotEqualTo(3);
      assertThat(header(answer, "Content-Security-Policy"))
          .as(what)
          .contains("script-src 'self';", "object-src 'none'", "base-uri 'none'")
          .contains("frame-ancestors 'none'");
      assertThat(header(answer, "X-Content-Type-Options")).as(what).isEqualTo("nosniff");
      assertThat(header(answer, "Referrer-Policy")).as(what).isEqualTo("same-origin");
      assertThat(header(answer, "Strict-Transport-Security"))
          .as(what)
          .contains("max-age=31536000", "includeSubDomains");
      assertThat(answer.headers().map().keySet())
          .as(what)
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }
  }

  @Test
  void cookiesGoByTlsAlone() throws Exception {
    String token =
        get("/api/session").headers().allValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
            .findFirst()
            .orElseThrow();
    assertThat(token).contains("Secure", "SameSite=Lax", "Path=/");
    String value = token.substring("XSRF-TOKEN=".length(), token.indexOf(';'));
    HttpResponse<String> signedIn =
        post(
            "/api/session",
            "{\"user\":\"admin\",\"password\":\"%s\"}"
                .formatted(server.firstPassword("admin").orElseThrow()),
            "Cookie",
            "XSRF-TOKEN=" + value,
            "X-XSRF-TOKEN",
            value);
    assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
    assertThat(signedIn.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie -> assertThat(cookie).startsWith("FB_SESSION=").contains("Secure", "HttpOnly"));
  }

  @Test
  void aBodyIsBoundedWhateverItsType() throws Exception {
    byte[] large = new byte[(1 << 20) + 1];
    for (String type : List.of("application/json", "application/x-www-form-urlencoded")) {
      for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
        HttpResponse<String> answer =
            ask(
                method,
                "/api/session",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
                "Content-Type",
                type);
        assertThat(answer.statusCode()).as("%s %s", method, type).isEqualTo(413);
      }
    }
  }

  /** Whatever a page of another origin asks before its call, it is not told that it may. */
  @Test
  void whatTheDeskDoesNotNeedIsRefused() throws Exception {
    for (String method : List.of("TRACE", "CONNECTED")) {
      HttpResponse<String> answer = ask(method, "/", BodyPublishers.noBody(), "X-Echo", "secret-1");
      assertThat(answer.statusCode()).as(method).isBetween(400, 499);
      assertThat(answer.body()).doesNotContain("secret-1");
    }
    HttpResponse<String> preflight =
        ask(
            "OPTIONS",
            "/api/session",
            BodyPublishers.noBody(),
            "Access-Control-Request-Method",
            "DELETE");
    assertThat(header(preflight, "Access-Control-Allow-Origin")).isEmpty();
    for (String path : List.of("/assets/", "/assets")) {
      assertThat(get(path).body()).doesNotContain("app-1.js");
    }
    for (String path : List.of("/actuator", "/actuator/env", "/v3/api-docs", "/.git/config")) {
      assertThat(get(path).body()).as(path).isIn("", get("/").body());
    }
  }

  /** As a client may write them that nothing stands in front of. */
  @Test
  void headersOfProxiesAreNotBelieved() throws Exception {
    Map<String, String> proxied =
        Map.of("X-Forwarded-For", "203.0.113.9", "Forwarded", "for=203.0.113.9;proto=https");
    for (Map.Entry<String, String> header : proxied.entrySet()) {
      String token = "7c8b7cb0-1f5f-4a57-8b0f-1d1b5f0a7d11";
      post(
          "/api/session",
          "{\"user\":\"nobody\",\"password\":\"x\"}",
          "Cookie",
          "XSRF-TOKEN=" + token,
          "X-XSRF-TOKEN",
          token,
          header.getKey(),
          header.getValue());
    }
    assertThat(
            server
                .database()
                .sql("select address from audit_entry where action = 'session.sign-in-failed'")
                .query(String.class)
                .list())
        .hasSize(2)
        .containsOnly("127.0.0.1");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return ask("GET", path, BodyPublishers.noBody());
  }

  private static HttpResponse<String> post(String path, String json, String... headers)
      throws IOException, InterruptedException {
    return ask("POST", path, BodyPublishers.ofString(json), headers);
  }

  private static HttpResponse<String> ask(
      String method, String path, HttpRequest.BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .headers(FROM_ELSEWHERE)
            .header("Content-Type", "application/json")
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}

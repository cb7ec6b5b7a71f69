package cn.financebrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Somebody who is signed in at the desk of a running stack, by the interface. */
final class DeskSession {
  /** What the office's password becomes where a test changes it. */
  static final String OFFICE_PASSWORD = "a-new-Password-2026";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  private DeskSession(String url) {
    this.url = url;
  }

  /** An answer of the interface. */
  record Answer(int status, JsonNode body) {
    Answer expect(int expected) {
      assertThat(status).as(body.toString()).isEqualTo(expected);
      return this;
    }
  }

  /**
   * Makes an account of the whole city that has the roles, and signs it in. Its password is the
   * office's, whichever that is by now, so that no other test misses its own first password.
   */
  static DeskSession of(StackSettings settings, Path data, String name, String... roles)
      throws SQLException, IOException, InterruptedException {
    StackSettings.Postgres place = settings.postgres();
    try (Connection database =
        DriverManager.getConnection(place.url(), place.user(), place.password())) {
      insert(
          database,
          """
          insert into account (name, display_name, territory, password_hash, created_at)
          select ?, 'Test', '{""}', password_hash, created_at from account where name = 'office'
          """,
          name);
      for (String role : roles) {
        insert(database, "insert into account_role (account, role) values (?, ?)", name, role);
      }
    }
    DeskSession session = new DeskSession(settings.web().url());
    session.get("/api/session");
    session
        .post("/api/session", Map.of("user", name, "password", officePassword(data)))
        .expect(200);
    return session;
  }

  private static void insert(Connection database, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static String officePassword(Path data) throws IOException {
    return Files.readAllLines(data.resolve("first-password")).stream()
        .filter(line -> line.startsWith("office "))
        .map(line -> line.substring("office ".length()))
        .findFirst()
        .orElse(OFFICE_PASSWORD);
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send("POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  /** What a job found or did, once it is done. */
  JsonNode done(Answer begun) throws Exception {
    JsonNode job = ended(begun);
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
    return job.path("result");
  }

  /** A job once it is over, however it ended. */
  JsonNode ended(Answer begun) throws Exception {
    String id = begun.expect(200).body().path("id").asText();
    return CityStack.await(
        () -> get("/api/jobs/" + id).expect(200).body(),
        job -> !job.path("state").asText().matches("waiting|running"));
  }

  private Answer send(String method, String path, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(method, body);
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .forEach(token -> request.header("X-XSRF-TOKEN", token));
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
  }
}

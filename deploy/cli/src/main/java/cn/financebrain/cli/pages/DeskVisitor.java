package cn.financebrain.cli.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody who is signed in at the desk, and asks it as a page does. */
final class DeskVisitor {
  private static final String SESSION = "/api/session";

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String desk;

  /**
   * @param desk address of the server
   */
  DeskVisitor(String desk, String user, String password) throws IOException, InterruptedException {
    this.desk = desk;
    get(SESSION, 401);
    send(
        "POST",
        SESSION,
        """
        {"user": "%s", "password": "%s"}"""
            .formatted(user, password),
        200);
  }

  void changePassword(String current, String next) throws IOException, InterruptedException {
    send(
        "PUT",
        SESSION + "/password",
        """
        {"current": "%s", "next": "%s"}"""
            .formatted(current, next),
        204);
  }

  void get(String path) throws IOException, InterruptedException {
    get(path, 200);
  }

  private void get(String path, int expected) throws IOException, InterruptedException {
    send("GET", path, "", expected);
  }

  private void send(String method, String path, String body, int expected)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(desk + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .forEach(token -> request.setHeader("X-XSRF-TOKEN", token));
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new IOException(
          "%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
    }
  }
}

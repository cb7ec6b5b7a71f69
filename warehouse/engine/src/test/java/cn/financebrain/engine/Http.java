package cn.financebrain.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A raw HTTP client, as curl is one. */
record Http(String url, String user, String password) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer with its body as bytes. */
  record Answer(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String code() {
      return header("X-ClickHouse-Exception-Code");
    }
  }

  Http as(String otherUser, String otherPassword) {
    return new Http(url, otherUser, otherPassword);
  }

  Answer post(String parameters, String body, String... headers) {
    return post(parameters, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer post(String parameters, byte[] body, String... headers) {
    return send(builder(parameters, headers).POST(BodyPublishers.ofByteArray(body)).build());
  }

  Answer get(String parameters, String... headers) {
    return send(builder(parameters, headers).GET().build());
  }

  /** The result of a statement that must do. */
  String sql(String statement) {
    Answer answer = post("", statement);
    if (answer.status() != 200) {
      throw new AssertionError(statement + ": " + answer.text());
    }
    return answer.text().stripTrailing();
  }

  private HttpRequest.Builder builder(String parameters, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (user != null) {
      all.addAll(List.of("X-ClickHouse-User", user, "X-ClickHouse-Key", password));
    }
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url + "/?" + parameters)).timeout(Duration.ofSeconds(60));
    return all.isEmpty() ? builder : builder.headers(all.toArray(String[]::new));
  }

  static Answer send(HttpRequest request) {
    try {
      return new Answer(CLIENT.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package cn.financebrain.cli.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;

/** The questions that tell whether a service can be used. */
final class Health {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  private Health() {}

  /** An address answers with status 200 and a body that fits. */
  static HealthCheck http(String url, Predicate<String> body) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
    return () -> {
      try {
        var response = HTTP.send(request, BodyHandlers.ofString());
        return response.statusCode() == 200 && body.test(response.body());
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}

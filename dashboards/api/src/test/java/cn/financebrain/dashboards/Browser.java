package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks the server as a browser does, and holds each answer of the API against its contract. */
final class Browser {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String SESSION = "FB_SESSION";

  private final String server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private Locale language = Locale.CHINESE;
  private Optional<String> key = Optional.empty();

  Browser(String server) {
    this.server = server;
  }

  record Answer(int status, HttpHeaders headers, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    String code() {
      return json().path("code").asText();
    }

    Answer expect(int expected) {
      assertThat(status).as(body).isEqualTo(expected);
      return this;
    }

    Answer expectProblem(int expected, String code) {
      expect(expected);
      assertThat(code()).as(body).isEqualTo(code);
      return this;
    }
  }

  Browser speaking(Locale locale) {
    language = locale;
    return this;
  }

  Answer get(String path) {
    return send("GET", path, null, true);
  }

  /** The bytes of a file, which is not what {@link #get} makes of it. */
  HttpResponse<byte[]> download(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(server + path)).timeout(TIMEOUT).build(),
          BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer post(String path, Map<String, ?> body) {
    return send("POST", path, body, true);
  }

  Answer postWithoutToken(String path, Map<String, ?> body) {
    return send("POST", path, body, false);
  }

  /** A form with one file, as browsers send it. */
  Answer upload(String path, String name, byte[] content) {
    String boundary = "----boundary7d9f";
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                .formatted(boundary, name)
            + "Content-Type: application/octet-stream\r\n\r\n";
    String tail = "\r\n--%s--\r\n".formatted(boundary);
    return send(
        "POST",
        path,
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofByteArray(content),
            BodyPublishers.ofString(tail)),
        "multipart/form-data; boundary=" + boundary,
        true);
  }

  Answer put(String path, Map<String, ?> body) {
    return send("PUT", path, body, true);
  }

  Answer delete(String path) {
    return send("DELETE", path, null, true);
  }

  /** What the server knows the session by; a thief would send the same. */
  String session() {
    return cookie(SESSION).orElseThrow().getValue();
  }

  /** With the cookie of a session that was begun elsewhere. */
  Browser withSession(String id) {
    HttpCookie cookie = new HttpCookie(SESSION, id);
    cookie.setDomain(URI.create(server).getHost()); // so that the server's own takes its place
    cookie.setPath("/");
    cookie.setVersion(0); // as browsers write it, without quotes
    cookies.getCookieStore().add(URI.create(server), cookie);
    return this;
  }

  /** As a system asks that has an API key and no cookies. */
  Browser withKey(String apiKey) {
    key = Optional.of(apiKey);
    return this;
  }

  Answer signIn(String user, String password) {
    get("/api/session");
    return post("/api/session", Map.of("user", user, "password", password));
  }

  /**
   * @param code of the second factor
   */
  Answer signIn(String user, String password, String code) {
    get("/api/session");
    return post("/api/session", Map.of("user", user, "password", password, "code", code));
  }

  /** A connection that stays open. */
  ServerEvents events(String path, Optional<String> lastEventId) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
    lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
    try {
      return new ServerEvents(client.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst();
  }

  private Answer send(String method, String path, Map<String, ?> body, boolean token) {
    try {
      return body == null
          ? send(method, path, BodyPublishers.noBody(), null, token)
          : send(
              method,
              path,
              BodyPublishers.ofString(JSON.writeValueAsString(body)),
              "application/json",
              token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer send(
      String method, String path, HttpRequest.BodyPublisher body, String type, boolean token) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server + path))
              .timeout(TIMEOUT)
              .header("Accept-Language", language.toLanguageTag())
              .method(method, body);
      key.ifPresent(each -> request.header("Authorization", "Bearer " + each));
      if (type != null) {
        request.header("Content-Type", type);
      }
      if (token) {
        cookie("XSRF-TOKEN").ifPresent(each -> request.header("X-XSRF-TOKEN", each.getValue()));
      }
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      if (path.startsWith("/api/")) {
        ApiContract.check(
            method,
            path,
            response.statusCode(),
            response.headers().firstValue("Content-Type").orElse(""),
            response.body());
      }
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

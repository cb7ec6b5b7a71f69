package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.EngineException;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One HTTP request as ClickHouse reads it: what the URL, the headers and the body say together. */
final class Request {

  /** Parameters of the protocol; any other is a setting or begins with {@code param_}. */
  private static final Set<String> RESERVED =
      Set.of(
          "query",
          "user",
          "password",
          "database",
          "default_format",
          "query_id",
          "session_id",
          "session_timeout",
          "session_check",
          "close_session",
          "compress",
          "decompress",
          "quota_key",
          "role",
          "stacktrace",
          "buffer_size",
          "wait_end_of_query",
          "client_protocol_version");

  private static final String PARAMETER = "param_";

  private final HttpExchange exchange;
  private final Map<String, String> url;

  Request(HttpExchange exchange) throws EngineException {
    this.exchange = exchange;
    this.url = parse(exchange.getRequestURI().getRawQuery());
  }

  private static Map<String, String> parse(String query) throws EngineException {
    Map<String, String> values = new LinkedHashMap<>();
    if (query == null) {
      return values;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      try {
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        if (!name.isEmpty()) {
          values.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
      } catch (IllegalArgumentException e) {
        throw EngineException.of(36, "BAD_ARGUMENTS", "The URL is not encoded as it should be");
      }
    }
    return values;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A parameter of the URL, or empty where it is missing or blank. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(url.get(name)).filter(value -> !value.isEmpty());
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
        .filter(value -> !value.isEmpty());
  }

  boolean flag(String name) {
    return parameter(name).filter(value -> value.equals("1") || value.equals("true")).isPresent();
  }

  boolean isGet() {
    return !exchange.getRequestMethod().equals("POST");
  }

  boolean hasQuery() {
    return url.containsKey("query") || !isGet();
  }

  Optional<String> database() {
    return parameter("database").or(() -> header("X-ClickHouse-Database"));
  }

  Optional<String> defaultFormat() {
    return parameter("default_format").or(() -> header("X-ClickHouse-Format"));
  }

  /** The settings of ClickHouse that the URL gives. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    url.forEach(
        (name, value) -> {
          if (!RESERVED.contains(name) && !name.startsWith(PARAMETER)) {
            settings.put(name, value);
          }
        });
    return settings;
  }

  /** The values for {@code {name:Type}} in the statement. */
  Map<String, String> queryParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    url.forEach(
        (name, value) -> {
          if (name.startsWith(PARAMETER)) {
            parameters.put(name.substring(PARAMETER.length()), value);
          }
        });
    return parameters;
  }

  /** The name and password given, the first of: headers, Basic authentication, URL. */
  Credentials credentials() throws EngineException {
    Optional<String> user = header("X-ClickHouse-User");
    Optional<String> key = header("X-ClickHouse-Key");
    if (user.isPresent() || key.isPresent()) {
      return new Credentials(user.orElse("default"), key.orElse(""));
    }
    Optional<String> basic = header("Authorization").filter(value -> value.startsWith("Basic "));
    if (basic.isPresent()) {
      return Credentials.ofBasic(basic.get().substring("Basic ".length()).strip());
    }
    return new Credentials(parameter("user").orElse("default"), parameter("password").orElse(""));
  }

  /**
   * Refuses what only a server has.
   *
   * @throws EngineException that names it
   */
  void refuseUnsupported() throws EngineException {
    if (header("Content-Type").filter(type -> type.startsWith("multipart/")).isPresent()) {
      throw EngineException.of(
          48, "NOT_IMPLEMENTED", "External tables (multipart/form-data) are not supported here");
    }
    if (parameter("role").isPresent()) {
      throw EngineException.of(
          511, "UNKNOWN_ROLE", "There are no roles in the embedded engine: " + url.get("role"));
    }
  }

  /** The statement's bytes: what the URL has of it, then the body, decompressed. */
  InputStream text() throws EngineException {
    String start = url.getOrDefault("query", "");
    byte[] bytes = (start.isEmpty() ? "" : start + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      return new SequenceInputStream(
          new ByteArrayInputStream(bytes), Compression.decoded(exchange.getRequestBody(), this));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A body that is cut or damaged, as ClickHouse's error. */
  static EngineException unreadable(IOException e) {
    return EngineException.of(
        271, "CANNOT_DECOMPRESS", "The body cannot be read: " + e.getMessage());
  }

  record Credentials(String user, String password) {

    static Credentials ofBasic(String encoded) throws EngineException {
      try {
        String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        if (colon >= 0) {
          return new Credentials(text.substring(0, colon), text.substring(colon + 1));
        }
      } catch (IllegalArgumentException e) {
        // not Base64: refused below
      }
      throw EngineException.of(
          516, "AUTHENTICATION_FAILED", "The Authorization header is not Basic authentication");
    }
  }
}

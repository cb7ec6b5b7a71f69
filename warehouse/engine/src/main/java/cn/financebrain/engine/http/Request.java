package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.EngineException;
import cn.financebrain.engine.wire.CutBodyException;
import cn.financebrain.engine.wire.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
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

  private final Exchange exchange;
  private final UrlForm url;

  Request(Exchange exchange) throws EngineException {
    this.exchange = exchange;
    this.url = UrlForm.parse(exchange.query());
    if (exchange.method().equals("POST") && !exchange.hasBody()) {
      throw EngineException.of(
          381,
          "HTTP_LENGTH_REQUIRED",
          "The Transfer-Encoding is not chunked and there is no Content-Length header for POST"
              + " request");
    }
  }

  /** A parameter of the URL, or empty where it is missing or blank. */
  Optional<String> parameter(String name) {
    return url.find(name).filter(value -> !value.isEmpty());
  }

  /** Whether the URL has a parameter, be it empty. */
  boolean has(String name) {
    return url.find(name).isPresent();
  }

  Optional<String> header(String name) {
    return exchange.header(name);
  }

  boolean flag(String name) {
    return flag(name, false);
  }

  boolean flag(String name, boolean otherwise) {
    return parameter(name)
        .map(value -> value.equals("1") || value.equals("true"))
        .orElse(otherwise);
  }

  /** A parameter that is a number, or what it is otherwise. */
  long number(String name, long otherwise) {
    return parameter(name)
        .filter(value -> value.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(otherwise);
  }

  /** Whether the method is one that may change nothing. */
  boolean isGet() {
    return !exchange.method().equals("POST");
  }

  boolean hasQuery() {
    return has("query") || !isGet();
  }

  Optional<String> database() {
    return header("X-ClickHouse-Database").or(() -> parameter("database"));
  }

  Optional<String> defaultFormat() {
    return header("X-ClickHouse-Format").or(() -> parameter("default_format"));
  }

  /** The settings of ClickHouse that the URL gives. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    url.forEachText(
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
    url.forEachText(
        (name, value) -> {
          if (name.startsWith(PARAMETER)) {
            parameters.put(name.substring(PARAMETER.length()), value);
          }
        });
    return parameters;
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
          511,
          "UNKNOWN_ROLE",
          "There are no roles in the embedded engine: " + parameter("role").get());
    }
  }

  /** The statement's bytes: what the URL has of it, then the body, decompressed. */
  InputStream text() throws EngineException {
    try {
      return new SequenceInputStream(
          new ByteArrayInputStream(url.statement()), Compression.decoded(exchange.body(), this));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Reads behind the body's end, of which a decompressor may leave the last bytes unread. */
  void drain() throws EngineException {
    try {
      exchange.drain();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A body that is cut or damaged, as ClickHouse's error. */
  static EngineException unreadable(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return EngineException.of(209, "SOCKET_TIMEOUT", "Timeout exceeded while reading the body");
    }
    if (e instanceof CutBodyException) {
      return EngineException.of(3, "UNEXPECTED_END_OF_FILE", e.getMessage());
    }
    return EngineException.of(
        271, "CANNOT_DECOMPRESS", "The body cannot be read: " + e.getMessage());
  }
}

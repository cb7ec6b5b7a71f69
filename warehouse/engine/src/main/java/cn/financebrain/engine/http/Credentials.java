package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * The name and the password that a request gives, in one way of three: the headers of ClickHouse,
 * Basic authentication, or the URL. Two ways at once are refused, as a server does.
 */
record Credentials(String user, String password) {

  private static final String BASIC = "basic ";

  static Credentials of(Request request) throws EngineException {
    Optional<String> user = request.header("X-ClickHouse-User");
    Optional<String> key = request.header("X-ClickHouse-Key");
    Optional<String> authorization = request.header("Authorization");
    boolean byHeaders = user.isPresent() || key.isPresent();
    boolean byUrl = request.has("user") || request.has("password");
    if ((byHeaders && (authorization.isPresent() || byUrl))
        || (authorization.isPresent() && byUrl)) {
      throw failed(
          "Invalid authentication: it is not allowed to use X-ClickHouse HTTP headers, the"
              + " Authorization HTTP header and authentication via parameters simultaneously");
    }
    if (byHeaders) {
      return new Credentials(
          user.orElseThrow(() -> failed("Got an empty user name from X-ClickHouse HTTP headers")),
          key.orElse(""));
    }
    if (authorization.isPresent()) {
      return basic(authorization.get());
    }
    return new Credentials(
        request.parameter("user").orElse("default"), request.parameter("password").orElse(""));
  }

  private static Credentials basic(String authorization) throws EngineException {
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      throw failed("Invalid authentication: only the scheme Basic is supported");
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (colon > 0) {
        return new Credentials(text.substring(0, colon), text.substring(colon + 1));
      }
    } catch (IllegalArgumentException e) {
      // no Base64: refused below
    }
    throw failed("Invalid authentication: the Authorization HTTP header is no user:password");
  }

  private static EngineException failed(String message) {
    return EngineException.of(516, "AUTHENTICATION_FAILED", message);
  }
}

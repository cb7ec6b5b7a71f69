package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.Federation;
import cn.financebrain.dashboards.account.Federation.Identity;
import cn.financebrain.dashboards.account.Federation.Outcome;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What follows when a browser comes back from the OpenID provider: a session, the question for a
 * code, or the sign-in page with the reason. Nothing of the provider's tokens is kept but the ID
 * token, by which it is told of the sign-out.
 */
@Component
class OpenIdSignIn {
  /** How long a sign-in may take, from the button to the code. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignIn.class);
  private static final String PENDING = Pending.class.getName();
  private static final String ID_TOKEN = OpenIdSignIn.class.getName() + ".id-token";
  private static final String NEXT = OpenIdSignIn.class.getName() + ".next";
  private static final String PAGE = "/sign-in?openid=";

  /** A path of this site: no other host, no control characters. */
  private static final Pattern WITHIN =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,500}");

  /** No sign-in was begun in this browser: anybody can ask for that, so it is no entry. */
  private static final String NOT_BEGUN = "authorization_request_not_found";

  private final FailureRate failures;
  private final Federation federation;
  private final SessionStore sessions;
  private final OpenIdProvider provider;
  private final InstantSource clock;

  OpenIdSignIn(
      Federation federation, SessionStore sessions, OpenIdProvider provider, InstantSource clock) {
    this.federation = federation;
    this.sessions = sessions;
    this.provider = provider;
    this.clock = clock;
    this.failures = new FailureRate(clock);
  }

  /** Waits for the code of the account's second factor. */
  private record Pending(Identity identity, String idToken, Instant at) implements Serializable {}

  static void remember(HttpServletRequest request) {
    String next = request.getParameter("next");
    HttpSession session = request.getSession();
    if (next != null && WITHIN.matcher(next).matches()) {
      session.setAttribute(NEXT, next);
    } else {
      session.removeAttribute(NEXT);
    }
  }

  void succeeded(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    SecurityContextHolder.clearContext();
    OidcUser user = (OidcUser) authentication.getPrincipal();
    String idToken = user.getIdToken().getTokenValue();
    Identity identity = identity(user);
    Outcome outcome;
    try {
      outcome = federation.enter(identity, request.getRemoteAddr());
    } catch (DataAccessException | CannotCreateTransactionException | ProblemException e) {
      LOG.warn("sign-in by the OpenID provider: {}", e.toString());
      response.sendRedirect(PAGE + "again");
      return;
    }
    if (outcome instanceof Outcome.Admitted admitted) {
      begin(admitted.account(), idToken, request, response);
      Object next = request.getSession().getAttribute(NEXT);
      response.sendRedirect(next instanceof String path ? path : "/");
    } else if (outcome instanceof Outcome.Refused refused) {
      response.sendRedirect(PAGE + refused.reason().name().toLowerCase(Locale.ROOT));
    } else {
      HttpSession session = request.getSession();
      session.setAttribute(PENDING, new Pending(identity, idToken, clock.instant()));
      Object next = session.getAttribute(NEXT);
      response.sendRedirect(PAGE + "code" + (next == null ? "" : "&next=" + escaped(next)));
    }
  }

  private static String escaped(Object text) {
    return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
  }

  private Identity identity(OidcUser user) {
    DashboardsSettings.OpenId settings = provider.settings();
    return new Identity(
        settings.issuer(),
        user.getSubject(),
        name(user, settings.claim()).orElse(""),
        hasFactor(user, settings));
  }

  /** An address of mail is anybody's until the provider has verified it. */
  private static Optional<String> name(OidcUser user, String claim) {
    boolean usable = !claim.equals("email") || Boolean.TRUE.equals(user.getEmailVerified());
    return usable
        ? Optional.ofNullable(user.getClaimAsString(claim)).map(String::strip)
        : Optional.empty();
  }

  private static boolean hasFactor(OidcUser user, DashboardsSettings.OpenId settings) {
    List<String> methods = user.getAuthenticationMethods();
    return (methods != null && methods.stream().anyMatch(settings.factorAmr()::contains))
        || settings
            .factorAcr()
            .contains(Optional.ofNullable(user.getAuthenticationContextClass()).orElse(""));
  }

  /** What a sign-in of before left in a session. */
  static void forget(HttpSession session) {
    session.removeAttribute(PENDING);
    session.removeAttribute(ID_TOKEN);
  }

  private void begin(
      Account account, String idToken, HttpServletRequest request, HttpServletResponse response) {
    sessions.begin(account, request, response);
    request.getSession().setAttribute(ID_TOKEN, idToken);
  }

  /**
   * @throws ProblemException if nobody came from the provider a short while ago, or the code is
   *     wrong
   */
  Account withCode(String code, HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(PENDING) instanceof Pending pending)
        || clock.instant().isAfter(pending.at().plus(PATIENCE))) {
      throw ProblemException.of(ProblemCode.SIGN_IN_OVER);
    }
    Account account = federation.enter(pending.identity(), code, request.getRemoteAddr());
    begin(account, pending.idToken(), request, response);
    return account;
  }

  void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    String code =
        failure instanceof OAuth2AuthenticationException told
            ? told.getError().getErrorCode()
            : failure.getClass().getSimpleName();
    // its description is of whoever made the request
    LOG.info("sign-in by the OpenID provider failed: {}", known(code), failure.getCause());
    String shown = shown(code, failure);
    try {
      if (!code.equals(NOT_BEGUN) && failures.take(request.getRemoteAddr())) {
        federation.failed("openid " + known(code), request.getRemoteAddr());
      }
    } catch (DataAccessException | CannotCreateTransactionException e) {
      LOG.warn("the audit trail: {}", e.toString());
      shown = "again";
    }
    response.sendRedirect(PAGE + shown);
  }

  /** Whoever made the request wrote it, as long as no provider has. */
  private static String known(String code) {
    return code.matches("[a-zA-Z_]{1,60}") ? code : "unknown error";
  }

  private static String shown(String code, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof OpenIdProvider.Unavailable) {
        return "unavailable";
      }
    }
    return switch (code) {
      case "access_denied" -> "denied";
      case NOT_BEGUN, "invalid_state_parameter" -> "over";
      case "temporarily_unavailable", "server_error" -> "unavailable";
      default -> "invalid";
    };
  }

  /** Where the provider ends its session too; empty for who did not come from it. */
  Optional<String> signOut(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(ID_TOKEN) instanceof String idToken)) {
      return Optional.empty();
    }
    String own = provider.settings().webUrl();
    String address =
        own.isEmpty()
            ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
            : own.replaceFirst("/$", "");
    return provider.signOut(idToken, address + "/sign-in");
  }
}

package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.wire.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/session/second-factor}: one's own. */
@RestController
@RequestMapping("/api/session/second-factor")
@Needs({})
class SecondFactorController {
  private static final String ISSUER = "金融大脑";
  private static final int PASSWORD_MAX = 200;
  private static final int CODE_MAX = 40;
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Accounts accounts;
  private final SecondFactors factors;
  private final InstantSource clock;

  SecondFactorController(Accounts accounts, SecondFactors factors, InstantSource clock) {
    this.accounts = accounts;
    this.factors = factors;
    this.clock = clock;
  }

  record Password(String password) {}

  record Code(String code) {}

  /**
   * @param secret in base 32, for typing
   * @param uri for an authenticator, as a link or a picture
   */
  record Begun(String secret, String uri) {}

  record RecoveryCodes(List<String> recoveryCodes) {}

  @PostMapping
  Begun begin(
      @RequestBody Password body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    requirePassword(body, account, request);
    String secret = factors.begin(account.name());
    return new Begun(secret, uri(account.name(), secret));
  }

  private static String uri(String name, String secret) {
    String issuer = URLEncoder.encode(ISSUER, StandardCharsets.UTF_8);
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(issuer, URLEncoder.encode(name, StandardCharsets.UTF_8), secret, issuer);
  }

  @PutMapping
  RecoveryCodes confirm(
      @RequestBody Code body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String code = Bodies.text("code", body.code(), CODE_MAX).replaceAll("\\s", "");
    return new RecoveryCodes(factors.confirm(account.name(), code, request.getRemoteAddr()));
  }

  @PostMapping("/removal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void turnOff(
      @RequestBody Password body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    requirePassword(body, account, request);
    factors.turnOff(account.name(), request.getRemoteAddr());
  }

  /** Who has no password has signed in a short while ago instead. */
  private void requirePassword(Password body, Account account, HttpServletRequest request) {
    if (account.passwordOff()) {
      Instant begun = Instant.ofEpochMilli(request.getSession().getCreationTime());
      if (clock.instant().isAfter(begun.plus(FRESH))) {
        throw ProblemException.of(
            ProblemCode.ACCOUNT_RULE,
            new Wording("请重新登录，并在十分钟内操作", "Sign in anew and do it within ten minutes"));
      }
      return;
    }
    accounts.requirePassword(
        account, Bodies.text("password", body.password(), PASSWORD_MAX), request.getRemoteAddr());
  }
}

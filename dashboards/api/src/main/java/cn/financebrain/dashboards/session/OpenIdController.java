package cn.financebrain.dashboards.session;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.Accounts;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.session.SessionController.Session;
import cn.financebrain.dashboards.wire.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the sign-in page needs of the OpenID provider. */
@RestController
@Needs({})
class OpenIdController {
  private static final int CODE_MAX = 40;

  private final OpenIdProvider provider;
  private final OpenIdSignIn signIn;
  private final Accounts accounts;

  OpenIdController(OpenIdProvider provider, OpenIdSignIn signIn, Accounts accounts) {
    this.provider = provider;
    this.signIn = signIn;
    this.accounts = accounts;
  }

  /**
   * @param openid null where there is no provider
   */
  record Ways(Button openid) {}

  record Button(String zh, String en) {}

  record Code(String code) {}

  @GetMapping("/api/session/ways")
  Ways ways() {
    return new Ways(
        provider.settings().isOn()
            ? new Button(provider.settings().nameZh(), provider.settings().nameEn())
            : null);
  }

  /** {@link OpenIdLogin} sends the browser to the provider before this, unless there is none. */
  @GetMapping({OpenIdProvider.SIGN_IN, OpenIdProvider.CALLBACK})
  ResponseEntity<Void> unavailable() {
    if (!provider.settings().isOn()) {
      throw ProblemException.of(ProblemCode.NOT_FOUND);
    }
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create("/sign-in?openid=unavailable"))
        .build();
  }

  @PostMapping("/api/session/openid-code")
  Session code(@RequestBody Code body, HttpServletRequest request, HttpServletResponse response) {
    Account account =
        signIn.withCode(Bodies.text("code", body.code(), CODE_MAX), request, response);
    return Session.of(account, accounts.secondFactor(account));
  }
}

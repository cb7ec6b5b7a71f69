package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/accounts/{name}/keys}: what a bank's systems look enterprises up by. */
@RestController
@RequestMapping("/api/accounts/{name}/keys")
@Needs(Right.ACCOUNTS_READ)
class ApiKeysController {
  private static final int NAME_MAX = 100;

  private final ApiKeys keys;

  ApiKeysController(ApiKeys keys) {
    this.keys = keys;
  }

  record Draft(String name, Integer days) {}

  record Made(String key) {}

  @GetMapping
  List<ApiKeys.Described> list(@PathVariable String name) {
    return keys.of(name);
  }

  @PostMapping
  @Needs(Right.ROLES_GRANT)
  @ResponseStatus(HttpStatus.CREATED)
  Made create(
      @PathVariable String name,
      @RequestBody Draft draft,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    int days = Bodies.present("days", draft.days());
    if (days < 1 || days > ApiKeys.DAYS_MAX) {
      throw Bodies.invalid(
          "days",
          "应为 1 到 %d".formatted(ApiKeys.DAYS_MAX),
          "expected 1 to %d".formatted(ApiKeys.DAYS_MAX));
    }
    String label = Bodies.text("name", draft.name(), NAME_MAX);
    return new Made(keys.create(name, label, days, actor(account, request)));
  }

  @DeleteMapping("/{id}")
  @Needs(Right.ROLES_GRANT)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(
      @PathVariable String name,
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    keys.revoke(name, Parameters.uuid(id, ProblemCode.KEY_NOT_FOUND), actor(account, request));
  }

  private static Administration.Actor actor(Account account, HttpServletRequest request) {
    return new Administration.Actor(account.name(), request.getRemoteAddr());
  }
}

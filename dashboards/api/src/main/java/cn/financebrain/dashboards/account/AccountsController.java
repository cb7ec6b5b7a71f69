package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.account.Administration.Actor;
import cn.financebrain.dashboards.account.Administration.Seen;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/accounts}: other people's accounts. */
@RestController
@RequestMapping("/api/accounts")
@Needs(Right.ACCOUNTS_READ)
class AccountsController {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,49}");
  private static final int TEXT_MAX = 100;
  private static final int IDENTITY_MAX = 200;
  private static final int TERRITORY_MAX = 100;

  private final AccountBook book;
  private final Administration administration;

  AccountsController(AccountBook book, Administration administration) {
    this.book = book;
    this.administration = administration;
  }

  record Draft(String name, String displayName, String unit) {}

  record Made(AccountJson account, String password) {}

  record Access(List<String> roles, List<String> territory, Integer version) {}

  record State(String state, Integer version) {}

  record Description(String displayName, String unit, Integer version) {}

  record Identity(String identity, Boolean passwordOff, Integer version) {}

  record Version(Integer version) {}

  @GetMapping
  AccountJson.Page list(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    AccountBook.Filter filter =
        new AccountBook.Filter(
            Parameters.search("query", query),
            role,
            state.isEmpty()
                ? ""
                : Parameters.oneOf("state", state, "active", "locked", "disabled"));
    int wanted = Parameters.limit(limit);
    List<AccountJson> found = book.list(filter, Parameters.search("cursor", cursor), wanted + 1);
    boolean more = found.size() > wanted;
    List<AccountJson> page = more ? found.subList(0, wanted) : found;
    return new AccountJson.Page(
        page, book.count(filter), more ? page.get(page.size() - 1).name() : null);
  }

  @PostMapping
  @Needs(Right.ACCOUNTS_MANAGE)
  @ResponseStatus(HttpStatus.CREATED)
  Made create(
      @RequestBody Draft draft,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String name = Bodies.text("name", draft.name(), TEXT_MAX).strip().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw Bodies.invalid(
          "name",
          "应为 2 到 50 个小写字母、数字、点、下划线或连字符，以字母或数字开头",
          "expected 2 to 50 lower-case letters, digits, dots, underscores or hyphens, a letter or"
              + " digit first");
    }
    String displayName = Bodies.text("displayName", draft.displayName(), TEXT_MAX).strip();
    String unit = Bodies.optionalText("unit", draft.unit(), TEXT_MAX).strip();
    String password = administration.create(name, displayName, unit, actor(account, request));
    return new Made(read(name), password);
  }

  @GetMapping("/{name}")
  AccountJson read(@PathVariable String name) {
    return book.find(name).orElseThrow(() -> ProblemException.of(ProblemCode.ACCOUNT_NOT_FOUND));
  }

  @PutMapping("/{name}/description")
  @Needs(Right.ACCOUNTS_MANAGE)
  AccountJson describe(
      @PathVariable String name,
      @RequestBody Description description,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return administration.describe(
        seen(name, description.version()),
        Bodies.text("displayName", description.displayName(), TEXT_MAX).strip(),
        Bodies.optionalText("unit", description.unit(), TEXT_MAX).strip(),
        actor(account, request));
  }

  @PutMapping("/{name}/identity")
  @Needs(Right.ACCOUNTS_MANAGE)
  AccountJson setIdentity(
      @PathVariable String name,
      @RequestBody Identity body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String identity = Bodies.optionalText("identity", body.identity(), IDENTITY_MAX).strip();
    return administration.setIdentity(
        seen(name, body.version()),
        identity.isEmpty() ? null : identity,
        Bodies.present("passwordOff", body.passwordOff()),
        actor(account, request));
  }

  @PutMapping("/{name}/access")
  @Needs(Right.ROLES_GRANT)
  AccountJson setAccess(
      @PathVariable String name,
      @RequestBody Access access,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return administration.setAccess(
        seen(name, access.version()),
        roles(Bodies.present("roles", access.roles())),
        territory(Bodies.present("territory", access.territory())),
        actor(account, request));
  }

  private static Set<Role> roles(List<String> ids) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String id : ids) {
      try {
        roles.add(Role.parse(id));
      } catch (IllegalArgumentException e) {
        throw Bodies.invalid("roles", "没有角色“%s”".formatted(id), "no role '%s'".formatted(id));
      }
    }
    return roles;
  }

  private static Territory territory(List<String> prefixes) {
    try {
      if (prefixes.size() <= TERRITORY_MAX) {
        return Territory.of(prefixes);
      }
    } catch (IllegalArgumentException | NullPointerException e) {
      // told below
    }
    throw Bodies.invalid(
        "territory",
        "应为至多 %d 个行政区划代码（最多 12 位数字）".formatted(TERRITORY_MAX),
        "expected at most %d region codes of up to 12 digits".formatted(TERRITORY_MAX));
  }

  @PutMapping("/{name}/state")
  @Needs(Right.ACCOUNTS_MANAGE)
  AccountJson setState(
      @PathVariable String name,
      @RequestBody State state,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Seen seen = seen(name, state.version());
    Actor actor = actor(account, request);
    return switch (Bodies.text("state", state.state(), TEXT_MAX)) {
      case "active" -> administration.enable(seen, actor);
      case "disabled" -> administration.disable(seen, actor);
      default -> throw Bodies.invalid("state", "应为 active 或 disabled", "active or disabled");
    };
  }

  @PostMapping("/{name}/password")
  @Needs(Right.ACCOUNTS_MANAGE)
  Made resetPassword(
      @PathVariable String name,
      @RequestBody Version version,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String password =
        administration.resetPassword(seen(name, version.version()), actor(account, request));
    return new Made(read(name), password);
  }

  @PostMapping("/{name}/unlock")
  @Needs(Right.ACCOUNTS_MANAGE)
  AccountJson unlock(
      @PathVariable String name,
      @RequestBody Version version,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return administration.unlock(seen(name, version.version()), actor(account, request));
  }

  @PostMapping("/{name}/end-sessions")
  @Needs(Right.SESSIONS_END)
  AccountJson endSessions(
      @PathVariable String name,
      @RequestBody Version version,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return administration.endSessions(seen(name, version.version()), actor(account, request));
  }

  @PostMapping("/{name}/remove-second-factor")
  @Needs(Right.ROLES_GRANT)
  AccountJson removeSecondFactor(
      @PathVariable String name,
      @RequestBody Version version,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return administration.removeSecondFactor(
        seen(name, version.version()), actor(account, request));
  }

  private static Seen seen(String name, Integer version) {
    return new Seen(name, Bodies.present("version", version));
  }

  private static Actor actor(Account account, HttpServletRequest request) {
    return new Actor(account.name(), request.getRemoteAddr());
  }
}

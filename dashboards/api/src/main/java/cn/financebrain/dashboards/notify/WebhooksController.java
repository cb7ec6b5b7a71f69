package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/webhooks}: which other systems are told of what. */
@RestController
@RequestMapping("/api/webhooks")
@Needs(Right.NOTIFICATIONS_MANAGE)
class WebhooksController {
  private static final int PORT_MAX = 65_535;
  private static final int NAME_MAX = 100;
  private static final int URL_MAX = 500;

  private final Webhooks webhooks;
  private final WebhookSender sender;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  WebhooksController(
      Webhooks webhooks,
      WebhookSender sender,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock) {
    this.webhooks = webhooks;
    this.sender = sender;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  record Body(
      String name,
      String url,
      List<String> events,
      List<String> risks,
      List<String> bands,
      String region,
      Boolean enabled) {}

  /** One as it is shown, which is without its secret. */
  record Shown(
      UUID id,
      String name,
      String url,
      List<String> events,
      List<String> risks,
      List<String> bands,
      String region,
      boolean enabled,
      String madeBy,
      Instant changedAt,
      Instant failingSince,
      boolean givenUp) {

    static Shown of(Webhook hook) {
      return new Shown(
          hook.id(),
          hook.name(),
          hook.url(),
          hook.events(),
          hook.risks(),
          hook.bands(),
          hook.region(),
          hook.enabled(),
          hook.madeBy(),
          hook.changedAt(),
          hook.failingSince(),
          hook.givenUp());
    }
  }

  record Listed(List<Shown> items) {}

  record Secret(UUID id, String secret) {}

  @GetMapping
  Listed list(@AuthenticationPrincipal Account account) {
    return new Listed(
        webhooks.list().stream()
            .filter(hook -> account.territory().holds(hook.region()))
            .map(Shown::of)
            .toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Secret create(
      @RequestBody Body body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Webhooks.Draft draft = draft(body, account);
    UUID id = UUID.randomUUID();
    return transactions.execute(
        transaction -> {
          String secret = webhooks.add(id, draft, account.name(), clock.instant());
          append(account, Action.WEBHOOK_CREATED, id, draft.name(), request);
          return new Secret(id, secret);
        });
  }

  private Webhooks.Draft draft(Body body, Account account) {
    List<String> events = NotificationsController.texts("events", body.events());
    events.forEach(
        each -> Parameters.oneOf("events", each, "report.ready", "alert.raised", "scan.ended"));
    Rules.someOf("events", events);
    List<String> risks = NotificationsController.texts("risks", body.risks());
    Rules.checkRisks(risks);
    List<String> bands = NotificationsController.texts("bands", body.bands());
    Rules.checkBands(bands);
    String region = Parameters.district(Bodies.present("region", body.region()));
    if (!account.territory().holds(region)) {
      throw ProblemException.ofField(
          ProblemCode.FORBIDDEN,
          "region",
          new Wording("该范围超出您的辖区", "This region is not in your territory"));
    }
    return new Webhooks.Draft(
        Bodies.text("name", body.name(), NAME_MAX).strip(),
        url(Bodies.text("url", body.url(), URL_MAX).strip()),
        events,
        risks,
        bands,
        region,
        Bodies.present("enabled", body.enabled()));
  }

  /** Where the name leads is looked at with each call. */
  private String url(String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawFragment() == null
          && url.getPort() <= PORT_MAX
          && sender.mayBeCalled(url)) {
        return text;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw Bodies.invalid(
        "url",
        "应为 https 地址，不含账号和 #；http 只能用于配置允许的内部主机",
        "expected an https address without user and fragment; http is for the inner hosts that the"
            + " settings allow");
  }

  @PutMapping("/{id}")
  Shown change(
      @PathVariable String id,
      @RequestBody Body body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    UUID hook = find(id, account).id();
    Webhooks.Draft draft = draft(body, account);
    transactions.executeWithoutResult(
        transaction -> {
          webhooks.change(hook, draft, account.name(), clock.instant());
          append(account, Action.WEBHOOK_CHANGED, hook, draft.name(), request);
        });
    return Shown.of(find(id, account));
  }

  private Webhook find(String id, Account account) {
    return webhooks
        .find(Parameters.uuid(id, ProblemCode.WEBHOOK_NOT_FOUND))
        .filter(hook -> account.territory().holds(hook.region()))
        .orElseThrow(() -> ProblemException.of(ProblemCode.WEBHOOK_NOT_FOUND));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Webhook hook = find(id, account);
    transactions.executeWithoutResult(
        transaction -> {
          webhooks.remove(hook.id());
          append(account, Action.WEBHOOK_REMOVED, hook.id(), hook.name(), request);
        });
  }

  /** The old one signs beside it for a day. */
  @PostMapping("/{id}/secret")
  Secret changeSecret(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Webhook hook = find(id, account);
    return transactions.execute(
        transaction -> {
          String secret = webhooks.changeSecret(hook.id(), clock.instant());
          append(account, Action.WEBHOOK_SECRET_CHANGED, hook.id(), hook.name(), request);
          return new Secret(hook.id(), secret);
        });
  }

  @PostMapping("/{id}/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void test(@PathVariable String id, @AuthenticationPrincipal Account account) {
    Webhook hook = find(id, account);
    if (!hook.enabled()) {
      throw ProblemException.of(ProblemCode.WEBHOOK_OFF);
    }
    webhooks.test(hook, clock.instant());
  }

  private void append(
      Account account, Action action, UUID hook, String name, HttpServletRequest request) {
    audit.append(account.name(), action, hook.toString(), name, request.getRemoteAddr());
  }
}

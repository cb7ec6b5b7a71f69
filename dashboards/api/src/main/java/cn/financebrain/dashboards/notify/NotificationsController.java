package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.wire.Bodies;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/notifications}: how one wants to be told. */
@RestController
@RequestMapping("/api/notifications")
@Needs({})
class NotificationsController {
  private static final int TEXT_MAX = 200;

  private final Addresses addresses;
  private final RuleBook rules;
  private final DeliveryLog log;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;
  private final DashboardsSettings.Notify.Smtp smtp;

  NotificationsController(
      Addresses addresses,
      RuleBook rules,
      DeliveryLog log,
      Outbox outbox,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock,
      DashboardsSettings settings) {
    this.addresses = addresses;
    this.rules = rules;
    this.log = log;
    this.outbox = outbox;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.smtp = settings.notifications().smtp();
  }

  /**
   * @param mailOn whether there is a mail server
   * @param domains of addresses that may be used; empty for any
   * @param address null for none, as is the one that waits for its code
   * @param undelivered how much of what was for oneself was given up within a week
   */
  record Own(
      boolean mailOn,
      List<String> domains,
      String address,
      String waiting,
      Rules rules,
      long undelivered) {}

  record AddressBody(String address) {}

  record CodeBody(String code) {}

  @GetMapping
  Own own(@AuthenticationPrincipal Account account) {
    String name = account.name();
    return new Own(
        smtp.isOn(),
        smtp.domains(),
        addresses.confirmed(name).orElse(null),
        addresses.waiting(name).orElse(null),
        rules.of(name),
        log.undelivered(name, account.may(Right.NOTIFICATIONS_MANAGE)));
  }

  @PutMapping("/rules")
  Own put(
      @RequestBody RulesBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    Rules next = body.rules().checked();
    transactions.executeWithoutResult(
        transaction -> {
          rules.put(account.name(), next);
          audit.append(
              account.name(),
              Action.NOTIFY_RULES_CHANGED,
              account.name(),
              "reports %s, cases %s, sets %s, alerts %s"
                  .formatted(next.reports(), next.cases(), next.sets(), next.alerts()),
              request.getRemoteAddr());
        });
    return own(account);
  }

  /** As {@link Rules}, of which a body may leave out some. */
  record RulesBody(
      String language,
      Boolean reports,
      Boolean attach,
      Boolean cases,
      Boolean sets,
      Boolean alerts,
      List<String> risks,
      List<String> bands,
      String pace,
      String digestAt,
      String quietFrom,
      String quietUntil,
      Boolean redPasses) {

    Rules rules() {
      return new Rules(
          Bodies.present("language", language),
          Bodies.present("reports", reports),
          Bodies.present("attach", attach),
          Bodies.present("cases", cases),
          Bodies.present("sets", sets),
          Bodies.present("alerts", alerts),
          texts("risks", risks),
          texts("bands", bands),
          Bodies.present("pace", pace),
          Bodies.present("digestAt", digestAt),
          Bodies.present("quietFrom", quietFrom),
          Bodies.present("quietUntil", quietUntil),
          Bodies.present("redPasses", redPasses));
    }
  }

  static List<String> texts(String field, List<String> values) {
    Bodies.present(field, values).forEach(each -> Bodies.present(field, each));
    return values;
  }

  /** Sends a code there; the address counts once the code came back. */
  @PutMapping("/address")
  Own ask(@RequestBody AddressBody body, @AuthenticationPrincipal Account account) {
    String address = Bodies.text("address", body.address(), TEXT_MAX).strip();
    addresses.ask(account.name(), address, rules.of(account.name()).language());
    return own(account);
  }

  @PostMapping("/address/confirmation")
  Own confirm(
      @RequestBody CodeBody body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String code = Bodies.text("code", body.code(), TEXT_MAX);
    addresses.confirm(account.name(), code, request.getRemoteAddr());
    return own(account);
  }

  @DeleteMapping("/address")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@AuthenticationPrincipal Account account, HttpServletRequest request) {
    addresses.remove(account.name(), request.getRemoteAddr());
  }

  /** A mail to oneself. */
  @PostMapping("/test")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void test(@AuthenticationPrincipal Account account) {
    if (!smtp.isOn()) {
      throw ProblemException.of(ProblemCode.MAIL_OFF);
    }
    if (addresses.confirmed(account.name()).isEmpty()) {
      throw ProblemException.of(ProblemCode.ADDRESS_NOT_CONFIRMED);
    }
    Rules own = rules.of(account.name());
    Instant now = clock.instant();
    log.requireFewTests(account.name(), now);
    String id = UUID.randomUUID().toString();
    outbox.mail(
        account.name(),
        new Letter(
            "test",
            id,
            "test:" + id,
            List.of(),
            own.language(),
            own.say("测试邮件", "A test"),
            own.say("邮件通知可以正常送达。", "Mails reach you."),
            "/notifications",
            false),
        now,
        now);
  }
}

package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/deliveries}: one's own, and all for who manages notifications. */
@RestController
@RequestMapping("/api/deliveries")
@Needs({})
class DeliveriesController {
  private final DeliveryLog log;
  private final AuditTrail audit;
  private final TransactionOperations transactions;

  DeliveriesController(DeliveryLog log, AuditTrail audit, TransactionOperations transactions) {
    this.log = log;
    this.audit = audit;
    this.transactions = transactions;
  }

  record Deliveries(List<DeliveryLog.Entry> items) {}

  @GetMapping
  Deliveries list(
      @RequestParam(defaultValue = "own") String scope,
      @RequestParam(defaultValue = "any") String state,
      @RequestParam(defaultValue = "100") int limit,
      @AuthenticationPrincipal Account account) {
    boolean all = Parameters.oneOf("scope", scope, "own", "all").equals("all");
    if (all) {
      account.require(Right.NOTIFICATIONS_MANAGE);
    }
    Parameters.oneOf("state", state, "any", "queued", "sending", "sent", "given-up");
    return new Deliveries(
        log.list(account.name(), all, state.equals("any") ? "" : state, Parameters.limit(limit)));
  }

  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retry(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    UUID delivery = Parameters.uuid(id, ProblemCode.DELIVERY_NOT_FOUND);
    transactions.executeWithoutResult(
        transaction -> {
          log.retry(delivery, account.name(), account.may(Right.NOTIFICATIONS_MANAGE));
          audit.append(
              account.name(),
              Action.DELIVERY_RETRIED,
              delivery.toString(),
              "",
              request.getRemoteAddr());
        });
  }
}

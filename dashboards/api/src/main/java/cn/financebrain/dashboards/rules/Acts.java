package cn.financebrain.dashboards.rules;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.operations.Job;
import cn.financebrain.dashboards.operations.Operations;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Has acts done in the name of who asks. Each is in the audit trail before it is asked for, so that
 * none is done without an entry; that it was refused is an entry more.
 */
@Component
class Acts {
  private final Operations operations;
  private final AuditTrail audit;

  Acts(Operations operations, AuditTrail audit) {
    this.operations = operations;
    this.audit = audit;
  }

  /** Who asks, and from where. */
  record Asker(Account account, String address) {
    static Asker of(Account account, HttpServletRequest request) {
      return new Asker(account, request.getRemoteAddr());
    }
  }

  /**
   * An act.
   *
   * @param operation as the process of the operations calls it
   * @param object what it is done to
   * @param detail for the audit trail; may be empty
   */
  record Act(
      String operation, Action action, String object, String detail, Map<String, ?> arguments) {}

  /** What may take a while. */
  Job begin(Act act, Asker asker) {
    return noted(
        act, asker, () -> operations.begin(act.operation(), asker.account(), act.arguments()));
  }

  /** What is soon over; answers with what was done. */
  JsonNode result(Act act, Asker asker) {
    return noted(act, asker, () -> look(act.operation(), asker.account(), act.arguments()));
  }

  private <T> T noted(Act act, Asker asker, Supplier<T> work) {
    audit.append(asker.account().name(), act.action(), act.object(), act.detail(), asker.address());
    try {
      return work.get();
    } catch (ProblemException e) {
      if (e.code() != ProblemCode.OPERATIONS_UNAVAILABLE) { // which refused nothing
        audit.append(
            asker.account().name(),
            Action.OPERATION_REFUSED,
            act.object(),
            act.operation() + ": " + e.getMessage(),
            asker.address());
      }
      throw e;
    }
  }

  /** What only reads, and is in no trail. */
  JsonNode look(String operation, Account account, Map<String, ?> arguments) {
    return operations.result(operation, account, arguments, JsonNode.class);
  }
}

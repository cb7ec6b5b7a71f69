package cn.financebrain.dashboards.feeds;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.operations.Job;
import cn.financebrain.dashboards.operations.Operations;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Has things done to feeds; each is in the audit trail before it is asked for. */
@Component
class FeedDesk {
  private final Operations operations;
  private final AuditTrail audit;

  FeedDesk(Operations operations, AuditTrail audit) {
    this.operations = operations;
    this.audit = audit;
  }

  /**
   * Who asks, and from where.
   *
   * @param address of the client
   */
  record Asker(Account account, String address) {}

  /** What was done to what, for the trail. */
  record Entry(AuditTrail.Action action, String object, String detail) {}

  void note(Asker asker, Entry entry) {
    audit.append(
        asker.account().name(), entry.action(), entry.object(), entry.detail(), asker.address());
  }

  /** What takes a while, or changes what others see. */
  Job begin(Asker asker, Entry entry, String operation, Map<String, ?> arguments) {
    return noted(asker, entry, () -> operations.begin(operation, asker.account(), arguments));
  }

  /** What is soon over. */
  JsonNode result(Asker asker, Entry entry, String operation, Map<String, ?> arguments) {
    return noted(asker, entry, () -> look(asker, operation, arguments));
  }

  private <T> T noted(Asker asker, Entry entry, Supplier<T> work) {
    note(asker, entry);
    try {
      return work.get();
    } catch (ProblemException e) {
      if (e.code() == ProblemCode.OPERATION_REFUSED) {
        note(asker, new Entry(AuditTrail.Action.OPERATION_REFUSED, entry.object(), e.getMessage()));
      }
      throw e;
    }
  }

  /** What shows nothing that is anybody's secret. */
  JsonNode look(Asker asker, String operation, Map<String, ?> arguments) {
    return operations.result(operation, asker.account(), arguments, JsonNode.class);
  }
}

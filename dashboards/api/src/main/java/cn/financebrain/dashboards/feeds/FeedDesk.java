package cn.financebrain.dashboards.feeds;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.operations.Job;
import cn.financebrain.dashboards.operations.JobWatch;
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
  private final JobWatch watch;
  private final AuditTrail audit;

  FeedDesk(Operations operations, JobWatch watch, AuditTrail audit) {
    this.operations = operations;
    this.watch = watch;
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

  /** What takes a while, or changes what others see; that it fails later is an entry, too. */
  Job begin(Asker asker, Entry entry, String operation, Map<String, ?> arguments) {
    Job job = noted(asker, entry, () -> operations.begin(operation, asker.account(), arguments));
    watch.await(job, asker.account(), problem -> refused(asker, entry, problem.en()));
    return job;
  }

  private void refused(Asker asker, Entry entry, String why) {
    note(asker, new Entry(AuditTrail.Action.OPERATION_REFUSED, entry.object(), why));
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
      if (e.code() != ProblemCode.OPERATIONS_UNAVAILABLE) { // which refused nothing
        refused(asker, entry, e.getMessage());
      }
      throw e;
    }
  }

  /** What shows nothing that is anybody's secret. */
  JsonNode look(Asker asker, String operation, Map<String, ?> arguments) {
    return operations.result(operation, asker.account(), arguments, JsonNode.class);
  }
}

package cn.financebrain.dashboards.rules;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.exports.Leaving;
import cn.financebrain.dashboards.operations.Job;
import cn.financebrain.dashboards.operations.JobWatch;
import cn.financebrain.dashboards.operations.Operations;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Has acts done in the name of who asks. Each is in the audit trail before it is asked for, so that
 * none is done without an entry; that it was refused is an entry more.
 */
@Component
class Acts {
  /** The operation that tries a book. */
  static final String TRIAL = "rules-try";

  private final Operations operations;
  private final JobWatch watch;
  private final AuditTrail audit;

  Acts(Operations operations, JobWatch watch, AuditTrail audit) {
    this.operations = operations;
    this.watch = watch;
    this.audit = audit;
  }

  /**
   * The id of a book or a model that something is done to: whole, so that the trail names it for
   * good.
   *
   * @throws ProblemException if it is not
   */
  static String whole(String parameter, String id) {
    if (!id.matches("[0-9a-f]{16}|product")) {
      throw ProblemException.ofField(
          ProblemCode.INVALID_PARAMETER,
          parameter,
          new Wording("编号须写完整（16 位）", "The id has to be whole, 16 digits"));
    }
    return id;
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

  /** What may take a while; that it fails later is an entry, too. */
  Job begin(Act act, Asker asker) {
    Job job =
        noted(
            act, asker, () -> operations.begin(act.operation(), asker.account(), act.arguments()));
    watch.await(job, asker.account(), problem -> refused(act, asker, problem.en()));
    return job;
  }

  private void refused(Act act, Asker asker, String why) {
    audit.append(
        asker.account().name(),
        Action.OPERATION_REFUSED,
        act.object(),
        act.operation() + ": " + why,
        asker.address());
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
        refused(act, asker, e.getMessage());
      }
      throw e;
    }
  }

  /**
   * Some of what a trial of one's own found, for a file; with their number in the audit trail
   * before they leave.
   *
   * @param wanted which of the differences
   * @throws ProblemException if there is no such trial, or it is not over
   */
  List<JsonNode> export(String job, Predicate<JsonNode> wanted, Asker asker) {
    Job trial = operations.job(job, asker.account());
    if (!trial.operation().equals(TRIAL) || trial.result() == null) {
      throw ProblemException.of(ProblemCode.JOB_NOT_FOUND);
    }
    List<JsonNode> differences =
        trial.result().path("differences").valueStream().filter(wanted).toList();
    audit.append(
        asker.account().name(),
        Action.RULES_TRIAL_EXPORTED,
        job,
        Leaving.detail(differences.size(), ""),
        asker.address());
    return differences;
  }

  /** What only reads, and is in no trail. */
  JsonNode look(String operation, Account account, Map<String, ?> arguments) {
    return operations.result(operation, account, arguments, JsonNode.class);
  }
}

package cn.financebrain.dashboards.cases;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.CaseDesk.User;
import cn.financebrain.dashboards.cases.CaseStore.AlertOfCase;
import cn.financebrain.dashboards.casework.Decision.Done;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.AlertJson;
import cn.financebrain.store.StoredAlert;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.ObjectMapper;

/** Opens cases from alerts, and merges alerts into the case that is open already. */
@Component
class CaseOpenings {
  /** Two users may open at once; who comes second merges. */
  private static final int TRIES = 3;

  private static final Wording ELSEWHERE =
      new Wording(
          "该企业同类风险已有在办案件，由其他辖区办理，请联系市级主管部门",
          "Another district has an open case of this enterprise and risk; ask the city's office");

  private final Warehouse warehouse;
  private final CachedTags tags;
  private final CaseStore store;
  private final Procedure procedure;
  private final OwnershipDesk ownership;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;
  private final ObjectMapper json;

  CaseOpenings(
      Warehouse warehouse,
      CachedTags tags,
      CaseStore store,
      Procedure procedure,
      OwnershipDesk ownership,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock,
      ObjectMapper json) {
    this.warehouse = warehouse;
    this.tags = tags;
    this.store = store;
    this.procedure = procedure;
    this.ownership = ownership;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.json = json;
  }

  /** The alerts of one enterprise and risk, and where the enterprise is. */
  private record Subject(
      EnterpriseId enterprise, String name, String region, String industry, Risk risk) {}

  /**
   * @param reason null for none
   * @return the number of the case
   */
  String open(Collection<String> ids, String reason, User user) {
    user.account().require(Right.CASES_TRIAGE);
    List<StoredAlert> alerts = warehouse.pages().alerts(ids);
    if (alerts.size() < ids.size()) {
      throw ProblemException.of(ProblemCode.ALERT_NOT_FOUND);
    }
    Subject subject = subject(alerts);
    for (int tries = 1; ; tries++) {
      try {
        return transactions.execute(transaction -> open(subject, alerts, reason, user));
      } catch (DuplicateKeyException e) {
        if (tries == TRIES) {
          throw e;
        }
      } catch (ProblemException e) {
        if (e.code() != ProblemCode.CASE_CHANGED || tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private Subject subject(List<StoredAlert> alerts) {
    Alert first = alerts.get(0).alert();
    boolean same =
        alerts.stream()
            .map(StoredAlert::alert)
            .allMatch(
                alert ->
                    alert.enterprise().equals(first.enterprise()) && alert.risk() == first.risk());
    if (!same) {
      throw ProblemException.ofField(
          ProblemCode.INVALID_BODY,
          "alerts",
          new Wording(
              "一个案件只能包含同一企业、同一风险的预警", "The alerts of a case are of one enterprise and one risk"));
    }
    Optional<EnterpriseRow> known = warehouse.pages().enterprise(first.enterprise());
    return new Subject(
        first.enterprise(),
        known.map(EnterpriseRow::name).orElse(alerts.get(0).enterpriseName()),
        known.map(EnterpriseRow::region).filter(region -> !region.isEmpty()).orElse(first.region()),
        known.map(EnterpriseRow::industry).orElse(""),
        first.risk());
  }

  private String open(Subject subject, List<StoredAlert> alerts, String reason, User user) {
    Optional<StoredCase> open = store.openOf(subject.enterprise().text(), subject.risk());
    requireVisible(subject, open, user);
    Map<String, String> taken =
        store.casesOf(alerts.stream().map(alert -> alert.alert().id()).toList());
    List<StoredAlert> fresh =
        alerts.stream().filter(alert -> !taken.containsKey(alert.alert().id())).toList();
    if (fresh.isEmpty()) {
      return open.map(found -> found.file().number())
          .filter(taken::containsValue)
          .orElseGet(() -> new TreeSet<>(taken.values()).last());
    }
    return open.map(found -> merge(found, fresh, reason, user))
        .orElseGet(() -> create(subject, fresh, reason, user));
  }

  /**
   * Whoever sees the open case works on, wherever the enterprise is by now; a case keeps its
   * region.
   */
  private static void requireVisible(Subject subject, Optional<StoredCase> open, User user) {
    Visible visible = Visible.to(user.account());
    if (open.filter(found -> visible.holds(found.file())).isPresent()) {
      return;
    }
    if (!user.account().territory().holds(subject.region())) {
      throw ProblemException.of(ProblemCode.ALERT_NOT_FOUND);
    }
    if (open.isPresent()) {
      throw ProblemException.of(ProblemCode.ILLEGAL_ACTION, ELSEWHERE);
    }
  }

  private String create(Subject subject, List<StoredAlert> alerts, String reason, User user) {
    Instant now = clock.instant();
    String by = user.account().name();
    Done opened =
        procedure.open(
            store.nextNumber(Procedure.dayOf(now)),
            subject.enterprise().text(),
            subject.region(),
            subject.risk(),
            highest(alerts),
            by,
            reason,
            now);
    String number = opened.file().number();
    store.insert(opened, subject.name(), subject.industry(), newestIndex(alerts).orElse(null));
    add(number, alerts, now);
    audit.append(by, Action.CASE_OPENED, number, subject.enterprise().text(), user.address());
    ownership
        .assign(opened.file(), subject.industry(), now)
        .ifPresent(
            assigned -> {
              store.update(assigned);
              audit.append(
                  by,
                  Action.CASE_ACTED,
                  number,
                  "assign to %s by a rule of ownership".formatted(assigned.entry().assignee()),
                  user.address());
            });
    return number;
  }

  private String merge(StoredCase found, List<StoredAlert> alerts, String reason, User user) {
    Instant now = clock.instant();
    String by = user.account().name();
    String number = found.file().number();
    store.update(procedure.merge(found.file(), highest(alerts), by, reason, now));
    newestIndex(alerts).ifPresent(index -> store.setIndex(number, index));
    add(number, alerts, now);
    audit.append(by, Action.CASE_ACTED, number, "merge", user.address());
    return number;
  }

  private void add(String number, List<StoredAlert> alerts, Instant now) {
    int added = store.addAlerts(number, alerts.stream().map(this::document).toList(), now);
    if (added < alerts.size()) {
      throw ProblemException.of(ProblemCode.CASE_CHANGED); // somebody else has some of them
    }
  }

  private AlertOfCase document(StoredAlert alert) {
    return new AlertOfCase(
        alert.alert().id(),
        alert.alert().raisedAt(),
        json.writeValueAsString(AlertJson.of(alert, tags)));
  }

  private static Band highest(List<StoredAlert> alerts) {
    return alerts.stream()
        .map(alert -> alert.alert().band())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * @param alerts newest first
   */
  private static Optional<Double> newestIndex(List<StoredAlert> alerts) {
    return alerts.stream()
        .map(alert -> alert.alert().index())
        .filter(index -> !Double.isNaN(index))
        .findFirst();
  }
}

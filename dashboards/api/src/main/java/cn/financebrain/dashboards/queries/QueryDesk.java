package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.PersonQueries;
import cn.financebrain.store.PersonQueries.AnswerColumn;
import cn.financebrain.store.PersonQueries.Cost;
import cn.financebrain.store.PersonQueries.TableOf;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.sql.Access;
import cn.financebrain.store.sql.GuardedStatement;
import cn.financebrain.store.sql.GuardedStatement.Parameter;
import cn.financebrain.store.sql.StatementGuard;
import cn.financebrain.store.sql.StatementRefused;
import cn.financebrain.store.sql.StatementRefused.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks statements before anything runs; attempts at what is not there are in the audit trail. */
@Component
class QueryDesk {
  private static final Set<Reason> TOLD =
      EnumSet.of(Reason.TABLE, Reason.TABLE_FUNCTION, Reason.FUNCTION, Reason.CLAUSE);

  private final Warehouse warehouse;
  private final AuditTrail audit;

  QueryDesk(Warehouse warehouse, AuditTrail audit) {
    this.warehouse = warehouse;
    this.audit = audit;
  }

  /** What a person may see. */
  static Access access(Account account) {
    return new Access(account.territory().prefixes(), account.may(Right.PERSONS_SEE));
  }

  List<TableOf> schema(Account account) {
    return warehouse.queries().schema(access(account));
  }

  /**
   * @throws ProblemException if it can't be read
   */
  static List<Parameter> parameters(String statement) {
    try {
      return GuardedStatement.parametersOf(statement);
    } catch (StatementRefused e) {
      throw StatementProblems.of(statement, e);
    }
  }

  /**
   * The statement as it may run for the person.
   *
   * @throws ProblemException if it is not let through
   */
  GuardedStatement guard(Asked asked) {
    try {
      return new StatementGuard(warehouse.database())
          .check(asked.statement(), access(asked.account()), asked.values());
    } catch (StatementRefused e) {
      throw refused(asked, e);
    }
  }

  private ProblemException refused(Asked asked, StatementRefused refused) {
    if (TOLD.contains(refused.reason())) {
      audit.append(
          asked.account().name(),
          Action.QUERY_REFUSED,
          refused.reason() + " " + refused.subject(),
          asked.statement(),
          asked.address());
    }
    return StatementProblems.of(asked.statement(), refused);
  }

  List<AnswerColumn> columns(Asked asked, GuardedStatement guarded) {
    return asking(asked, guarded, queries -> queries.columns(guarded));
  }

  Cost cost(Asked asked, GuardedStatement guarded) {
    return asking(asked, guarded, queries -> queries.cost(guarded));
  }

  private interface Question<T> {
    T to(PersonQueries queries);
  }

  private <T> T asking(Asked asked, GuardedStatement guarded, Question<T> question) {
    try {
      return question.to(warehouse.queries());
    } catch (StatementRefused e) {
      throw refused(asked, e);
    } catch (WarehouseException e) {
      throw failed(asked.statement(), guarded.places(), e);
    }
  }

  static ProblemException failed(
      String statement, Map<String, Integer> places, WarehouseException failure) {
    return StatementProblems.of(statement, places, failure);
  }
}

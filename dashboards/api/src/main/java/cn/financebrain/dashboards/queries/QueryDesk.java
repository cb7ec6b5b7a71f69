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
    return guard(asked, access(asked.account()));
  }

  private GuardedStatement guard(Asked asked, Access access) {
    try {
      return new StatementGuard(warehouse.database())
          .check(asked.statement(), access, asked.values());
    } catch (StatementRefused e) {
      throw refused(asked, e);
    }
  }

  private ProblemException refused(Asked asked, StatementRefused refused) {
    if (TOLD.contains(refused.reason())) {
      note(asked, refused.reason() + " " + refused.subject());
    }
    return StatementProblems.of(asked.statement(), refused);
  }

  private void note(Asked asked, String refused) {
    audit.append(
        asked.account().name(), Action.QUERY_REFUSED, refused, asked.statement(), asked.address());
  }

  /**
   * The statement as it may run for a file: over tables without the columns of natural persons,
   * whoever asks, since what may be seen of them never leaves by a file.
   *
   * @param columns of the answer that may be looked at
   * @throws ProblemException if it reads such a column
   */
  GuardedStatement forFile(Asked asked, GuardedStatement looked, List<AnswerColumn> columns) {
    Access access = access(asked.account());
    List<String> ofPersons =
        looked.tables().stream()
            .flatMap(
                table -> table.columnsOfPersons().stream().map(each -> table.view() + '.' + each))
            .sorted()
            .toList();
    if (ofPersons.isEmpty() || !access.persons()) {
      return looked;
    }
    GuardedStatement bare = guard(asked, new Access(access.prefixes(), false));
    if (!columns.equals(columnsOf(bare))) {
      String names = String.join(", ", ofPersons);
      note(asked, "PERSONS " + names);
      throw StatementProblems.ofPersons(asked.statement(), looked.places(), names);
    }
    return bare;
  }

  /** The columns of a statement that may lack some; none where it fails for that. */
  private List<AnswerColumn> columnsOf(GuardedStatement bare) {
    try {
      return warehouse.queries().columns(bare);
    } catch (WarehouseException e) {
      if (e.kind() == WarehouseException.Kind.UNREACHABLE
          || e.kind() == WarehouseException.Kind.SIGN_IN) {
        throw e;
      }
      return List.of();
    }
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

package cn.financebrain.dashboards.queries;

import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.dashboards.wire.Bodies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Queries that people keep. Only the owner changes one, each time into a new version; sharing, and
 * its end, are in the audit trail.
 */
@Component
class SavedQueries {
  private static final int OWN_MAX = 200;
  private static final String SELECT =
      """
      select id, owner, coalesce(nullif(display_name, ''), owner) as owner_name, saved_query.name,
        description, shared, statement, saved_query.version, changed_at
      from saved_query join account on account.name = owner
        join saved_query_version v on v.query = id and v.version = saved_query.version
      """;

  private final JdbcClient database;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  SavedQueries(
      JdbcClient database,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A query as its owner tells it. */
  record Draft(String name, String description, boolean shared, String statement) {}

  /** Who works, from where. */
  record User(String account, String address) {}

  /** The user's own, then those that others share, by name. */
  List<SavedQuery> seenBy(String account) {
    return database
        .sql(
            SELECT
                + """
                where owner = :account or (shared and disabled_at is null)
                order by owner <> :account, saved_query.name, id
                """)
        .param("account", account)
        .query(SavedQueries::query)
        .list();
  }

  /**
   * @throws ProblemException where the user sees no such query
   */
  SavedQuery get(UUID id, String account) {
    return database
        .sql(SELECT + "where id = :id and (owner = :account or (shared and disabled_at is null))")
        .param("id", id)
        .param("account", account)
        .query(SavedQueries::query)
        .optional()
        .orElseThrow(() -> ProblemException.of(ProblemCode.QUERY_NOT_FOUND));
  }

  /** Newest first. */
  List<SavedQuery.Version> versions(UUID id) {
    return database
        .sql(
            """
            select version, statement, description, saved_at from saved_query_version
            where query = :id order by version desc
            """)
        .param("id", id)
        .query(
            (row, n) ->
                new SavedQuery.Version(
                    row.getInt("version"),
                    row.getString("statement"),
                    row.getString("description"),
                    Columns.instant(row, "saved_at")))
        .list();
  }

  private static SavedQuery query(ResultSet row, int number) throws SQLException {
    return new SavedQuery(
        row.getObject("id", UUID.class),
        row.getString("owner"),
        row.getString("owner_name"),
        row.getString("name"),
        row.getString("description"),
        row.getBoolean("shared"),
        row.getString("statement"),
        row.getInt("version"),
        Columns.instant(row, "changed_at"));
  }

  SavedQuery create(Draft draft, User user) {
    UUID id = UUID.randomUUID();
    return named(
        () -> {
          int own =
              database
                  .sql("select count(*) from saved_query where owner = :owner")
                  .param("owner", user.account())
                  .query(Integer.class)
                  .single();
          if (own >= OWN_MAX) {
            throw Bodies.invalid(
                "name",
                "最多保存 %d 个查询，请先删除不用的".formatted(OWN_MAX),
                "at most %d queries; delete one first".formatted(OWN_MAX));
          }
          database
              .sql(
                  """
                  insert into saved_query (id, owner, name, shared, version, changed_at)
                  values (:id, :owner, :name, :shared, 1, :at)
                  """)
              .param("id", id)
              .param("owner", user.account())
              .param("name", draft.name())
              .param("shared", draft.shared())
              .param("at", clock.instant().atOffset(ZoneOffset.UTC))
              .update();
          keep(id, 1, draft);
          told(id, draft.name(), false, draft.shared(), user);
          return get(id, user.account());
        });
  }

  /**
   * @param version that the user saw
   */
  SavedQuery change(UUID id, int version, Draft draft, User user) {
    return named(
        () -> {
          SavedQuery old = own(id, user);
          int changed =
              database
                  .sql(
                      """
                      update saved_query set name = :name, shared = :shared,
                        version = :version + 1, changed_at = :at
                      where id = :id and version = :version
                      """)
                  .param("id", id)
                  .param("name", draft.name())
                  .param("shared", draft.shared())
                  .param("version", version)
                  .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                  .update();
          if (changed == 0) {
            throw ProblemException.of(ProblemCode.QUERY_CHANGED);
          }
          keep(id, version + 1, draft);
          told(id, draft.name(), old.shared(), draft.shared(), user);
          return get(id, user.account());
        });
  }

  void delete(UUID id, User user) {
    transactions.executeWithoutResult(
        transaction -> {
          SavedQuery old = own(id, user);
          database.sql("delete from saved_query where id = :id").param("id", id).update();
          told(id, old.name(), old.shared(), false, user);
        });
  }

  private interface Work {
    SavedQuery done();
  }

  private SavedQuery named(Work work) {
    try {
      return transactions.execute(transaction -> work.done());
    } catch (DuplicateKeyException e) {
      throw ProblemException.of(ProblemCode.QUERY_NAME_TAKEN);
    }
  }

  private void keep(UUID id, int version, Draft draft) {
    database
        .sql(
            """
            insert into saved_query_version (query, version, statement, description, saved_at)
            values (:id, :version, :statement, :description, :at)
            """)
        .param("id", id)
        .param("version", version)
        .param("statement", draft.statement())
        .param("description", draft.description())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private SavedQuery own(UUID id, User user) {
    SavedQuery query = get(id, user.account());
    if (!query.owner().equals(user.account())) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN,
          new Wording(
              "这是他人共享的查询，可另存为自己的查询后修改",
              "Somebody else shares this query; save a copy of it to change"));
    }
    return query;
  }

  private void told(UUID id, String name, boolean before, boolean after, User user) {
    if (before || after) {
      audit.append(
          user.account(),
          after ? Action.QUERY_SHARED : Action.QUERY_WITHDRAWN,
          id.toString(),
          name,
          user.address());
    }
  }
}

package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.casework.CaseAction;
import cn.financebrain.dashboards.casework.Refusal;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps frozen sets. */
@Component
class BulkStore {
  private final JdbcClient database;

  BulkStore(JdbcClient database) {
    this.database = database;
  }

  void insert(Bulk bulk) {
    database
        .sql(
            """
            insert into bulk (id, action, actor, at, reason, assignee, until, status)
            values (:id, :action, :by, :at, :reason, :assignee, :until, :status)
            """)
        .param("id", bulk.id())
        .param("action", bulk.action().id())
        .param("by", bulk.by())
        .param("at", Columns.at(bulk.at()))
        .param("reason", bulk.reason())
        .param("assignee", bulk.assignee())
        .param("until", bulk.until() == null ? null : bulk.until().toString())
        .param("status", text(bulk.status()))
        .update();
    bulk.items().forEach(item -> insert(bulk.id(), item));
  }

  private void insert(UUID id, Bulk.Item item) {
    database
        .sql(
            """
            insert into bulk_item (bulk, place, number, version, result, refusal)
            values (:bulk, :place, :number, :version, :result, :refusal)
            """)
        .param("bulk", id)
        .param("place", item.place())
        .param("number", item.number())
        .param("version", item.version())
        .param("result", text(item.result()))
        .param("refusal", item.refusal() == null ? null : item.refusal().name())
        .update();
  }

  /**
   * @throws ProblemException if there is none
   */
  Bulk get(UUID id) {
    List<Bulk.Item> items =
        database
            .sql(
                """
                select place, number, enterprise_name, region, bulk_item.version, done_version,
                  result, refusal
                from bulk_item join case_file using (number) where bulk = :id order by place
                """)
            .param("id", id)
            .query(BulkStore::item)
            .list();
    return database
        .sql("select * from bulk where id = :id")
        .param("id", id)
        .query((row, n) -> bulk(row, items))
        .optional()
        .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND));
  }

  /** By the text of the id of each of these that there is, in which regions its cases are. */
  Map<String, List<String>> regions(Set<String> ids) {
    return database
        .sql(
            """
            select bulk::text as id, array_agg(distinct region) as regions
            from bulk_item join case_file using (number) where bulk::text in (:ids) group by bulk
            """)
        .param("ids", ids)
        .query((row, n) -> Map.entry(row.getString("id"), Columns.texts(row, "regions")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Those that wait for a second person, the oldest first. */
  List<UUID> proposed() {
    return database
        .sql("select id from bulk where status = 'proposed' order by at, id limit 100")
        .query(UUID.class)
        .list();
  }

  private static Bulk bulk(ResultSet row, List<Bulk.Item> items) throws SQLException {
    String until = row.getString("until");
    return new Bulk(
        row.getObject("id", UUID.class),
        CaseAction.parse(row.getString("action")),
        row.getString("actor"),
        Columns.instant(row, "at"),
        Columns.instant(row, "done_at"),
        row.getString("reason"),
        row.getString("assignee"),
        until == null ? null : LocalDate.parse(until),
        Bulk.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        items);
  }

  private static Bulk.Item item(ResultSet row, int number) throws SQLException {
    String refusal = row.getString("refusal");
    return new Bulk.Item(
        row.getInt("place"),
        row.getString("number"),
        row.getString("enterprise_name"),
        row.getString("region"),
        row.getInt("version"),
        row.getInt("done_version"),
        Bulk.Result.valueOf(row.getString("result").toUpperCase(Locale.ROOT)),
        refusal == null ? null : Refusal.valueOf(refusal));
  }

  /** Moves on from a status, unless somebody else was first. */
  boolean move(Bulk bulk, Bulk.Status to, Instant at) {
    return database
            .sql(
                """
                update bulk set status = :to,
                  done_at = case when :to = 'done' then :at else done_at end
                where id = :id and status = :from
                """)
            .param("to", text(to))
            .param("at", Columns.at(at))
            .param("id", bulk.id())
            .param("from", text(bulk.status()))
            .update()
        == 1;
  }

  /**
   * Keeps an item from everybody else until the transaction ends.
   *
   * @return whether it is still as it was read
   */
  boolean lock(UUID id, Bulk.Item item) {
    return database
        .sql("select result from bulk_item where bulk = :bulk and place = :place for update")
        .param("bulk", id)
        .param("place", item.place())
        .query(String.class)
        .single()
        .equals(text(item.result()));
  }

  void update(UUID id, Bulk.Item item) {
    database
        .sql(
            """
            update bulk_item set result = :result, refusal = :refusal, done_version = :version
            where bulk = :bulk and place = :place
            """)
        .param("result", text(item.result()))
        .param("refusal", item.refusal() == null ? null : item.refusal().name())
        .param("version", item.doneVersion())
        .param("bulk", id)
        .param("place", item.place())
        .update();
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

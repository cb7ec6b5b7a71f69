package cn.financebrain.dashboards.audit;

import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit trail. */
@Component
class AuditLog {
  private static final String COLUMNS =
      "select id, at, actor, action, object, detail, address, previous, hash from audit_entry ";

  private final JdbcClient database;

  AuditLog(JdbcClient database) {
    this.database = database;
  }

  /** Newest first, of those with a smaller id than {@code before}. */
  List<AuditEntry> newest(AuditFilter filter, long before, int limit) {
    List<String> conditions = new ArrayList<>(List.of("id < :before"));
    addUnlessEmpty(conditions, filter.actor(), "actor = :actor");
    addUnlessEmpty(conditions, filter.action(), "starts_with(action, :action)");
    addUnlessEmpty(conditions, filter.object(), "object = :object");
    filter.from().ifPresent(any -> conditions.add("at >= :from"));
    filter.until().ifPresent(any -> conditions.add("at < :until"));
    return database
        .sql(
            COLUMNS
                + "where "
                + String.join(" and ", conditions)
                + " order by id desc limit :limit")
        .param("before", before)
        .param("actor", filter.actor())
        .param("action", filter.action())
        .param("object", filter.object())
        .param("from", utc(filter.from()))
        .param("until", utc(filter.until()))
        .param("limit", limit)
        .query((row, number) -> read(row))
        .list();
  }

  private static void addUnlessEmpty(List<String> conditions, String value, String condition) {
    if (!value.isEmpty()) {
      conditions.add(condition);
    }
  }

  private static OffsetDateTime utc(Optional<Instant> instant) {
    return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  /** In their order, those with a greater id than {@code after}. */
  List<AuditEntry> following(long after, int limit) {
    return database
        .sql(COLUMNS + "where id > :after order by id limit :limit")
        .param("after", after)
        .param("limit", limit)
        .query((row, number) -> read(row))
        .list();
  }

  /** In their order, all about an object. */
  List<AuditEntry> about(String object) {
    return database
        .sql(COLUMNS + "where object = :object order by id")
        .param("object", object)
        .query((row, number) -> read(row))
        .list();
  }

  /** In their order, the hashes of the entries from one to another. */
  List<AuditSlice.Link> links(long from, long to) {
    return database
        .sql(
            """
            select id, coalesce(hash, '') as hash from audit_entry
            where id between :from and :to order by id
            """)
        .param("from", from)
        .param("to", to)
        .query((row, number) -> new AuditSlice.Link(row.getLong("id"), row.getString("hash")))
        .list();
  }

  /** The newest entry's id and hash, as whoever appended last left them. */
  AuditAnchor head() {
    return database
        .sql("select id, hash from audit_head")
        .query((row, number) -> new AuditAnchor(row.getLong("id"), row.getString("hash")))
        .single();
  }

  private static AuditEntry read(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        Columns.instant(row, "at"),
        row.getString("actor"),
        row.getString("action"),
        row.getString("object"),
        row.getString("detail"),
        row.getString("address"),
        Objects.requireNonNullElse(row.getString("previous"), ""),
        Objects.requireNonNullElse(row.getString("hash"), ""));
  }
}

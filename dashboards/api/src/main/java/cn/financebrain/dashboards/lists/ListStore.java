package cn.financebrain.dashboards.lists;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.cases.Words;
import cn.financebrain.dashboards.listing.ListDecision.Done;
import cn.financebrain.dashboards.listing.ListEntry;
import cn.financebrain.dashboards.listing.ListKind;
import cn.financebrain.dashboards.listing.ListState;
import cn.financebrain.dashboards.listing.ListStep;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps entries of lists. Each step changes the entry, only in the version that it was decided on,
 * and adds to the history; call it within a transaction.
 */
@Component
class ListStore {
  private static final String UNLESS_OPEN =
      """
      on conflict (kind, enterprise, coalesce(risk, '')) where state in ('PROPOSED', 'ACTIVE')
      do nothing
      """;
  private static final String RISK_IS = "risk is not distinct from cast(:risk as text)";

  private final JdbcClient database;

  ListStore(JdbcClient database) {
    this.database = database;
  }

  /**
   * @throws ProblemException if there is no such entry in the territory
   */
  StoredEntry get(UUID id, Territory territory) {
    return database
        .sql("select %s from list_entry where id = :id".formatted(StoredEntry.COLUMNS))
        .param("id", id)
        .query(StoredEntry::read)
        .optional()
        .filter(found -> territory.holds(found.entry().region()))
        .orElseThrow(() -> ProblemException.of(ProblemCode.LIST_ENTRY_NOT_FOUND));
  }

  /**
   * The entry of an enterprise that is proposed or active.
   *
   * @param risk null for the one of both
   */
  Optional<ListEntry> openOf(ListKind kind, String enterprise, Risk risk) {
    return database
        .sql(
            """
            select %s from list_entry where kind = :kind and enterprise = :enterprise and %s
              and state in ('PROPOSED', 'ACTIVE')
            """
                .formatted(StoredEntry.COLUMNS, RISK_IS))
        .param("kind", Words.id(kind))
        .param("enterprise", enterprise)
        .param("risk", risk == null ? null : risk.id())
        .query(StoredEntry::read)
        .optional()
        .map(StoredEntry::entry);
  }

  /**
   * The same entry, or the one of both risks where the risk has none of its own, until the end of
   * the transaction for who asks alone.
   */
  Optional<ListEntry> openToChange(ListKind kind, String enterprise, Risk risk) {
    return database
        .sql(
            """
            select %s from list_entry where kind = :kind and enterprise = :enterprise
              and (%s or risk is null) and state in ('PROPOSED', 'ACTIVE')
            order by risk nulls last limit 1 for update
            """
                .formatted(StoredEntry.COLUMNS, RISK_IS))
        .param("kind", Words.id(kind))
        .param("enterprise", enterprise)
        .param("risk", risk == null ? null : risk.id())
        .query(StoredEntry::read)
        .optional()
        .map(StoredEntry::entry);
  }

  /** Number of an open case of the enterprise. */
  Optional<String> openCase(String enterprise) {
    return database
        .sql(
            """
            select number from case_file where enterprise = :enterprise and state <> 'CLOSED'
            order by number limit 1
            """)
        .param("enterprise", enterprise)
        .query(String.class)
        .optional();
  }

  /** Of all kinds, those that speak of these enterprises and ever began. */
  List<ListEntry> of(Collection<String> enterprises) {
    return database
        .sql(
            """
            select %s from list_entry
            where enterprise in (:enterprises) and state in ('ACTIVE', 'STRUCK_OFF')
            """
                .formatted(StoredEntry.COLUMNS))
        .param("enterprises", Set.copyOf(enterprises))
        .query(StoredEntry::read)
        .list()
        .stream()
        .map(StoredEntry::entry)
        .toList();
  }

  /** Every entry of the white list that ever began. */
  List<ListEntry> everWhite() {
    return database
        .sql(
            """
            select %s from list_entry
            where kind = 'white' and state in ('ACTIVE', 'ENDED', 'LIFTED')
            """
                .formatted(StoredEntry.COLUMNS))
        .query(StoredEntry::read)
        .list()
        .stream()
        .map(StoredEntry::entry)
        .toList();
  }

  /** Of the white list, those whose last day has passed and that nobody has ended yet. */
  List<ListEntry> over(LocalDate today, int limit) {
    return database
        .sql(
            """
            select %s from list_entry where state = 'ACTIVE' and until_on < :today
            order by until_on limit :limit
            """
                .formatted(StoredEntry.COLUMNS))
        .param("today", today.toString())
        .param("limit", limit)
        .query(StoredEntry::read)
        .list()
        .stream()
        .map(StoredEntry::entry)
        .toList();
  }

  /** Struck off, with no alert since that is known. */
  List<ListEntry> struckOff() {
    return database
        .sql(
            """
            select %s from list_entry where state = 'STRUCK_OFF' and not regressed
            """
                .formatted(StoredEntry.COLUMNS))
        .query(StoredEntry::read)
        .list()
        .stream()
        .map(StoredEntry::entry)
        .toList();
  }

  void insert(Done done, String enterpriseName) {
    insert(done, enterpriseName, "");
  }

  /**
   * Unlike {@link #insert} it lets the transaction go on where there is an open entry already.
   *
   * @return whether there was none
   */
  boolean insertUnlessOpen(Done done, String enterpriseName) {
    return insert(done, enterpriseName, UNLESS_OPEN);
  }

  private boolean insert(Done done, String enterpriseName, String unless) {
    ListEntry entry = done.entry();
    int inserted =
        database
            .sql(
                """
            insert into list_entry (id, version, kind, enterprise, enterprise_name, region, risk,
              added_at, changed_at, standing)
            values (:id, :version, :kind, :enterprise, :name, :region, :risk, :at, :at,
              cast(:standing as jsonb))
            """
                    + unless)
            .param("id", entry.id())
            .param("version", entry.version())
            .param("kind", Words.id(entry.kind()))
            .param("enterprise", entry.enterprise())
            .param("name", enterpriseName)
            .param("region", entry.region())
            .param("risk", entry.risk() == null ? null : entry.risk().id())
            .param("at", Columns.at(done.step().at()))
            .param("standing", StoredEntry.text(entry.standing()))
            .update();
    if (inserted > 0) {
      append(done);
    }
    return inserted > 0;
  }

  /**
   * @throws ProblemException if somebody else changed the entry since it was read
   */
  void update(Done done) {
    ListEntry entry = done.entry();
    int changed =
        database
            .sql(
                """
                update list_entry set version = :version, changed_at = :at,
                  standing = cast(:standing as jsonb)
                where id = :id and version = :version - 1
                """)
            .param("version", entry.version())
            .param("at", Columns.at(done.step().at()))
            .param("standing", StoredEntry.text(entry.standing()))
            .param("id", entry.id())
            .update();
    if (changed == 0) {
      throw ProblemException.of(ProblemCode.LIST_ENTRY_CHANGED);
    }
    append(done);
  }

  private void append(Done done) {
    ListStep step = done.step();
    database
        .sql(
            """
            insert into list_step (entry, version, at, actor, action, state, reason, until,
              measures, evidence, impact, case_number)
            values (:entry, :version, :at, :actor, :action, :state, :reason, :until, :measures,
              :evidence, :impact, :case)
            """)
        .param("entry", done.entry().id())
        .param("version", step.version())
        .param("at", Columns.at(step.at()))
        .param("actor", step.by())
        .param("action", step.action())
        .param("state", step.state().name())
        .param("reason", step.reason())
        .param("until", step.until() == null ? null : step.until().toString())
        .param("measures", step.measures())
        .param("evidence", step.evidence())
        .param("impact", step.impact())
        .param("case", step.caseNumber())
        .update();
  }

  /** Newest first. */
  List<ListStep> history(UUID entry) {
    return database
        .sql("select * from list_step where entry = :entry order by version desc")
        .param("entry", entry)
        .query(ListStore::step)
        .list();
  }

  private static ListStep step(ResultSet row, int number) throws SQLException {
    String until = row.getString("until");
    return new ListStep(
        row.getInt("version"),
        Columns.instant(row, "at"),
        row.getString("actor"),
        row.getString("action"),
        ListState.valueOf(row.getString("state")),
        row.getString("reason"),
        until == null ? null : LocalDate.parse(until),
        row.getString("measures"),
        row.getString("evidence"),
        row.getString("impact"),
        row.getString("case_number"));
  }
}

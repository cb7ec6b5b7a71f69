package cn.financebrain.dashboards.cases;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.casework.CaseEntry;
import cn.financebrain.dashboards.casework.CaseFacts;
import cn.financebrain.dashboards.casework.CaseFile;
import cn.financebrain.dashboards.casework.Decision.Done;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps cases. Each step changes the case, only in the version that it was decided on, and adds to
 * the history and the outbox; call it within a transaction.
 */
@Component
class CaseStore {
  private final JdbcClient database;
  private final CaseOutbox outbox;
  private final List<CaseFollower> followers;

  CaseStore(JdbcClient database, CaseOutbox outbox, List<CaseFollower> followers) {
    this.database = database;
    this.outbox = outbox;
    this.followers = List.copyOf(followers);
  }

  /**
   * @throws ProblemException if there is no such case among those that are visible
   */
  StoredCase get(String number, Visible visible) {
    StoredCase found =
        find(number).orElseThrow(() -> ProblemException.of(ProblemCode.CASE_NOT_FOUND));
    visible.require(found.file());
    return found;
  }

  /** Until the transaction ends, so that of two who add at once the second counts the first. */
  void lock(String number) {
    database
        .sql("select number from case_file where number = :number for update")
        .param("number", number)
        .query(String.class)
        .single();
  }

  Optional<StoredCase> find(String number) {
    return database
        .sql("select %s from case_file where number = :number".formatted(StoredCase.COLUMNS))
        .param("number", number)
        .query(StoredCase::read)
        .optional();
  }

  Optional<StoredCase> openOf(String enterprise, Risk risk) {
    return database
        .sql(
            """
            select %s from case_file
            where enterprise = :enterprise and risk = :risk and state <> 'CLOSED'
            """
                .formatted(StoredCase.COLUMNS))
        .param("enterprise", enterprise)
        .param("risk", risk.id())
        .query(StoredCase::read)
        .optional();
  }

  CaseFacts facts(CaseFile file) {
    return database
        .sql(
            """
            select
              (select count(*) from case_note where number = :number and evidence_at is not null
                and at >= cast(:since as timestamptz)
                and evidence_at >= date_trunc('minute', cast(:since as timestamptz))) as evidence,
              exists (select from case_file where enterprise = :enterprise and risk <> :risk
                and state <> 'CLOSED') as other_risk,
              exists (select from case_file where enterprise = :enterprise and risk = :risk
                and state <> 'CLOSED' and number <> :number) as same_risk
            """)
        .param("number", file.number())
        .param("since", Columns.at(file.standing().acceptedAt()))
        .param("enterprise", file.enterprise())
        .param("risk", file.risk().id())
        .query(
            (row, n) ->
                new CaseFacts(
                    row.getInt("evidence"),
                    row.getBoolean("other_risk"),
                    row.getBoolean("same_risk")))
        .single();
  }

  /** A number such as {@code 2026-000123}, never given twice. */
  String nextNumber(LocalDate today) {
    int last =
        database
            .sql(
                """
                insert into case_number (year, last) values (:year, 1)
                on conflict (year) do update set last = case_number.last + 1 returning last
                """)
            .param("year", today.getYear())
            .query(Integer.class)
            .single();
    return "%d-%06d".formatted(today.getYear(), last);
  }

  void insert(Done opened, String enterpriseName, String industry, Double riskIndex) {
    CaseFile file = opened.file();
    database
        .sql(
            """
            insert into case_file (number, version, enterprise, enterprise_name, region, industry,
              risk, band, risk_index, opened_at, changed_at, standing)
            values (:number, :version, :enterprise, :name, :region, :industry, :risk, :band, :index,
              :opened, :opened, cast(:standing as jsonb))
            """)
        .param("number", file.number())
        .param("version", file.version())
        .param("enterprise", file.enterprise())
        .param("name", enterpriseName)
        .param("region", file.region())
        .param("industry", industry)
        .param("risk", file.risk().id())
        .param("band", file.band().name())
        .param("index", riskIndex)
        .param("opened", Columns.at(file.openedAt()))
        .param("standing", StoredCase.text(file.standing()))
        .update();
    append(opened);
  }

  /**
   * @throws ProblemException if somebody else changed the case since it was read
   */
  void update(Done done) {
    CaseFile file = done.file();
    Optional<String> name =
        database
            .sql(
                """
                update case_file set version = :version, band = :band, changed_at = :at,
                  standing = cast(:standing as jsonb), proposal = cast(:proposal as jsonb),
                  last_act = cast(:last as jsonb)
                where number = :number and version = :version - 1 returning enterprise_name
                """)
            .param("version", file.version())
            .param("band", file.band().name())
            .param("at", Columns.at(done.entry().at()))
            .param("standing", StoredCase.text(file.standing()))
            .param("proposal", StoredCase.text(file.proposal()))
            .param("last", StoredCase.text(file.last()))
            .param("number", file.number())
            .query(String.class)
            .optional();
    if (name.isEmpty()) {
      throw ProblemException.of(ProblemCode.CASE_CHANGED);
    }
    append(done);
    followers.forEach(follower -> follower.follow(done, name.get()));
  }

  void setIndex(String number, double index) {
    database
        .sql("update case_file set risk_index = :index where number = :number")
        .param("index", index)
        .param("number", number)
        .update();
  }

  private void append(Done done) {
    CaseEntry entry = done.entry();
    database
        .sql(
            """
            insert into case_entry (number, version, at, actor, action, state, reason, assignee,
              outcome, verdict, until)
            values (:number, :version, :at, :actor, :action, :state, :reason, :assignee, :outcome,
              :verdict, :until)
            """)
        .param("number", done.file().number())
        .param("version", entry.version())
        .param("at", Columns.at(entry.at()))
        .param("actor", entry.by())
        .param("action", entry.action())
        .param("state", entry.state().name())
        .param("reason", entry.reason())
        .param("assignee", entry.assignee())
        .param("outcome", name(entry.outcome()))
        .param("verdict", name(entry.verdict()))
        .param("until", entry.until() == null ? null : entry.until().toString())
        .update();
    outbox.add(CaseEvent.of(done), entry.at());
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  /** Adds alerts that are in no case yet; those that are stay where they are. */
  int addAlerts(String number, Collection<AlertOfCase> alerts, Instant now) {
    int added = 0;
    for (AlertOfCase alert : alerts) {
      added +=
          database
              .sql(
                  """
                  insert into case_alert (alert, number, raised_at, added_at, document)
                  values (:alert, :number, :raised, :at, cast(:document as jsonb))
                  on conflict (alert) do nothing
                  """)
              .param("alert", alert.id())
              .param("number", number)
              .param("raised", Columns.at(alert.raisedAt()))
              .param("at", Columns.at(now))
              .param("document", alert.document())
              .update();
    }
    return added;
  }

  /**
   * An alert as it was when it came into a case, so that the case can be read without the
   * warehouse.
   *
   * @param document as lists show it, in JSON
   */
  record AlertOfCase(String id, Instant raisedAt, String document) {}

  /** Newest first. */
  List<String> alertsOf(String number) {
    return database
        .sql(
            """
            select document from case_alert where number = :number order by raised_at desc, alert
            """)
        .param("number", number)
        .query(String.class)
        .list();
  }

  /** The cases that these alerts are in, by alert. */
  Map<String, String> casesOf(Collection<String> alerts) {
    return database
        .sql("select alert, number from case_alert where alert in (:alerts)")
        .param("alerts", Set.copyOf(alerts))
        .query((row, n) -> Map.entry(row.getString("alert"), row.getString("number")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

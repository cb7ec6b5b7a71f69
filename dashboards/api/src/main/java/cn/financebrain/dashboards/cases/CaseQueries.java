package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.sql.Columns;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists and counts cases. */
@Component
class CaseQueries {
  private static final String ORDER =
      """
      order by (due_on is null), due_on, case when due_on is null then changed_at end desc, number
      """;

  private final JdbcClient database;
  private final WorkingCalendar calendar;
  private final InstantSource clock;

  CaseQueries(JdbcClient database, WorkingCalendar calendar, InstantSource clock) {
    this.database = database;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * The open cases whose deadline comes first are first; those without one follow, the newest
   * change first.
   */
  List<StoredCase> list(
      CaseFilter filter, Visible visible, String me, Optional<CaseCursor> after, int limit) {
    Map<String, Object> parameters = parameters(filter, visible, me);
    String place = after.map(cursor -> " and " + place(cursor, parameters)).orElse("");
    return database
        .sql(
            "select %s from case_file where %s and %s%s %s limit %d"
                .formatted(
                    StoredCase.COLUMNS, visible.sql(), filter.sql(true), place, ORDER, limit))
        .params(parameters)
        .query(StoredCase::read)
        .list();
  }

  private static String place(CaseCursor cursor, Map<String, Object> parameters) {
    parameters.put("afterNumber", cursor.number());
    if (cursor.dueOn() != null) {
      parameters.put("afterDue", cursor.dueOn().toString());
      return "(due_on is null or (due_on, number) > (:afterDue, :afterNumber))";
    }
    parameters.put("afterChange", Columns.at(cursor.changedAt()));
    return "due_on is null and (changed_at < :afterChange"
        + " or (changed_at = :afterChange and number > :afterNumber))";
  }

  int count(CaseFilter filter, Visible visible, String me) {
    return database
        .sql(
            "select count(*) from case_file where %s and %s"
                .formatted(visible.sql(), filter.sql(true)))
        .params(parameters(filter, visible, me))
        .query(Integer.class)
        .single();
  }

  /** Of one state, whatever states were asked for. */
  record Count(CaseState state, int cases, int overdue) {}

  List<Count> counts(CaseFilter filter, Visible visible, String me) {
    return database
        .sql(
            """
            select state, count(*) as cases, count(*) filter (where due_on < :today) as overdue
            from case_file where %s and %s group by state
            """
                .formatted(visible.sql(), filter.sql(false)))
        .params(parameters(filter, visible, me))
        .query(
            (row, n) ->
                new Count(
                    CaseState.valueOf(row.getString("state")),
                    row.getInt("cases"),
                    row.getInt("overdue")))
        .list()
        .stream()
        .sorted((one, other) -> one.state().compareTo(other.state()))
        .toList();
  }

  private Map<String, Object> parameters(CaseFilter filter, Visible visible, String me) {
    LocalDate today = Procedure.dayOf(clock.instant());
    Map<String, Object> parameters =
        new TreeMap<>(
            filter.parameters(me, today.toString(), calendar.get().plus(today, 1).toString()));
    parameters.putAll(visible.parameters());
    return parameters;
  }

  /** Cases of which something may be due by the day: the end of a pause, a reminder, a warning. */
  List<String> dueForTheDay(int limit) {
    LocalDate today = Procedure.dayOf(clock.instant());
    return database
        .sql(
            """
            select number from case_file
            where suspended_until < :today
              or (due_on < :today and due_on is distinct from standing ->> 'escalatedFor')
              or (due_on between :today and :soon
                and due_on is distinct from standing ->> 'remindedFor')
            order by number limit :limit
            """)
        .param("today", today.toString())
        .param("soon", calendar.get().plus(today, 1).toString())
        .param("limit", limit)
        .query(String.class)
        .list();
  }
}

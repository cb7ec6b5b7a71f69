package cn.financebrain.dashboards.cases;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.store.WarehousePages;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists and counts cases. Those that are open are a stock, which is sorted and counted whole; those
 * that are closed become more each year, and are read from the newest on, as many as are asked for.
 */
@Component
class CaseQueries {
  /** As it stands in the indexes. */
  private static final String OPEN = "state <> 'CLOSED'";

  private static final String CLOSED = "state = 'CLOSED'";

  private static final String ORDER_OF_OPEN =
      """
      order by (due_on is null), due_on, case when due_on is null then changed_at end desc, number
      """;

  private static final String ORDER_OF_CLOSED = "order by changed_at desc, number";

  private final JdbcClient database;
  private final WorkingCalendar calendar;
  private final InstantSource clock;

  CaseQueries(JdbcClient database, WorkingCalendar calendar, InstantSource clock) {
    this.database = database;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * The open cases whose deadline comes first are first; open ones without one follow, then the
   * closed ones, of both the newest change first.
   */
  List<StoredCase> list(
      CaseFilter filter, Visible visible, String me, Optional<CaseCursor> after, int limit) {
    Map<String, Object> parameters = parameters(filter, visible, me);
    String condition = visible.sql() + " and " + filter.sql();
    boolean amongClosed = after.map(CaseCursor::closed).orElse(false);
    List<StoredCase> found = new ArrayList<>();
    if (filter.wantsOpen() && !amongClosed) {
      String place = after.map(cursor -> placeAmongOpen(cursor, parameters)).orElse("true");
      found.addAll(
          read(
              List.of(OPEN, filter.stateSql(), condition, place),
              ORDER_OF_OPEN,
              limit,
              parameters));
    }
    if (filter.wantsClosed() && found.size() < limit) {
      String place = amongClosed ? placeByChange(after.get(), parameters) : "true";
      found.addAll(
          read(
              List.of(CLOSED, condition, place),
              ORDER_OF_CLOSED,
              limit - found.size(),
              parameters));
    }
    return List.copyOf(found);
  }

  private List<StoredCase> read(
      List<String> conditions, String order, int limit, Map<String, Object> parameters) {
    return database
        .sql(
            "select %s from case_file where %s %s limit %d"
                .formatted(StoredCase.COLUMNS, String.join(" and ", conditions), order, limit))
        .params(parameters)
        .query(StoredCase::read)
        .list();
  }

  private static String placeAmongOpen(CaseCursor cursor, Map<String, Object> parameters) {
    if (cursor.dueOn() != null) {
      parameters.put("afterDue", cursor.dueOn().toString());
      parameters.put("afterNumber", cursor.number());
      return "(due_on is null or (due_on, number) > (:afterDue, :afterNumber))";
    }
    return "due_on is null and " + placeByChange(cursor, parameters);
  }

  private static String placeByChange(CaseCursor cursor, Map<String, Object> parameters) {
    parameters.put("afterNumber", cursor.number());
    parameters.put("afterChange", Columns.at(cursor.changedAt()));
    return "changed_at <= :afterChange"
        + " and (changed_at < :afterChange or number > :afterNumber)";
  }

  /** Of closed ones at most {@link WarehousePages#COUNTED_MAX} and one more. */
  int count(CaseFilter filter, Visible visible, String me) {
    Map<String, Object> parameters = parameters(filter, visible, me);
    String condition = visible.sql() + " and " + filter.sql();
    int open =
        filter.wantsOpen()
            ? database
                .sql(
                    "select count(*) from case_file where %s and %s and %s"
                        .formatted(OPEN, filter.stateSql(), condition))
                .params(parameters)
                .query(Integer.class)
                .single()
            : 0;
    return open + (filter.wantsClosed() ? closed(condition, parameters) : 0);
  }

  private int closed(String condition, Map<String, Object> parameters) {
    return database
        .sql(
            "select count(*) from (select from case_file where %s and %s limit %d) as counted"
                .formatted(CLOSED, condition, WarehousePages.COUNTED_MAX + 1))
        .params(parameters)
        .query(Integer.class)
        .single();
  }

  /** How many were closed in the last days, of those that match; a case that came back is not. */
  int closedLately(CaseFilter filter, Visible visible, String me, int days) {
    Map<String, Object> parameters = parameters(filter, visible, me);
    long first = DayBegins.dayOf(clock.instant()) - days + 1;
    parameters.put("since", Columns.at(DayBegins.startOf(first)));
    return closed(
        """
        %s and %s and changed_at >= :since and number in (select number from case_entry
          where action = 'approved' and case_entry.state = 'CLOSED' and at >= :since)
        """
            .formatted(visible.sql(), filter.sql()),
        parameters);
  }

  /** Of one state, whatever states were asked for. */
  record Count(CaseState state, int cases, int overdue) {}

  /** Of all open states; see {@link #count} for the other one. */
  List<Count> counts(CaseFilter filter, Visible visible, String me) {
    return database
        .sql(
            """
            select state, count(*) as cases, count(*) filter (where due_on < :today) as overdue
            from case_file where %s and %s and %s group by state
            """
                .formatted(OPEN, visible.sql(), filter.sql()))
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
            with due as materialized ( -- else all cases would be looked through by number
              select number from case_file
              where suspended_until < :today
                or (due_on < :today and due_on is distinct from standing ->> 'escalatedFor')
                or (due_on between :today and :soon
                  and due_on is distinct from standing ->> 'remindedFor'))
            select number from due order by number limit :limit
            """)
        .param("today", today.toString())
        .param("soon", calendar.get().plus(today, 1).toString())
        .param("limit", limit)
        .query(String.class)
        .list();
  }
}

package cn.financebrain.dashboards.alerts;

import cn.financebrain.contract.Alert;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.casework.Deadlines;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.casework.WorkingDays;
import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.store.StoredAlert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the alerts that nobody has taken up. An alert is taken up when it is in a case, or when
 * there is an open case of its enterprise and risk, or one that was opened since it came. For that
 * there are as many working days as for the triage of a case.
 */
@Component
public class UnhandledAlerts {
  private final JdbcClient database;
  private final Deadlines deadlines;
  private final Supplier<WorkingDays> calendar;

  UnhandledAlerts(JdbcClient database, Deadlines deadlines, Supplier<WorkingDays> calendar) {
    this.database = database;
    this.deadlines = deadlines;
    this.calendar = calendar;
  }

  /** Comes in with the transaction that takes note of the alerts. */
  public void watch(StoredAlert stored) {
    Alert alert = stored.alert();
    LocalDate came = Procedure.dayOf(stored.storedAt());
    LocalDate due = calendar.get().plus(came, deadlines.of(CaseState.TRIAGE, alert.band()));
    database
        .sql(
            """
            insert into unhandled_alert (alert, enterprise, enterprise_name, risk, band, region,
              raised_at, stored_at, due_on)
            values (:alert, :enterprise, :name, :risk, :band, :region, :raised, :stored, :due)
            on conflict do nothing
            """)
        .param("alert", alert.id())
        .param("enterprise", alert.enterprise().text())
        .param("name", stored.enterpriseName())
        .param("risk", alert.risk().id())
        .param("band", alert.band().name())
        .param("region", alert.region())
        .param("raised", Columns.at(alert.raisedAt()))
        .param("stored", Columns.at(stored.storedAt()))
        .param("due", due)
        .update();
  }

  /** Forgets those that somebody has taken up. */
  void forgetHandled() {
    database
        .sql(
            """
            delete from unhandled_alert
            where exists (select from case_alert where case_alert.alert = unhandled_alert.alert)
              or exists (select from case_file
                where case_file.enterprise = unhandled_alert.enterprise
                  and case_file.risk = unhandled_alert.risk
                  and (state <> 'CLOSED' or opened_at >= stored_at))
            """)
        .update();
  }

  /**
   * One that is late.
   *
   * @param name of the enterprise; empty if unknown
   */
  public record Late(
      String alert, String enterprise, String name, String risk, String band, String region) {}

  /** Those whose day is over and of which nobody was told, the oldest first. */
  List<Late> lateOn(LocalDate today, int limit) {
    return database
        .sql(
            """
            select * from unhandled_alert where due_on < :today and escalated_at is null
            order by due_on, alert limit :limit
            """)
        .param("today", today)
        .param("limit", limit)
        .query(UnhandledAlerts::late)
        .list();
  }

  private static Late late(ResultSet row, int number) throws SQLException {
    return new Late(
        row.getString("alert"),
        row.getString("enterprise"),
        row.getString("enterprise_name"),
        row.getString("risk"),
        row.getString("band"),
        row.getString("region"));
  }

  /** Nobody was asked for these yet: they are looked at again tomorrow. */
  void waitFor(LocalDate today, Collection<String> alerts) {
    if (!alerts.isEmpty()) {
      database
          .sql("update unhandled_alert set due_on = :today where alert in (:alerts)")
          .param("today", today)
          .param("alerts", alerts)
          .update();
    }
  }

  void noteEscalated(Collection<String> alerts, Instant now) {
    database
        .sql("update unhandled_alert set escalated_at = :now where alert in (:alerts)")
        .param("now", Columns.at(now))
        .param("alerts", alerts)
        .update();
  }

  /**
   * What to list of those that were escalated.
   *
   * @param risk empty for both
   * @param bands names; empty for all
   * @param district leading digits of the region; empty for all
   * @param enterprise part of a name or id; empty for all
   */
  record Filter(
      String risk, List<String> bands, String district, String enterprise, Territory within) {
    private String sql() {
      StringJoiner inside = new StringJoiner(" or ", "(", ")");
      inside.setEmptyValue("false");
      for (int i = 0; i < within.prefixes().size(); i++) {
        inside.add("starts_with(region, :within%d)".formatted(i));
      }
      return """
          escalated_at is not null and (:risk = '' or risk = :risk)
          and (:anyBand or band in (:bands)) and starts_with(region, :district)
          and (strpos(lower(enterprise_name), lower(:enterprise)) > 0
            or strpos(lower(enterprise), lower(:enterprise)) > 0)
          and %s
          """
          .formatted(inside);
    }

    private Map<String, Object> parameters() {
      Map<String, Object> parameters = new TreeMap<>();
      parameters.put("risk", risk);
      parameters.put("anyBand", bands.isEmpty());
      parameters.put("bands", bands.isEmpty() ? List.of("") : bands);
      parameters.put("district", district);
      parameters.put("enterprise", enterprise);
      for (int i = 0; i < within.prefixes().size(); i++) {
        parameters.put("within" + i, within.prefixes().get(i));
      }
      return parameters;
    }
  }

  /** Ids of those that were escalated and nobody has taken up since, newest first. */
  List<String> escalated(Filter filter, Optional<StoredAlert.Place> after, int limit) {
    Map<String, Object> parameters = filter.parameters();
    parameters.put("limit", limit);
    parameters.put("afterAt", Columns.at(after.map(StoredAlert.Place::raisedAt).orElse(null)));
    parameters.put("afterId", after.map(StoredAlert.Place::id).orElse(""));
    return database
        .sql(
            """
            select alert from unhandled_alert where %s
              and (cast(:afterAt as timestamptz) is null
                or (raised_at, alert) < (cast(:afterAt as timestamptz), :afterId))
            order by raised_at desc, alert desc limit :limit
            """
                .formatted(filter.sql()))
        .params(parameters)
        .query(String.class)
        .list();
  }

  long countEscalated(Filter filter) {
    return database
        .sql("select count(*) from unhandled_alert where " + filter.sql())
        .params(filter.parameters())
        .query(Long.class)
        .single();
  }
}

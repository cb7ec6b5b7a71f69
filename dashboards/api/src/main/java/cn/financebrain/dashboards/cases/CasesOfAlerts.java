package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.wire.AlertJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells of alerts in which case they are. */
@Component
public class CasesOfAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(CasesOfAlerts.class);

  private final JdbcClient database;

  CasesOfAlerts(JdbcClient database) {
    this.database = database;
  }

  /** The alerts with their cases; without, where the database is away: alerts come first. */
  public List<AlertJson> of(List<AlertJson> alerts) {
    if (alerts.isEmpty()) {
      return alerts;
    }
    Map<String, AlertJson.CaseRef> cases = find(alerts);
    return alerts.stream().map(alert -> alert.in(cases.get(alert.id()))).toList();
  }

  private Map<String, AlertJson.CaseRef> find(List<AlertJson> alerts) {
    Set<String> ids = alerts.stream().map(AlertJson::id).collect(Collectors.toSet());
    try {
      return database
          .sql(
              """
              select alert, number, state from case_alert join case_file using (number)
              where alert in (:alerts)
              """)
          .param("alerts", ids)
          .query(
              (row, n) ->
                  Map.entry(
                      row.getString("alert"),
                      new AlertJson.CaseRef(
                          row.getString("number"),
                          Words.id(CaseState.valueOf(row.getString("state"))))))
          .list()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    } catch (DataAccessException e) {
      LOG.warn("cases of alerts can't be told: {}", e.toString());
      return Map.of();
    }
  }
}

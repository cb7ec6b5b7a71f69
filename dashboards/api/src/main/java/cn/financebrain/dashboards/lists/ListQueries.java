package cn.financebrain.dashboards.lists;

import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.alerts.PlaceCursor;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.sql.Columns;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists and counts entries. */
@Component
class ListQueries {
  private final JdbcClient database;
  private final InstantSource clock;

  ListQueries(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  LocalDate today() {
    return Procedure.dayOf(clock.instant());
  }

  /** Those that were added last come first. */
  List<StoredEntry> list(
      ListFilter filter, Territory territory, Optional<PlaceCursor> after, int limit) {
    Map<String, Object> parameters = filter.parameters(territory, today());
    String place = "";
    if (after.isPresent()) {
      place = " and (added_at, id) < (:afterAt, :afterId)";
      parameters.put("afterAt", Columns.at(after.get().at()));
      parameters.put("afterId", UUID.fromString(after.get().id()));
    }
    return database
        .sql(
            "select %s from list_entry where %s%s order by added_at desc, id desc limit %d"
                .formatted(StoredEntry.COLUMNS, filter.sql(territory, true), place, limit))
        .params(parameters)
        .query(StoredEntry::read)
        .list();
  }

  int count(ListFilter filter, Territory territory) {
    return database
        .sql("select count(*) from list_entry where " + filter.sql(territory, true))
        .params(filter.parameters(territory, today()))
        .query(Integer.class)
        .single();
  }

  /** How many there are of a list and state, whatever list, states and mark were asked for. */
  List<ListJson.Count> counts(ListFilter filter, Territory territory) {
    return database
        .sql(
            """
            select kind, %1$s as now, count(*) as entries from list_entry where %2$s
            group by kind, now order by kind, now
            """
                .formatted(ListFilter.STATE, filter.sql(territory, false)))
        .params(filter.parameters(territory, today()))
        .query(
            (row, n) ->
                new ListJson.Count(
                    row.getString("kind"),
                    row.getString("now").toLowerCase(Locale.ROOT).replace('_', '-'),
                    row.getInt("entries")))
        .list();
  }
}

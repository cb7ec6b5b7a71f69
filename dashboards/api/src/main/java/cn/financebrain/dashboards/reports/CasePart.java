package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.reporting.Cell;
import cn.financebrain.dashboards.reporting.ReportTable;
import cn.financebrain.dashboards.reporting.ReportTable.Column;
import cn.financebrain.dashboards.sql.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases were opened and closed in a period, and which are open. */
@Component
class CasePart {
  private static final Map<String, Wording> OUTCOMES =
      Map.of(
          "EXCLUDED", new Wording("排除", "dismissed"),
          "MONITORED", new Wording("持续监测", "monitored"),
          "RECTIFIED", new Wording("约谈整改", "talked to and mended"),
          "FILED", new Wording("立案", "filed"),
          "POLICE", new Wording("移送公安", "handed to the police"),
          "AUTHORITY", new Wording("移送主管部门", "handed to an authority"),
          "ASSISTED", new Wording("助企帮扶", "assisted"));
  private static final Map<String, Wording> STATES =
      Map.of(
          "TRIAGE", new Wording("研判", "triage"),
          "ASSIGNED", new Wording("交办待签收", "assigned"),
          "INSPECTING", new Wording("核查", "inspecting"),
          "REPORTED", new Wording("反馈待复核", "reported"),
          "HANDLING", new Wording("处置", "handling"),
          "CLOSED", new Wording("销号", "closed"));

  private final JdbcClient database;

  CasePart(JdbcClient database) {
    this.database = database;
  }

  private record Count(String name, long cases) {}

  ReportTable of(String region, Instant from, Instant until, ReportWords words) {
    List<List<Cell>> rows = new ArrayList<>();
    String period = words.day(from) + " – " + words.day(until);
    rows.add(row(words.say("新立案件", "Opened") + ' ' + period, opened(region, from, until)));
    for (Count count : closed(region, from, until)) {
      Wording outcome = OUTCOMES.getOrDefault(count.name(), new Wording("无结论", "no outcome"));
      rows.add(row(words.say("本期办结：", "Closed: ") + words.say(outcome), count.cases()));
    }
    for (Count count : open(region)) {
      rows.add(
          row(words.say("在办：", "Open now: ") + words.say(STATES.get(count.name())), count.cases()));
    }
    return ReportTable.of(
        "cases",
        words.say("案件处置", "Cases"),
        words.say("新立与办结为期间内，在办为编制报告时。", "Opened and closed in the period, open as this was made."),
        List.of(Column.text(words.say("项目", "What")), Column.number(words.say("案件数", "Cases"))),
        rows);
  }

  private static List<Cell> row(String name, long cases) {
    return List.of(Cell.of(name), Cell.of(cases));
  }

  private long opened(String region, Instant from, Instant until) {
    return database
        .sql(
            """
            select count(*) from case_file
            where starts_with(region, :region) and opened_at > :from and opened_at <= :until
            """)
        .param("region", region)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private List<Count> closed(String region, Instant from, Instant until) {
    return database
        .sql(
            """
            select coalesce(outcome, '') as name, count(*) as cases from case_file
            where state = 'CLOSED' and starts_with(region, :region)
              and changed_at > :from and changed_at <= :until
            group by name order by name
            """)
        .param("region", region)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(Count.class)
        .list();
  }

  private List<Count> open(String region) {
    return database
        .sql(
            """
            select state as name, count(*) as cases from case_file
            where state <> 'CLOSED' and starts_with(region, :region)
            group by state order by state
            """)
        .param("region", region)
        .query(Count.class)
        .list();
  }

  /** The cases of an enterprise, newest first. */
  ReportTable ofEnterprise(String enterprise, ReportWords words) {
    List<List<Cell>> rows =
        database
            .sql(
                """
                select number, opened_at, state, coalesce(outcome, '') as outcome
                from case_file where enterprise = :enterprise order by opened_at desc
                """)
            .param("enterprise", enterprise)
            .query(
                (row, n) ->
                    List.of(
                        Cell.of(row.getString("number")),
                        Cell.of(words.time(Columns.instant(row, "opened_at"))),
                        Cell.of(words.say(STATES.get(row.getString("state")))),
                        Cell.of(
                            row.getString("outcome").isEmpty()
                                ? "—"
                                : words.say(OUTCOMES.get(row.getString("outcome"))))))
            .list();
    return ReportTable.of(
        "cases",
        words.say("案件", "Cases"),
        "",
        List.of(
            Column.text(words.say("编号", "Number")),
            Column.text(words.say("立案时间", "Opened")),
            Column.text(words.say("状态", "State")),
            Column.text(words.say("结论", "Outcome"))),
        rows);
  }
}

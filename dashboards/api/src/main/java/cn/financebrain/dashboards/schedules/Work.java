package cn.financebrain.dashboards.schedules;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.operations.Operations;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.reports.ReportDesk;
import cn.financebrain.dashboards.warehouse.Warehouse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What runs have others do. */
@Component
class Work {
  private static final ZoneId ZONE = ZoneId.of(Cadence.DEFAULT_ZONE);

  private final Operations operations;
  private final Warehouse warehouse;
  private final ReportDesk reports;

  Work(Operations operations, Warehouse warehouse, ReportDesk reports) {
    this.operations = operations;
    this.warehouse = warehouse;
    this.reports = reports;
  }

  /**
   * Asking twice makes one scan, since the run names it.
   *
   * @throws ProblemException if it is refused, or the operations can't be reached
   */
  void askForScan(Run run, Account owner) {
    Map<String, String> how =
        Map.of(
            "id", run.scan(),
            "region", run.task().region(),
            "title", titleOf(run),
            "schedule", run.schedule().toString());
    operations.result("scans-start", owner, how, JsonNode.class);
  }

  private static String titleOf(Run run) {
    String day = ' ' + LocalDate.ofInstant(run.dueAt(), ZONE).toString();
    String title = run.task().title();
    int most = ReportDesk.TITLE_MAX - day.length();
    return title.substring(0, Math.min(title.length(), most)) + day;
  }

  Optional<Scan> scan(Run run) {
    return warehouse.scans().find(run.scan());
  }

  /**
   * @throws ProblemException if there is no scan that it could be of
   */
  UUID order(Run run, Account owner) {
    Task task = run.task();
    return reports.make(
        new ReportDesk.Wish(
            task.what().report().orElseThrow(),
            task.title(),
            task.region(),
            run.scan(),
            "",
            task.language()),
        owner,
        "");
  }
}

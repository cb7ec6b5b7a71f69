package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.reports.ReportInbox;
import cn.financebrain.dashboards.schedules.Run.Untold;
import cn.financebrain.dashboards.wire.Bodies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is told of reports, as each may read them at that moment. */
@Component
class Recipients {
  private static final int MOST = 20;
  private static final int NAME_MAX = 100;

  private final ActiveAccounts accounts;
  private final ReportInbox inbox;

  Recipients(ActiveAccounts accounts, ReportInbox inbox) {
    this.accounts = accounts;
    this.inbox = inbox;
  }

  List<Account> possible(String region) {
    return accounts.whoMay(Right.REPORTS_READ, region);
  }

  /**
   * @throws cn.financebrain.dashboards.problem.ProblemException if one of them may not read reports
   *     of the region, or they are none or too many
   */
  List<String> checked(List<String> names, Task task) {
    List<String> all = names == null ? List.of() : names.stream().distinct().toList();
    if (task.what() == What.SCAN) {
      if (!all.isEmpty()) {
        throw Bodies.invalid(
            "recipients", "扫描没有收件人，请留空", "nobody is told of a scan; leave them out");
      }
      return all;
    }
    if (all.isEmpty() || all.size() > MOST) {
      throw Bodies.invalid(
          "recipients", "应为 1 到 %d 人".formatted(MOST), "expected 1 to %d people".formatted(MOST));
    }
    for (String name : all) {
      if (whyNot(Bodies.text("recipients", name, NAME_MAX), task.region()).isPresent()) {
        throw Bodies.invalid(
            "recipients",
            "“%s”已停用、无权查看报告或辖区不含该范围".formatted(name),
            "'%s' is disabled, may not read reports, or has another territory".formatted(name));
      }
    }
    return all;
  }

  private Optional<String> whyNot(String name, String region) {
    Optional<Account> account = accounts.find(name);
    if (account.isEmpty()) {
      return Optional.of("gone");
    }
    if (!account.get().may(Right.REPORTS_READ)) {
      return Optional.of("right");
    }
    return account.get().territory().holds(region) ? Optional.empty() : Optional.of("territory");
  }

  /** Comes in with the transaction of what it tells; returns who was not told. */
  List<Untold> tell(List<String> names, UUID report, String region, Instant now) {
    List<Untold> untold = new ArrayList<>();
    for (String name : names) {
      Optional<String> why = whyNot(name, region);
      if (why.isPresent()) {
        untold.add(new Untold(name, why.get()));
      } else {
        inbox.tell(name, report, false, now);
      }
    }
    return untold;
  }
}

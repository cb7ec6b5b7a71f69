package cn.financebrain.dashboards.schedules;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.reports.ReportInbox;
import cn.financebrain.dashboards.scans.ScanFollowers;
import cn.financebrain.dashboards.schedules.Run.Untold;
import cn.financebrain.dashboards.wire.Bodies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is told of reports and scans, as each may read them at that moment. */
@Component
class Recipients {
  private static final int MOST = 20;
  private static final int NAME_MAX = 100;

  private final ActiveAccounts accounts;
  private final ReportInbox inbox;
  private final ScanFollowers scans;

  Recipients(ActiveAccounts accounts, ReportInbox inbox, ScanFollowers scans) {
    this.accounts = accounts;
    this.inbox = inbox;
    this.scans = scans;
  }

  List<Account> possible(What what, String region) {
    return accounts.whoMay(what.readBy(), region);
  }

  /**
   * @throws cn.financebrain.dashboards.problem.ProblemException if one of them may not read what is
   *     made of the region, or they are too many; or none of a report
   */
  List<String> checked(List<String> names, Task task) {
    List<String> all = names == null ? List.of() : names.stream().distinct().toList();
    int least = task.what() == What.SCAN ? 0 : 1;
    if (all.size() < least || all.size() > MOST) {
      throw Bodies.invalid(
          "recipients",
          "应为 %d 到 %d 人".formatted(least, MOST),
          "expected %d to %d people".formatted(least, MOST));
    }
    for (String name : all) {
      if (whyNot(Bodies.text("recipients", name, NAME_MAX), task).isPresent()) {
        throw Bodies.invalid(
            "recipients",
            "“%s”已停用、无权查看报告或扫描，或辖区不含该范围".formatted(name),
            "'%s' is disabled, may not read reports or scans, or has another territory"
                .formatted(name));
      }
    }
    return all;
  }

  private Optional<String> whyNot(String name, Task task) {
    Optional<Account> account = accounts.find(name);
    if (account.isEmpty()) {
      return Optional.of("gone");
    }
    if (!account.get().may(task.what().readBy())) {
      return Optional.of("right");
    }
    return account.get().territory().holds(task.region())
        ? Optional.empty()
        : Optional.of("territory");
  }

  /** Has the owner of a run and others told when its scan ends. */
  void follow(Run run, List<String> names, Instant now) {
    Stream.concat(Stream.of(run.owner()), names.stream())
        .distinct()
        .forEach(
            name -> scans.follow(run.scan(), name, run.task().region(), Optional.empty(), now));
  }

  /** Comes in with the transaction of what it tells; returns who was not told. */
  List<Untold> tell(List<String> names, Run run, UUID report, Instant now) {
    List<Untold> untold = new ArrayList<>();
    for (String name : names) {
      Optional<String> why = whyNot(name, run.task());
      if (why.isPresent()) {
        untold.add(new Untold(name, why.get()));
      } else {
        inbox.tell(name, report, false, now);
      }
    }
    return untold;
  }
}

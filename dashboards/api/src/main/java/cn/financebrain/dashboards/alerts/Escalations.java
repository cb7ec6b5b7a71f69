package cn.financebrain.dashboards.alerts;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.alerts.UnhandledAlerts.Late;
import cn.financebrain.dashboards.cases.People;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.inbox.Inbox;
import cn.financebrain.dashboards.inbox.InboxSubjects;
import cn.financebrain.dashboards.inbox.News;
import cn.financebrain.dashboards.lists.ListsOfAlerts;
import cn.financebrain.dashboards.rounds.Round;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.scoring.alert.AlertTriage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells who supervises a place of the alerts there that nobody took up in time, each alert once.
 * What waits under a daily budget, or is on the white list, is not late: nobody was asked for it.
 */
@Component
class Escalations implements Round, InboxSubjects {
  private static final int BATCH = 10_000;

  private final UnhandledAlerts alerts;
  private final People people;
  private final Inbox inbox;
  private final List<LateListener> listeners;
  private final Warehouse warehouse;
  private final ListsOfAlerts lists;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  Escalations(
      UnhandledAlerts alerts,
      People people,
      Inbox inbox,
      List<LateListener> listeners,
      Warehouse warehouse,
      ListsOfAlerts lists,
      TransactionOperations transactions,
      InstantSource clock) {
    this.alerts = alerts;
    this.people = people;
    this.inbox = inbox;
    this.listeners = List.copyOf(listeners);
    this.warehouse = warehouse;
    this.lists = lists;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String what() {
    return "alerts that nobody handles";
  }

  @Override
  public Duration every(DashboardsSettings settings) {
    return settings.cases().roundEvery();
  }

  @Override
  public void run() {
    alerts.forgetHandled();
    Instant now = clock.instant();
    LocalDate today = Procedure.dayOf(now);
    List<Late> late = alerts.lateOn(today, BATCH);
    if (late.isEmpty()) {
      return;
    }
    Set<String> waiting = waiting(today.toEpochDay());
    Map<Boolean, List<Late>> waits =
        late.stream().collect(Collectors.partitioningBy(each -> waiting.contains(each.alert())));
    alerts.waitFor(today, ids(waits.get(true)));
    waits.get(false).stream()
        .collect(Collectors.groupingBy(Late::region))
        .forEach((region, some) -> escalate(region, some, now));
  }

  private static List<String> ids(List<Late> some) {
    return some.stream().map(Late::alert).toList();
  }

  private Set<String> waiting(long today) {
    return AlertTriage.DEFAULT
        .on(today, "", Optional.empty(), warehouse.pages(), lists.exemptions())
        .stream()
        .flatMap(queue -> queue.waiting().stream())
        .map(entry -> entry.alert().id())
        .collect(Collectors.toSet());
  }

  /** Where nobody may supervise, the alerts wait for somebody until tomorrow. */
  private void escalate(String region, List<Late> late, Instant now) {
    Optional<String> supervisor = people.supervisor(region);
    if (supervisor.isEmpty()) {
      alerts.waitFor(Procedure.dayOf(now), ids(late));
      return;
    }
    String first = Collections.min(ids(late));
    News news = new News(News.Kind.ALERTS, region, "alerts:" + first, "", false, late.size());
    transactions.executeWithoutResult(
        transaction -> {
          alerts.noteEscalated(ids(late), now);
          inbox.tell(supervisor.get(), news, now);
          listeners.forEach(listener -> listener.late(supervisor.get(), region, late, now));
        });
  }

  @Override
  public Set<News.Kind> kinds() {
    return Set.of(News.Kind.ALERTS);
  }

  @Override
  public Set<String> visible(Account account, Set<String> regions) {
    return account.may(Right.ALERTS_READ)
        ? regions.stream().filter(account.territory()::holds).collect(Collectors.toSet())
        : Set.of();
  }
}

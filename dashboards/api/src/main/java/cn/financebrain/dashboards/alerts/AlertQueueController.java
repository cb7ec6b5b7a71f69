package cn.financebrain.dashboards.alerts;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.CasesOfAlerts;
import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.lists.ListsOfAlerts;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.AlertJson;
import cn.financebrain.dashboards.wire.AlertQueuePage;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.scoring.alert.AlertQueue;
import cn.financebrain.scoring.alert.AlertTriage;
import cn.financebrain.store.StoredAlert;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/alert-queue}. */
@RestController
@RequestMapping("/api/alert-queue")
@Needs(Right.ALERTS_READ)
class AlertQueueController {
  private final Warehouse warehouse;
  private final CachedTags tags;
  private final CasesOfAlerts cases;
  private final ListsOfAlerts lists;
  private final InstantSource clock;

  AlertQueueController(
      Warehouse warehouse,
      CachedTags tags,
      CasesOfAlerts cases,
      ListsOfAlerts lists,
      InstantSource clock) {
    this.warehouse = warehouse;
    this.tags = tags;
    this.cases = cases;
    this.lists = lists;
    this.clock = clock;
  }

  @GetMapping
  AlertQueuePage list(
      @RequestParam Optional<String> risk,
      @RequestParam(defaultValue = "") String district,
      @RequestParam Optional<String> day,
      @RequestParam(defaultValue = "due") String place,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Account account) {
    LocalDate today = LocalDate.ofEpochDay(DayBegins.dayOf(clock.instant()));
    LocalDate asked = day.map(text -> Parameters.pastDay("day", text, today)).orElse(today);
    boolean waiting = "waiting".equals(Parameters.oneOf("place", place, "due", "waiting"));
    Optional<Risk> ofRisk = risk.map(Parameters::risk);
    Optional<AlertQueue.Place> after = cursor.map(QueueCursor::parse);
    int wanted = Parameters.limit(limit);
    List<AlertQueue> queues =
        AlertTriage.DEFAULT
            .on(
                asked.toEpochDay(),
                Parameters.district(district),
                ofRisk,
                warehouse.pages(),
                lists.exemptionsOrNone())
            .stream()
            .filter(queue -> account.territory().holds(queue.district()))
            .toList();
    List<AlertQueue.Entry> all =
        queues.stream()
            .flatMap(queue -> (waiting ? queue.waiting() : queue.due()).stream())
            .sorted(Comparator.comparing(AlertQueue.Entry::place))
            .toList();
    List<AlertQueue.Entry> rest =
        all.stream()
            .filter(entry -> after.isEmpty() || entry.place().compareTo(after.get()) > 0)
            .toList();
    List<AlertQueue.Entry> page = rest.subList(0, Math.min(wanted, rest.size()));
    return AlertQueuePage.of(
        asked,
        queues,
        items(page),
        all.size(),
        rest.size() > page.size() ? QueueCursor.text(page.get(page.size() - 1).place()) : null);
  }

  private List<AlertQueuePage.Item> items(List<AlertQueue.Entry> page) {
    Map<String, StoredAlert> listed =
        warehouse.pages().asListed(page.stream().map(AlertQueue.Entry::alert).toList());
    List<AlertJson> alerts =
        lists.of(
            cases.of(
                page.stream()
                    .map(entry -> AlertJson.of(listed.get(entry.alert().id()), tags))
                    .toList()));
    return IntStream.range(0, page.size())
        .mapToObj(i -> AlertQueuePage.Item.of(page.get(i), alerts.get(i)))
        .toList();
  }
}

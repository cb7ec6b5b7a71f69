package cn.financebrain.dashboards.alerts;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.lists.ListsOfAlerts;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.AlertFilter;
import cn.financebrain.store.StoredAlert;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads alerts that are asked for, within the territory of who asks, newest first. */
@Component
class AlertLists {
  private final Warehouse warehouse;
  private final ListsOfAlerts lists;
  private final UnhandledAlerts unhandled;

  AlertLists(Warehouse warehouse, ListsOfAlerts lists, UnhandledAlerts unhandled) {
    this.warehouse = warehouse;
    this.lists = lists;
    this.unhandled = unhandled;
  }

  /** What is asked for, as it is now: page by page, and how many there are. */
  interface Found {
    List<StoredAlert> after(Optional<StoredAlert.Place> place, int limit);

    /** As {@link cn.financebrain.store.WarehousePages#countAlerts} counts. */
    long count();
  }

  Found find(AlertsAsked asked, Account account) {
    AlertFilter filter = asked.filter(account, lists);
    return asked.isLate() ? new Late(filter, account) : new All(filter);
  }

  private final class All implements Found {
    private final AlertFilter filter;

    All(AlertFilter filter) {
      this.filter = filter;
    }

    @Override
    public List<StoredAlert> after(Optional<StoredAlert.Place> place, int limit) {
      return warehouse.pages().alerts(filter, place, limit);
    }

    @Override
    public long count() {
      return warehouse.pages().countAlerts(filter);
    }
  }

  /** Of those that nobody handled in time the desk keeps the ids. */
  private final class Late implements Found {
    private final UnhandledAlerts.Filter filter;

    Late(AlertFilter filter, Account account) {
      this.filter =
          new UnhandledAlerts.Filter(
              filter.risk().map(Risk::id).orElse(""),
              filter.bands().stream().map(Band::name).toList(),
              filter.regionPrefix(),
              filter.search(),
              account.territory());
    }

    @Override
    public List<StoredAlert> after(Optional<StoredAlert.Place> place, int limit) {
      List<String> ids = unhandled.escalated(filter, place, limit);
      Map<String, StoredAlert> found =
          warehouse.pages().alerts(ids).stream()
              .collect(Collectors.toMap(alert -> alert.alert().id(), Function.identity()));
      return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public long count() {
      return unhandled.countEscalated(filter);
    }
  }
}

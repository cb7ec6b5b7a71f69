package cn.financebrain.dashboards.lists;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.listing.ListEntry;
import cn.financebrain.dashboards.listing.ListKind;
import cn.financebrain.dashboards.listing.ListState;
import cn.financebrain.dashboards.wire.AlertJson;
import cn.financebrain.scoring.alert.AlertExemption;
import cn.financebrain.store.AlertFilter;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tells of alerts what the lists say of their enterprises. */
@Component
public class ListsOfAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(ListsOfAlerts.class);

  private final ListStore store;
  private final InstantSource clock;

  ListsOfAlerts(ListStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The alerts with their marks; without, where the database is away: alerts come first. */
  public List<AlertJson> of(List<AlertJson> alerts) {
    if (alerts.isEmpty()) {
      return alerts;
    }
    try {
      Map<String, List<ListEntry>> entries =
          store.of(alerts.stream().map(AlertJson::enterprise).toList()).stream()
              .collect(Collectors.groupingBy(ListEntry::enterprise));
      LocalDate today = Procedure.dayOf(clock.instant());
      return alerts.stream()
          .map(alert -> marked(alert, entries.getOrDefault(alert.enterprise(), List.of()), today))
          .toList();
    } catch (DataAccessException e) {
      LOG.warn("lists of alerts can't be told: {}", e.toString());
      return alerts;
    }
  }

  private static AlertJson marked(AlertJson alert, List<ListEntry> entries, LocalDate today) {
    Risk risk = Risk.ofId(alert.risk());
    List<ListEntry> concerned = entries.stream().filter(each -> each.concerns(risk)).toList();
    AlertJson.White white =
        concerned.stream()
            .filter(each -> isActive(each, ListKind.WHITE, today))
            .findFirst()
            .map(each -> new AlertJson.White(each.standing().reason(), each.standing().until()))
            .orElse(null);
    boolean listed = concerned.stream().anyMatch(each -> isActive(each, ListKind.RISK, today));
    boolean regressed =
        !listed
            && concerned.stream()
                .anyMatch(
                    each ->
                        each.standing().state() == ListState.STRUCK_OFF
                            && alert.raisedAt().isAfter(each.standing().endedAt()));
    String onRiskList = listed ? "listed" : regressed ? "regressed" : null;
    return white == null && onRiskList == null
        ? alert
        : alert.listed(new AlertJson.Listed(white, onRiskList));
  }

  private static boolean isActive(ListEntry entry, ListKind kind, LocalDate today) {
    return entry.kind() == kind && entry.stateOn(today) == ListState.ACTIVE;
  }

  /**
   * On which days whose alerts are not asked for, of now and earlier: from the day of the approval
   * to the last one, or to that before it was lifted.
   */
  public List<AlertExemption> exemptions() {
    return exemptions(store.everWhite());
  }

  /** The same; none, where the database is away: alerts come first. */
  public List<AlertExemption> exemptionsOrNone() {
    try {
      return exemptions();
    } catch (DataAccessException e) {
      LOG.warn("the white list can't be told: {}", e.toString());
      return List.of();
    }
  }

  private static List<AlertExemption> exemptions(List<ListEntry> everWhite) {
    List<AlertExemption> exemptions = new ArrayList<>();
    for (ListEntry entry : everWhite) {
      ListEntry.Standing standing = entry.standing();
      LocalDate last = standing.until();
      if (standing.state() == ListState.LIFTED) {
        LocalDate before = Procedure.dayOf(standing.endedAt()).minusDays(1);
        last = before.isBefore(last) ? before : last;
      }
      exemptions.add(
          new AlertExemption(
              EnterpriseId.parse(entry.enterprise()),
              Optional.ofNullable(entry.risk()),
              Procedure.dayOf(standing.listedAt()).toEpochDay(),
              last.toEpochDay()));
    }
    return exemptions;
  }

  /** Whose alerts are on the white list today. */
  public Set<AlertFilter.Key> white() {
    long today = Procedure.dayOf(clock.instant()).toEpochDay();
    return exemptions().stream()
        .filter(each -> each.firstDay() <= today && today <= each.lastDay())
        .flatMap(
            each ->
                each.risk()
                    .map(Stream::of)
                    .orElseGet(() -> Stream.of(Risk.values()))
                    .map(risk -> new AlertFilter.Key(each.enterprise(), risk)))
        .collect(Collectors.toSet());
  }
}

package cn.financebrain.dashboards.cases;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.casework.Outcome;
import cn.financebrain.dashboards.casework.Verdict;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseRow.CaseStepRow;
import cn.financebrain.store.WarehouseRow.LabelRow;
import cn.financebrain.store.WarehouseRow.Selection;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Writes steps of cases to the warehouse, and what closed cases found as labels. A row that is
 * written twice is the same row there. For use by one thread.
 */
@Component
class CaseWarehouse implements CaseTarget {
  private final DashboardsSettings.ClickHouse place;
  private WarehouseWriter writer;

  CaseWarehouse(DashboardsSettings settings) {
    this.place = settings.clickhouse();
  }

  @Override
  public String id() {
    return "warehouse";
  }

  /** Always: where nobody may write yet, steps wait for the day on which somebody may. */
  @Override
  public boolean isWanted() {
    return true;
  }

  @Override
  public boolean isConnected() {
    return !place.writerUser().isEmpty();
  }

  /**
   * @throws WarehouseException if it can't be reached or refuses
   */
  @Override
  public void tell(UUID batch, List<CaseEvent> events) {
    List<WarehouseRow> rows = new ArrayList<>();
    for (CaseEvent event : events) {
      rows.add(step(event));
      label(event).ifPresent(rows::add);
    }
    writer().write(rows);
  }

  private WarehouseWriter writer() {
    if (writer == null) {
      writer =
          WarehouseWriter.open(
              new WarehouseSettings(
                  place.url(), place.writerUser(), place.writerPassword(), place.database()),
              List.of(),
              RetryPolicy.NONE);
    }
    return writer;
  }

  static CaseStepRow step(CaseEvent event) {
    return new CaseStepRow(
        event.number(),
        event.version(),
        event.at(),
        event.action(),
        orEmpty(event.actor()),
        EnterpriseId.parse(event.enterprise()),
        event.region(),
        event.risk(),
        Words.id(event.path()),
        event.band(),
        event.openedAt(),
        Words.id(event.state()),
        orEmpty(event.handler()),
        orEmpty(Words.id(event.verdict())),
        orEmpty(Words.id(event.outcome())),
        Optional.ofNullable(event.dueOn()),
        event.suspended(),
        event.supervised(),
        Optional.ofNullable(event.deserved()));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /**
   * What a case that is closed found: yes where an inspection confirmed the risk, no where it
   * refuted it or the case was excluded, and otherwise that it found nothing, which withdraws what
   * it found before it was reopened. It speaks of the instant at which the case was opened, so that
   * a case that is reopened and closed again corrects its own label.
   */
  static Optional<LabelRow> label(CaseEvent event) {
    if (event.state() != CaseState.CLOSED || !event.action().equals("approved")) {
      return Optional.empty();
    }
    boolean yes = event.verdict() == Verdict.CONFIRMED;
    boolean no = event.verdict() == Verdict.REFUTED || event.outcome() == Outcome.EXCLUDED;
    return Optional.of(
        new LabelRow(
            EnterpriseId.parse(event.enterprise()),
            event.risk(),
            yes,
            event.openedAt(),
            event.at(),
            Selection.ALERT,
            "case " + event.number(),
            !(yes || no)));
  }

  @PreDestroy
  void close() {
    if (writer != null) {
      writer.close();
    }
  }
}

package cn.financebrain.cli;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.ingest.publish.HistorySink;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a history as rows of the warehouse, as the stream would, without a log or a job. */
final class HistoryRows implements HistorySink, AutoCloseable {
  private static final int BATCH = 20_000;

  private final WarehouseWriter writer;
  private final List<WarehouseRow> rows = new ArrayList<>();
  private long offset;
  private Instant latest = Instant.MIN;

  HistoryRows(WarehouseSettings warehouse) {
    this.writer = WarehouseWriter.open(warehouse, List.of(), RetryPolicy.PATIENT);
  }

  @Override
  public void publish(EnterpriseEvent event) {
    publish(event, event.availableTime());
  }

  @Override
  public void publish(EnterpriseEvent event, Instant arrival) {
    latest = arrival.isAfter(latest) ? arrival : latest;
    rows.add(new WarehouseRow.EventRow(event.arriving(latest, 0), new LogPosition(0, offset++)));
    if (rows.size() == BATCH) {
      flush();
    }
  }

  @Override
  public Instant latestArrival() {
    return latest;
  }

  @Override
  public void reject(DeadLetter letter) {
    // the city's planted faults
  }

  @Override
  public void flush() {
    writer.write(rows);
    rows.clear();
  }

  /** Everything is written, and that is told. */
  @Override
  public void close() {
    rows.add(new WarehouseRow.ProgressRow(new LogPosition(0, Math.max(0, offset - 1)), latest));
    flush();
    writer.close();
  }
}

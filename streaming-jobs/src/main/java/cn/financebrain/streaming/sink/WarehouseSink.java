package cn.financebrain.streaming.sink;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes rows to the warehouse in batches: when a batch is full (then without the newest tags of
 * each enterprise, which wait for its age), when it is old enough, and before a checkpoint. Alerts,
 * for which somebody waits, go ahead of their batch. Nothing is dropped: what can't be written
 * fails the job, which starts again from its last checkpoint and writes the same rows once more;
 * they are functions of the log and keyed, so they count once. While one batch is being written the
 * next is gathered; when that one is full too, nothing more is taken in (back-pressure).
 */
public final class WarehouseSink<T> implements Sink<T> {
  private static final long serialVersionUID = 1L;
  private static final int AGAIN_MILLIS = 20;

  private final WarehouseOpener opener;
  private final RowsOf<T> rowsOf;
  private final int batchRows;
  private final int batchMillis;
  private final int alertMillis;

  /**
   * @param batchRows a batch is written when it has this many rows
   * @param batchMillis or when its first row has waited this long
   * @param alertMillis alerts alone are written when the first of them has waited this long
   */
  public WarehouseSink(
      WarehouseOpener opener, RowsOf<T> rowsOf, int batchRows, int batchMillis, int alertMillis) {
    this.opener = opener;
    this.rowsOf = rowsOf;
    this.batchRows = batchRows;
    this.batchMillis = batchMillis;
    this.alertMillis = alertMillis;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>(this, context.getProcessingTimeService());
  }

  private static final class Writer<T> implements SinkWriter<T> {
    private final WarehouseSink<T> sink;
    private final ProcessingTimeService clock;
    private final BackgroundWriter rows;
    private final RowBatch batch = new RowBatch();
    private boolean batchTimerSet;

    private boolean alertTimerSet;

    /** Null until there is an alert; few streams have any. */
    private BackgroundWriter alerts;

    Writer(WarehouseSink<T> sink, ProcessingTimeService clock) {
      this.sink = sink;
      this.clock = clock;
      this.rows = new BackgroundWriter("warehouse-rows", sink.opener.open());
    }

    @Override
    public void write(T element, Context context) throws InterruptedException {
      sink.rowsOf.rows(element, batch::add);
      if (batch.isFull(sink.batchRows)) {
        writeAlerts();
        rows.write(batch.takeFull(sink.batchRows));
      }
      if (batch.isUrgent() && !alertTimerSet) {
        alertTimerSet = true;
        after(sink.alertMillis, this::onAlertTimer);
      }
      if (!batch.isEmpty() && !batchTimerSet) {
        batchTimerSet = true;
        after(sink.batchMillis, this::onBatchTimer);
      }
    }

    private void after(int millis, ProcessingTimeService.ProcessingTimeCallback callback) {
      ScheduledFuture<?> unused =
          clock.registerTimer(clock.getCurrentProcessingTime() + millis, callback);
    }

    /** A batch that is old enough waits for the one before, and grows meanwhile. */
    private void onBatchTimer(long time) throws InterruptedException {
      if (rows.isBusy()) {
        after(AGAIN_MILLIS, this::onBatchTimer);
        return;
      }
      batchTimerSet = false;
      writeAlerts();
      if (!batch.isEmpty()) {
        rows.write(batch.takeOld(sink.batchRows));
      }
      if (!batch.isEmpty()) {
        batchTimerSet = true;
        after(sink.batchMillis, this::onBatchTimer);
      }
    }

    private void onAlertTimer(long time) throws InterruptedException {
      if (alerts != null && alerts.isBusy()) {
        after(AGAIN_MILLIS, this::onAlertTimer);
        return;
      }
      alertTimerSet = false;
      writeAlerts();
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
      writeBatch();
      rows.await();
      if (alerts != null) {
        alerts.await();
      }
    }

    private void writeBatch() throws InterruptedException {
      writeAlerts();
      if (!batch.isEmpty()) {
        rows.write(batch.take());
      }
    }

    private void writeAlerts() throws InterruptedException {
      if (batch.isUrgent()) {
        if (alerts == null) {
          alerts = new BackgroundWriter("warehouse-alerts", sink.opener.open());
        }
        alerts.write(batch.takeUrgent());
      }
    }

    @Override
    public void close() throws InterruptedException {
      try {
        rows.close();
      } finally {
        if (alerts != null) {
          alerts.close();
        }
      }
    }
  }
}

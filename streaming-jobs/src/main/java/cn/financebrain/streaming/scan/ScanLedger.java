package cn.financebrain.streaming.scan;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import java.time.InstantSource;
import java.util.List;

/** Tells the warehouse how a scan stands. What is told last counts. */
public record ScanLedger(WarehouseWriter writer, InstantSource clock) implements AutoCloseable {

  public static ScanLedger open(WarehouseSettings warehouse) {
    return new ScanLedger(
        WarehouseWriter.open(warehouse, List.of(), RetryPolicy.PATIENT), InstantSource.system());
  }

  /**
   * @throws cn.financebrain.store.WarehouseException if it may not be in the warehouse
   */
  public void tell(Scan scan) {
    writer.write(List.of(new WarehouseRow.ScanRow(scan, clock.instant())));
  }

  @Override
  public void close() {
    writer.close();
  }
}

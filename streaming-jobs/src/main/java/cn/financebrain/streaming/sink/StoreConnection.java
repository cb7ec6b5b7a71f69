package cn.financebrain.streaming.sink;

import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.store.RetryPolicy;
import cn.financebrain.store.WarehouseRow;
import cn.financebrain.store.WarehouseSettings;
import cn.financebrain.store.WarehouseWriter;
import java.util.List;

/** The store's writer as the sink's connection. */
public record StoreConnection(WarehouseWriter writer) implements WarehouseOpener.Connection {

  /** Opens a writer for a catalogue's tags that waits out a restart of the server. */
  public static StoreConnection open(WarehouseSettings settings, Catalogue catalogue) {
    return new StoreConnection(
        WarehouseWriter.open(settings, catalogue.tags(), RetryPolicy.PATIENT));
  }

  @Override
  public void write(List<WarehouseRow> rows) {
    writer.write(rows);
  }

  @Override
  public void close() {
    writer.close();
  }
}

package cn.financebrain.streaming.sink;

import cn.financebrain.store.WarehouseRow;
import java.io.Serializable;
import java.util.List;

/** Opens a connection to the warehouse on the machine where the sink runs. */
@FunctionalInterface
public interface WarehouseOpener extends Serializable {
  Connection open();

  /** A connection for one writer. */
  interface Connection extends AutoCloseable {
    /** Returns when every row is in the warehouse, throws if one may not be. */
    void write(List<WarehouseRow> rows);

    @Override
    void close();
  }
}

package cn.financebrain.streaming.sink;

import cn.financebrain.store.WarehouseRow;
import java.io.Serializable;
import java.util.function.Consumer;

/** Says which rows of the warehouse an element of a stream becomes; a pure function. */
@FunctionalInterface
public interface RowsOf<T> extends Serializable {
  void rows(T element, Consumer<WarehouseRow> out);
}

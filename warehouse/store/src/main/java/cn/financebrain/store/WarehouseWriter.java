package cn.financebrain.store;

import cn.financebrain.contract.TagSpec;
import java.util.List;

/**
 * Writes rows in batches, synchronously: when {@link #write} returns, every row is in the
 * warehouse; when it throws, some may be, and the same rows may be written again. Nothing is ever
 * dropped. For use by one thread.
 */
public final class WarehouseWriter implements AutoCloseable {
  private WarehouseWriter() {}

  /**
   * @param catalogue the catalogue the tables were made with, in whose order {@link
   *     WarehouseRow.TagRow} lists its values
   */
  public static WarehouseWriter open(
      WarehouseSettings settings, List<TagSpec> catalogue, RetryPolicy retries) {
    return new WarehouseWriter();
  }

  /**
   * Writes the rows; those of one table in the order given.
   *
   * @throws WarehouseException if the server refuses, or goes on failing longer than the retry
   *     policy allows
   */
  public void write(List<? extends WarehouseRow> rows) {
    throw new UnsupportedOperationException("being written");
  }

  @Override
  public void close() {}
}

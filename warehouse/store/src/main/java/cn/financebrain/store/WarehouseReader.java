package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads whole tables, for training, scans and the launcher. Safe for several threads. Every method
 * throws {@link WarehouseException} if the server can't be reached or refuses.
 */
public final class WarehouseReader implements AutoCloseable {
  private WarehouseReader() {}

  public static WarehouseReader open(WarehouseSettings settings) {
    return new WarehouseReader();
  }

  /**
   * Streams the events with {@code availableTime <= asOf}, one call an enterprise, in the order of
   * {@link EnterpriseId#text()}. Memory is bounded by the largest enterprise. Each (source, id,
   * revision) comes once; older and retracted revisions are included.
   */
  public void eventsByEnterprise(Instant asOf, Consumer<EnterpriseEvents> consumer) {
    Pending.value();
  }

  /** Ids of the enterprises that have a registration or a financial statement, in order. */
  public List<EnterpriseId> enrolledEnterprises() {
    return Pending.value();
  }

  /** The highest offset of each partition up to which everything is in the warehouse. */
  public Map<Integer, Long> positionsReached() {
    return Pending.value();
  }

  /** Rows by table, without duplicates, in the order of the tables' names. */
  public Map<String, Long> rowCounts() {
    return Pending.value();
  }

  @Override
  public void close() {}
}

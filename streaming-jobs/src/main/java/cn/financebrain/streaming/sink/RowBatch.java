package cn.financebrain.streaming.sink;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.store.WarehouseRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows to be written together. Alerts are urgent: they can be taken ahead of the others. Of the
 * rows that only tell the newest of an enterprise (its tags, its line in lists) a batch keeps the
 * newest, since the warehouse would do so too.
 */
final class RowBatch {
  /** How many other rows one of tags stands for in memory. */
  private static final int WIDTH_OF_TAGS = 2;

  /** A batch that is old and holds this part of its limit is one of many. */
  private static final int BUSY = 4;

  private final List<WarehouseRow.AlertRow> urgent = new ArrayList<>();
  private final List<WarehouseRow> rows = new ArrayList<>();
  private final Map<EnterpriseId, WarehouseRow> tags = new LinkedHashMap<>();
  private final Map<EnterpriseId, WarehouseRow> enterprises = new LinkedHashMap<>();

  void add(WarehouseRow row) {
    if (row instanceof WarehouseRow.AlertRow alertRow) {
      urgent.add(alertRow);
    } else if (row instanceof WarehouseRow.TagRow tagRow) {
      tags.put(tagRow.enterprise(), tagRow);
    } else if (row instanceof WarehouseRow.EnterpriseRow enterpriseRow) {
      enterprises.put(enterpriseRow.enterprise(), enterpriseRow);
    } else {
      rows.add(row);
    }
  }

  /**
   * Whether there are so many rows of history, or so many enterprises whose newest tags wait, that
   * they should be written.
   */
  boolean isFull(int limit) {
    return urgent.size() + rows.size() >= limit || manyTags(limit);
  }

  private boolean manyTags(int limit) {
    return tags.size() >= Math.max(1, limit / WIDTH_OF_TAGS);
  }

  boolean isEmpty() {
    return urgent.isEmpty() && rows.isEmpty() && tags.isEmpty() && enterprises.isEmpty();
  }

  boolean isUrgent() {
    return !urgent.isEmpty();
  }

  /**
   * The alerts, and the lines in lists of their enterprises, so that an alert has a name when it is
   * seen. They are no longer in the batch from then on.
   */
  List<WarehouseRow> takeUrgent() {
    List<WarehouseRow> taken = new ArrayList<>();
    for (WarehouseRow.AlertRow row : urgent) {
      WarehouseRow enterprise = enterprises.remove(row.alert().enterprise());
      if (enterprise != null) {
        taken.add(enterprise);
      }
    }
    taken.addAll(urgent);
    urgent.clear();
    return taken;
  }

  /**
   * The rows of history, which can only become more. The newest of each enterprise waits: a wide
   * row costs the warehouse as much as dozens of others, and the next event replaces it.
   */
  List<WarehouseRow> takeHistory() {
    List<WarehouseRow> taken = new ArrayList<>(takeUrgent());
    taken.addAll(rows);
    rows.clear();
    return taken;
  }

  /**
   * What a batch writes that is only old. While there is much history, the newest of each
   * enterprise goes on waiting, at most until the next checkpoint.
   */
  List<WarehouseRow> takeOld(int limit) {
    boolean busy = rows.size() > limit / BUSY;
    return busy ? takeFull(limit) : take();
  }

  /** What a full batch writes. */
  List<WarehouseRow> takeFull(int limit) {
    return manyTags(limit) ? take() : takeHistory();
  }

  /** All rows, and an empty batch from then on. */
  List<WarehouseRow> take() {
    List<WarehouseRow> taken = takeHistory();
    taken.addAll(tags.values());
    taken.addAll(enterprises.values());
    tags.clear();
    enterprises.clear();
    return taken;
  }
}

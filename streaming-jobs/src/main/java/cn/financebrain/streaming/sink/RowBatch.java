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

  int size() {
    return urgent.size() + rows.size() + tags.size() + enterprises.size();
  }

  boolean isEmpty() {
    return size() == 0;
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

  /** All rows, and an empty batch from then on. */
  List<WarehouseRow> take() {
    List<WarehouseRow> taken = new ArrayList<>(size());
    taken.addAll(takeUrgent());
    taken.addAll(rows);
    taken.addAll(tags.values());
    taken.addAll(enterprises.values());
    rows.clear();
    tags.clear();
    enterprises.clear();
    return taken;
  }
}

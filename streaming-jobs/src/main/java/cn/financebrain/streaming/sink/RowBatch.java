package cn.financebrain.streaming.sink;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.store.WarehouseRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows to be written together. Of the rows that only tell the newest of an enterprise (its tags,
 * its line in lists) a batch keeps the newest, since the warehouse would do so too.
 */
final class RowBatch {
  private final List<WarehouseRow> rows = new ArrayList<>();
  private final Map<EnterpriseId, WarehouseRow> tags = new LinkedHashMap<>();
  private final Map<EnterpriseId, WarehouseRow> enterprises = new LinkedHashMap<>();

  void add(WarehouseRow row) {
    if (row instanceof WarehouseRow.TagRow tagRow) {
      tags.put(tagRow.enterprise(), tagRow);
    } else if (row instanceof WarehouseRow.EnterpriseRow enterpriseRow) {
      enterprises.put(enterpriseRow.enterprise(), enterpriseRow);
    } else {
      rows.add(row);
    }
  }

  int size() {
    return rows.size() + tags.size() + enterprises.size();
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /** All rows, and an empty batch from then on. */
  List<WarehouseRow> take() {
    List<WarehouseRow> taken = new ArrayList<>(size());
    taken.addAll(rows);
    taken.addAll(tags.values());
    taken.addAll(enterprises.values());
    rows.clear();
    tags.clear();
    enterprises.clear();
    return taken;
  }
}

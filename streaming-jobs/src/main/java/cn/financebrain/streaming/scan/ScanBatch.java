package cn.financebrain.streaming.scan;

import cn.financebrain.contract.scan.ScanRange;
import cn.financebrain.store.EnterpriseEvents;
import java.util.List;

/**
 * Some enterprises of a range with their events.
 *
 * @param range that is being read; a reader begins another one only after its last batch
 * @param last whether these are the last of the range
 */
record ScanBatch(ScanRange range, List<EnterpriseEvents> enterprises, boolean last) {
  ScanBatch {
    enterprises = List.copyOf(enterprises);
  }
}

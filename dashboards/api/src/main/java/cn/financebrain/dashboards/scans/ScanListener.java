package cn.financebrain.dashboards.scans;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.store.ToldScan;
import java.time.Instant;

/** Does within the transaction in which somebody is told that a scan ended what follows from it. */
public interface ScanListener {
  /**
   * @param ended done, failed or stopped
   */
  void told(String account, ToldScan ended, Instant now);

  /** Names the end of a scan: one that is resumed has another. */
  static String endOf(ToldScan ended) {
    Scan scan = ended.scan();
    return scan.id() + ':' + ended.at();
  }
}

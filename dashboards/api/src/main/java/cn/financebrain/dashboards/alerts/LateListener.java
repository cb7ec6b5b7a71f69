package cn.financebrain.dashboards.alerts;

import java.time.Instant;
import java.util.List;

/** Does within the transaction in which alerts are escalated what follows from it. */
public interface LateListener {
  /**
   * @param account who supervises
   * @param region of all of them
   */
  void late(String account, String region, List<UnhandledAlerts.Late> alerts, Instant now);
}

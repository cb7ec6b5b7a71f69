package cn.financebrain.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the queues of alerts follow from, as it is stored. */
public interface AlertQueueInputs {
  /** Every budget that was ever set, the one set first first. */
  List<AlertBudget> alertBudgets();

  /**
   * Alerts without their reasons, in no particular order.
   *
   * @param regionPrefix leading digits of the region code; empty for all
   * @param risk empty for both
   * @param from raised then or later
   * @param until raised earlier
   */
  List<Alert> alertsRaised(String regionPrefix, Optional<Risk> risk, Instant from, Instant until);
}

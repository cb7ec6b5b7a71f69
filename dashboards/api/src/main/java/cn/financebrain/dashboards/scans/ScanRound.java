package cn.financebrain.dashboards.scans;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.rounds.Round;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.ToldScan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks in the warehouse for the ends of scans that somebody waits for, and tells of each once,
 * whichever server finds it.
 */
@Component
class ScanRound implements Round {
  /** One that was asked for and is not there by then was never taken on. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final ScanFollowers followers;
  private final ScanInbox inbox;
  private final Warehouse warehouse;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  ScanRound(
      ScanFollowers followers,
      ScanInbox inbox,
      Warehouse warehouse,
      TransactionOperations transactions,
      InstantSource clock) {
    this.followers = followers;
    this.inbox = inbox;
    this.warehouse = warehouse;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String what() {
    return "ends of scans";
  }

  @Override
  public Duration every(DashboardsSettings settings) {
    return settings.pollEvery();
  }

  @Override
  public void run() {
    for (String scan : followers.awaited()) {
      Instant now = clock.instant();
      warehouse
          .scans()
          .told(scan)
          .ifPresentOrElse(
              told -> tell(told, now), () -> followers.giveUp(scan, now.minus(PATIENCE), now));
    }
  }

  private void tell(ToldScan told, Instant now) {
    if (told.scan().state() != Scan.State.RUNNING) {
      transactions.executeWithoutResult(
          transaction ->
              followers.ended(told, now).forEach(account -> inbox.tell(account, told, now)));
    }
  }
}

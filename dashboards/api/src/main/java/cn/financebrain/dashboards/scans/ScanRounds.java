package cn.financebrain.dashboards.scans;

import cn.financebrain.contract.scan.Scan;
import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.rounds.Rounds;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.ToldScan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks in the warehouse for the ends of scans that somebody waits for, and tells of each once,
 * whichever server finds it.
 */
@Component
@Lazy(false)
class ScanRounds implements SmartLifecycle {
  /** One that was asked for and is not there by then was never taken on. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final Rounds rounds = new Rounds("scans");
  private final ScanFollowers followers;
  private final ScanInbox inbox;
  private final Warehouse warehouse;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  ScanRounds(
      ScanFollowers followers,
      ScanInbox inbox,
      Warehouse warehouse,
      TransactionOperations transactions,
      InstantSource clock,
      DashboardsSettings settings) {
    this.followers = followers;
    this.inbox = inbox;
    this.warehouse = warehouse;
    this.transactions = transactions;
    this.clock = clock;
    rounds.add(settings.pollEvery(), "ends of scans", this::look);
  }

  private void look() {
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

  @Override
  public void start() {
    rounds.start();
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.isRunning();
  }
}

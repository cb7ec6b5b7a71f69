package cn.financebrain.dashboards.lists;

import static cn.financebrain.dashboards.problem.ProblemCode.LIST_ENTRY_CHANGED;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.dashboards.listing.ListEntry;
import cn.financebrain.dashboards.listing.ListRules;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.rounds.Round;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Ends entries of the white list whose last day has passed. */
@Component
class ListDays implements Round {
  private static final int BATCH = 1_000;

  private final ListStore store;
  private final ListRules rules;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  ListDays(
      ListStore store, ListRules rules, TransactionOperations transactions, InstantSource clock) {
    this.store = store;
    this.rules = rules;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String what() {
    return "days of the white list";
  }

  @Override
  public Duration every(DashboardsSettings settings) {
    return settings.cases().roundEvery();
  }

  @Override
  public void run() {
    store.over(Procedure.dayOf(clock.instant()), BATCH).forEach(this::end);
  }

  /** Somebody may change the entry meanwhile; then it comes in the next round. */
  private void end(ListEntry entry) {
    try {
      transactions.executeWithoutResult(
          transaction -> rules.onTheDay(entry, clock.instant()).ifPresent(store::update));
    } catch (ProblemException e) {
      if (e.code() != LIST_ENTRY_CHANGED) {
        throw e;
      }
    }
  }
}

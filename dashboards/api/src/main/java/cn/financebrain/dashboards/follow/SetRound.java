package cn.financebrain.dashboards.follow;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.follow.SetListener.Grown;
import cn.financebrain.dashboards.follow.SetReader.Sight;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.rounds.Round;
import cn.financebrain.dashboards.views.EnterpriseViews;
import cn.financebrain.dashboards.views.EnterpriseViews.EnterpriseView;
import cn.financebrain.store.SetMember;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks at each followed set as its follower, with the rights and the territory that this account
 * has now, and tells which enterprises are new. What was in the set and what is told change in one
 * transaction, so that a restart neither forgets nor repeats any.
 */
@Component
class SetRound implements Round {
  private static final Duration AGAIN_MAX = Duration.ofMinutes(1);
  private static final String NO_ADDRESS = "";

  private final FollowStore store;
  private final ActiveAccounts accounts;
  private final EnterpriseViews views;
  private final SetReader reader;
  private final SetInbox inbox;
  private final List<SetListener> listeners;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;
  private final Duration lookEvery;

  SetRound(
      FollowStore store,
      ActiveAccounts accounts,
      EnterpriseViews views,
      SetReader reader,
      SetInbox inbox,
      List<SetListener> listeners,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock,
      DashboardsSettings settings) {
    this.store = store;
    this.accounts = accounts;
    this.views = views;
    this.reader = reader;
    this.inbox = inbox;
    this.listeners = List.copyOf(listeners);
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.lookEvery = settings.sets().lookEvery();
  }

  @Override
  public String what() {
    return "followed sets";
  }

  @Override
  public Duration every(DashboardsSettings settings) {
    return settings.cases().roundEvery();
  }

  /** Those that are due when it begins. One that fails ends it, and is tried after the others. */
  @Override
  public void run() {
    Instant begin = clock.instant();
    Duration pause = lookEvery.compareTo(AGAIN_MAX) < 0 ? lookEvery : AGAIN_MAX;
    Optional<FollowedSet> due = store.claim(begin, clock.instant().plus(pause));
    while (due.isPresent()) {
      look(due.get());
      due = store.claim(begin, clock.instant().plus(pause));
    }
  }

  private void look(FollowedSet set) {
    Optional<Account> follower = accounts.find(set.account());
    if (follower.isEmpty()) {
      return; // disabled a moment ago
    }
    Account account = follower.get();
    Optional<EnterpriseView> view = views.find(set.view(), account);
    Optional<Ending> lost = lost(set, account, view);
    if (lost.isPresent()) {
      end(set, lost.get());
      return;
    }
    Sight sight;
    try {
      sight = reader.read(view.orElseThrow(), account);
    } catch (ProblemException e) {
      end(set, Ending.CONDITIONS);
      return;
    }
    if (sight.isTooLarge()) {
      end(set, Ending.TOO_LARGE);
    } else {
      note(set, sight, account.territory());
    }
  }

  private Optional<Ending> lost(FollowedSet set, Account account, Optional<EnterpriseView> view) {
    if (!account.may(Right.ENTERPRISES_READ)) {
      return Optional.of(Ending.RIGHT);
    }
    if (!account.territory().meets(set.territory())) {
      return Optional.of(Ending.TERRITORY);
    }
    if (view.isEmpty()) {
      return Optional.of(views.isThere(set.view()) ? Ending.VIEW_WITHDRAWN : Ending.VIEW_DELETED);
    }
    String district = String.join("", view.get().filters().getOrDefault("district", List.of()));
    return district.isEmpty() || account.territory().mayHold(district)
        ? Optional.empty()
        : Optional.of(Ending.TERRITORY);
  }

  private void end(FollowedSet set, Ending why) {
    transactions.executeWithoutResult(
        transaction -> {
          if (store.lock(set)) {
            store.end(set.id(), why, clock.instant());
            audit.append(
                set.account(), Action.SET_ENDED, set.view().toString(), why.id(), NO_ADDRESS);
          }
        });
  }

  private void note(FollowedSet set, Sight sight, Territory territory) {
    transactions.executeWithoutResult(
        transaction -> {
          if (!store.lock(set)) {
            return;
          }
          Instant now = clock.instant();
          List<SetMember> fresh = fresh(set, sight, store.replace(set.id(), sight.ids()));
          store.looked(set, sight, territory, now, now.plus(lookEvery));
          if (!fresh.isEmpty()) {
            Grown grown = new Grown(set.view(), sight.name(), lookOf(set), fresh);
            inbox.tell(set.account(), grown, now);
            listeners.forEach(listener -> listener.grew(set.account(), grown, now));
          }
        });
  }

  private static String lookOf(FollowedSet set) {
    return set.id() + ":" + (set.looks() + 1);
  }

  /** Who asks for something else, or sees more places than before, is told of nothing by that. */
  private static List<SetMember> fresh(FollowedSet set, Sight sight, Set<String> entered) {
    if (!set.conditions().equals(sight.conditions())) {
      return List.of();
    }
    return sight.members().stream()
        .filter(member -> entered.contains(member.enterprise()))
        .filter(member -> set.territory().holds(member.region()))
        .toList();
  }
}

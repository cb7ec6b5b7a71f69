package cn.financebrain.dashboards.follow;

import cn.financebrain.dashboards.DashboardsSettings;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.follow.SetReader.Sight;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.views.EnterpriseViews;
import cn.financebrain.dashboards.views.EnterpriseViews.EnterpriseView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets users follow the sets of the views that they see. */
@Component
class Follows {
  static final int FOLLOWED_MAX = 50;

  private final FollowStore store;
  private final EnterpriseViews views;
  private final SetReader reader;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;
  private final Duration every;

  Follows(
      FollowStore store,
      EnterpriseViews views,
      SetReader reader,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock,
      DashboardsSettings settings) {
    this.store = store;
    this.views = views;
    this.reader = reader;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.every = settings.sets().lookEvery();
  }

  List<FollowedSet> of(Account account) {
    return store.of(account.name());
  }

  /**
   * What is in the set now is the first look, of which nothing is told. Following twice is
   * following once.
   *
   * @throws ProblemException where the user sees no such view, the set is too large, or the user
   *     follows as many as may be
   */
  FollowedSet follow(UUID id, Account account, String address) {
    EnterpriseView view = views.get(id, account);
    Optional<FollowedSet> known = store.find(account.name(), id).filter(set -> !set.isOver());
    if (known.isPresent()) {
      return known.get();
    }
    requireRoom(account);
    Sight sight = reader.read(view, account);
    if (sight.isTooLarge()) {
      throw ProblemException.of(ProblemCode.SET_TOO_LARGE);
    }
    transactions.executeWithoutResult(
        transaction -> {
          requireRoom(account);
          Instant now = clock.instant();
          FollowedSet set =
              new FollowedSet(
                  UUID.randomUUID(),
                  account.name(),
                  id,
                  sight.name(),
                  sight.conditions(),
                  account.territory(),
                  sight.members().size(),
                  0,
                  now,
                  now,
                  null,
                  null);
          if (store.insert(set, now.plus(every))) {
            store.replace(set.id(), sight.ids());
            audit.append(account.name(), Action.SET_FOLLOWED, id.toString(), sight.name(), address);
          }
        });
    return store.find(account.name(), id).orElseThrow();
  }

  private void requireRoom(Account account) {
    if (store.count(account.name()) >= FOLLOWED_MAX) {
      throw ProblemException.of(ProblemCode.TOO_MANY_FOLLOWED);
    }
  }

  /**
   * Also puts one away that is over, whoever sees its view.
   *
   * @throws ProblemException where the user does not follow it
   */
  void unfollow(UUID id, Account account, String address) {
    transactions.executeWithoutResult(
        transaction -> {
          if (!store.delete(account.name(), id)) {
            throw ProblemException.of(ProblemCode.VIEW_NOT_FOUND);
          }
          audit.append(account.name(), Action.SET_UNFOLLOWED, id.toString(), "", address);
        });
  }
}

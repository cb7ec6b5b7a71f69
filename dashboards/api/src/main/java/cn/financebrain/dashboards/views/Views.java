package cn.financebrain.dashboards.views;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.views.ViewStore.Arrangement;
import cn.financebrain.dashboards.wire.Bodies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets users keep views. Who assigns cases may share; only who made a view changes it, and whoever
 * else sees it copies it. What is shared, and what no longer is, is in the audit trail.
 */
@Component
class Views {
  static final int NAME_MAX = 60;
  private static final int OWN_MAX = 100;
  private static final Duration UNDO_WITHIN = Duration.ofDays(1);

  private final ViewStore store;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  Views(
      ViewStore store, AuditTrail audit, TransactionOperations transactions, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Who works, from where. */
  record User(Account account, String address) {}

  /** Name, audience and settings as a user tells them, checked. */
  record Draft(String name, String audience, ViewSettings settings) {}

  /** In the user's own order; what has no place in it comes after, own views first. */
  List<SavedView> list(Account account, ViewedList list) {
    require(account, list);
    List<UUID> ordered = store.arrangement(account.name(), list).ordered();
    Comparator<SavedView> byPlace =
        Comparator.comparingInt(
            view -> {
              int place = ordered.indexOf(view.id());
              return place < 0 ? Integer.MAX_VALUE : place;
            });
    return store.seenBy(account, list).stream().sorted(byPlace).toList();
  }

  /** Null for none. */
  UUID defaultOf(Account account, ViewedList list) {
    return store.arrangement(account.name(), list).defaultView();
  }

  /** Whether the user may share views with others. */
  static boolean mayShare(Account account) {
    return account.may(Right.CASES_ASSIGN);
  }

  SavedView create(ViewedList list, Draft draft, User user) {
    require(user.account(), list);
    requireShare(draft, user.account());
    SavedView view =
        new SavedView(
            UUID.randomUUID(),
            list,
            draft.name(),
            user.account().name(),
            user.account().displayName(),
            draft.audience(),
            draft.settings(),
            1,
            clock.instant());
    transactions.executeWithoutResult(
        transaction -> {
          if (store.countOf(view.owner(), list) >= OWN_MAX) {
            throw Bodies.invalid(
                "name",
                "最多保存 %d 个视图，请先删除不用的".formatted(OWN_MAX),
                "at most %d views; delete one first".formatted(OWN_MAX));
          }
          store.insert(view);
          told(view, view.isShared() ? Action.VIEW_SHARED : null, user);
        });
    return store.get(view.id(), user.account(), false);
  }

  /**
   * @param version that the user saw
   */
  SavedView change(UUID id, ViewedList list, int version, Draft draft, User user) {
    transactions.executeWithoutResult(
        transaction -> {
          SavedView old = own(id, user, false);
          if (old.list() != list) {
            throw ProblemException.of(ProblemCode.VIEW_NOT_FOUND);
          }
          requireShare(draft, user.account());
          if (old.version() != version) {
            throw ProblemException.of(ProblemCode.VIEW_CHANGED);
          }
          SavedView next =
              new SavedView(
                  id,
                  old.list(),
                  draft.name(),
                  old.owner(),
                  old.ownerName(),
                  draft.audience(),
                  draft.settings(),
                  version + 1,
                  clock.instant());
          store.update(next);
          Action ended = old.isShared() ? Action.VIEW_WITHDRAWN : null;
          told(next, next.isShared() ? Action.VIEW_SHARED : ended, user);
        });
    return store.get(id, user.account(), false);
  }

  void delete(UUID id, User user) {
    transactions.executeWithoutResult(
        transaction -> {
          SavedView view = own(id, user, false);
          Instant now = clock.instant();
          store.delete(id, now, now.minus(UNDO_WITHIN));
          told(view, view.isShared() ? Action.VIEW_WITHDRAWN : null, user);
        });
  }

  SavedView restore(UUID id, User user) {
    transactions.executeWithoutResult(
        transaction -> {
          SavedView view = own(id, user, true);
          store.restore(id);
          told(view, view.isShared() ? Action.VIEW_SHARED : null, user);
        });
    return store.get(id, user.account(), false);
  }

  void arrange(ViewedList list, Arrangement arrangement, Account account) {
    require(account, list);
    if (arrangement.defaultView() != null) {
      store.get(arrangement.defaultView(), account, false);
    }
    store.arrange(account.name(), list, arrangement);
  }

  private static void require(Account account, ViewedList list) {
    account.require(list.right());
  }

  private static void requireShare(Draft draft, Account account) {
    if (!draft.audience().equals(SavedView.OWN) && !mayShare(account)) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN,
          new Wording("只有可以交办案件的人员能共享视图", "Only who assigns cases may share views"));
    }
  }

  private SavedView own(UUID id, User user, boolean deleted) {
    SavedView view = store.get(id, user.account(), deleted);
    if (!view.owner().equals(user.account().name())) {
      throw ProblemException.of(
          ProblemCode.FORBIDDEN,
          new Wording(
              "这是他人共享的视图，可另存为自己的视图后修改",
              "Somebody else shares this view; save a copy of it to change"));
    }
    return view;
  }

  private void told(SavedView view, Action action, User user) {
    if (action != null) {
      audit.append(
          user.account().name(),
          action,
          view.id().toString(),
          "%s %s: %s".formatted(view.list().id(), view.audience(), view.name()),
          user.address());
    }
  }
}

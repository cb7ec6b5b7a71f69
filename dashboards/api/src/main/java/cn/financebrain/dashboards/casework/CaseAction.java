package cn.financebrain.dashboards.casework;

import static cn.financebrain.dashboards.casework.CaseState.ASSIGNED;
import static cn.financebrain.dashboards.casework.CaseState.CLOSED;
import static cn.financebrain.dashboards.casework.CaseState.HANDLING;
import static cn.financebrain.dashboards.casework.CaseState.INSPECTING;
import static cn.financebrain.dashboards.casework.CaseState.REPORTED;
import static cn.financebrain.dashboards.casework.CaseState.TRIAGE;

import cn.financebrain.dashboards.access.Right;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What can be done to a case: the whole table of transitions. An action of two persons reaches its
 * state when another person approves it.
 */
public enum CaseAction {
  /** 领取. */
  TAKE(Right.CASES_TRIAGE, from(TRIAGE), TRIAGE),
  /** 排除. */
  DISMISS(Right.CASES_TRIAGE, from(TRIAGE), CLOSED, Need.REASON),
  /** 暂缓. */
  SNOOZE(Right.CASES_TRIAGE, from(TRIAGE), TRIAGE, Need.REASON, Need.UNTIL),
  /** 交办, 改派. */
  ASSIGN(Right.CASES_ASSIGN, from(TRIAGE, ASSIGNED, INSPECTING), ASSIGNED, Need.ASSIGNEE),
  /** 签收. */
  ACCEPT(Right.CASES_INSPECT, from(ASSIGNED), INSPECTING),
  /** 退回. */
  HAND_BACK(Right.CASES_INSPECT, from(ASSIGNED, INSPECTING), TRIAGE, Need.REASON),
  /** 反馈. */
  REPORT(
      Right.CASES_INSPECT, from(INSPECTING), REPORTED, Need.REASON, Need.COMPANION, Need.VERDICT),
  /** 退回重查. */
  SEND_BACK(Right.CASES_REVIEW, from(REPORTED), INSPECTING, Need.REASON),
  /** 复核定性. */
  DECIDE(Right.CASES_REVIEW, from(REPORTED), HANDLING, Need.REASON, Need.OUTCOME),
  /** 措施更新. */
  PROGRESS(Right.CASES_CLOSE, from(HANDLING), HANDLING, Need.PLAN),
  /** 销号; the reason also tells why steps of the plan stay undone. */
  CLOSE(Right.CASES_CLOSE, from(HANDLING), CLOSED, Need.REASON, Need.IMPACT, Need.DESERVED),
  /** 重新打开. */
  REOPEN(Right.CASES_CLOSE, from(CLOSED), TRIAGE, Need.REASON),
  /** 回访. */
  REVISIT(Right.CASES_CLOSE, from(CLOSED), CLOSED, Need.REASON),
  /** 挂起; of triage this is {@link #SNOOZE}. */
  SUSPEND(
      Right.CASES_ASSIGN,
      from(ASSIGNED, INSPECTING, REPORTED, HANDLING),
      null,
      Need.REASON,
      Need.UNTIL),
  /** 恢复. */
  RESUME(Right.CASES_ASSIGN, open(), null),
  /** 督办. */
  SUPERVISE(Right.CASES_SUPERVISE, open(), null, Need.REASON),
  /** 解除督办. */
  RELEASE(Right.CASES_SUPERVISE, open(), null),
  /** 关注. */
  WATCH(Right.CASES_READ, EnumSet.allOf(CaseState.class), null),
  /** 取消关注. */
  UNWATCH(Right.CASES_READ, EnumSet.allOf(CaseState.class), null),
  /** 移送回执; the reason tells its number. */
  RECEIPT(Right.POLICE_RECEIPT, from(HANDLING), HANDLING, Need.REASON),
  /** 同意. */
  APPROVE(Right.CASES_APPROVE, EnumSet.allOf(CaseState.class), null),
  /** 驳回. */
  REJECT(Right.CASES_APPROVE, EnumSet.allOf(CaseState.class), null, Need.REASON),
  /** 撤回. */
  WITHDRAW(Right.CASES_READ, EnumSet.allOf(CaseState.class), null),
  /** 撤销. */
  UNDO(Right.CASES_READ, EnumSet.allOf(CaseState.class), null);

  private static final Set<CaseAction> TWO_PERSONS =
      Collections.unmodifiableSet(EnumSet.of(DISMISS, SNOOZE, CLOSE, REOPEN));
  private static final Set<CaseAction> UNDOABLE =
      Collections.unmodifiableSet(EnumSet.of(TAKE, ASSIGN, SUSPEND, SUPERVISE, WATCH));
  private static final Set<CaseAction> WHILE_SUSPENDED =
      Collections.unmodifiableSet(EnumSet.of(RESUME, SUPERVISE, RELEASE, WATCH, UNWATCH, UNDO));
  private static final Set<CaseAction> WHILE_PROPOSED =
      Collections.unmodifiableSet(
          EnumSet.of(APPROVE, REJECT, WITHDRAW, SUPERVISE, RELEASE, WATCH, UNWATCH));

  private final Right right;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<CaseState> from;

  private final CaseState to;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<Need> needs;

  CaseAction(Right right, Set<CaseState> from, CaseState to, Need... needs) {
    this.right = right;
    this.from = Collections.unmodifiableSet(from);
    this.to = to;
    EnumSet<Need> set = EnumSet.noneOf(Need.class);
    Collections.addAll(set, needs);
    this.needs = Collections.unmodifiableSet(set);
  }

  private static Set<CaseState> from(CaseState first, CaseState... others) {
    return EnumSet.of(first, others);
  }

  private static Set<CaseState> open() {
    return EnumSet.range(TRIAGE, HANDLING);
  }

  public Right right() {
    return right;
  }

  public Set<CaseState> from() {
    return from;
  }

  /** The state that it leads to from another. */
  public CaseState to(CaseState state) {
    return to == null ? state : to;
  }

  public Set<Need> needs() {
    return needs;
  }

  public boolean takesTwoPersons() {
    return TWO_PERSONS.contains(this);
  }

  boolean canBeUndone() {
    return UNDOABLE.contains(this);
  }

  boolean isLegalWhileSuspended() {
    return WHILE_SUSPENDED.contains(this);
  }

  boolean isLegalWhileProposed() {
    return WHILE_PROPOSED.contains(this);
  }

  /** As the interface writes it, such as {@code hand-back}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException if there is no such action
   */
  public static CaseAction parse(String id) {
    for (CaseAction action : values()) {
      if (action.id().equals(id)) {
        return action;
      }
    }
    throw new IllegalArgumentException("no action '" + id + "'");
  }
}

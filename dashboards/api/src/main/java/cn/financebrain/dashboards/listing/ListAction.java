package cn.financebrain.dashboards.listing;

import cn.financebrain.dashboards.access.Right;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What may be done to an entry of a list, by whom and when, and what has to be told for it. */
public enum ListAction {
  /** 延期. */
  EXTEND(
      Right.CASES_TRIAGE, ListKind.WHITE, ListState.ACTIVE, true, ListNeed.REASON, ListNeed.UNTIL),
  /** 提前解除; one person can, since it only brings alerts back. */
  LIFT(Right.CASES_TRIAGE, ListKind.WHITE, ListState.ACTIVE, false, ListNeed.REASON),
  /** 复查: what was found, and the measures from now on. */
  REVIEW(
      Right.CASES_CLOSE,
      ListKind.RISK,
      ListState.ACTIVE,
      false,
      ListNeed.REASON,
      ListNeed.MEASURES),
  /** 销号. */
  STRIKE_OFF(
      Right.CASES_CLOSE, ListKind.RISK, ListState.ACTIVE, true, ListNeed.EVIDENCE, ListNeed.IMPACT),
  /** 回访. */
  REVISIT(Right.CASES_CLOSE, ListKind.RISK, ListState.STRUCK_OFF, false, ListNeed.REASON),
  /** 同意. */
  APPROVE(Right.CASES_APPROVE, null, null, false),
  /** 驳回. */
  REJECT(Right.CASES_APPROVE, null, null, false, ListNeed.REASON),
  /** 撤回. */
  WITHDRAW(Right.CASES_READ, null, null, false);

  private final Right right;
  private final ListKind kind;
  private final ListState from;
  private final boolean twoPersons;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<ListNeed> needs;

  /**
   * @param kind null for both lists
   * @param from null for any state with a proposal
   */
  ListAction(Right right, ListKind kind, ListState from, boolean twoPersons, ListNeed... needs) {
    this.right = right;
    this.kind = kind;
    this.from = from;
    this.twoPersons = twoPersons;
    EnumSet<ListNeed> set = EnumSet.noneOf(ListNeed.class);
    Collections.addAll(set, needs);
    this.needs = Collections.unmodifiableSet(set);
  }

  public Right right() {
    return right;
  }

  boolean isOf(ListKind list, ListState state) {
    return (kind == null || kind == list) && (from == null || from == state);
  }

  /** Whether it decides on a proposal. */
  boolean decides() {
    return this == APPROVE || this == REJECT || this == WITHDRAW;
  }

  public boolean takesTwoPersons() {
    return twoPersons;
  }

  public Set<ListNeed> needs() {
    return needs;
  }

  /** As the interface writes it, such as {@code strike-off}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

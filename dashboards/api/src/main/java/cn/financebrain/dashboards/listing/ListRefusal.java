package cn.financebrain.dashboards.listing;

import cn.financebrain.dashboards.problem.Wording;

/** Why an act on an entry is not done. */
public enum ListRefusal {
  NO_RIGHT(Kind.PERSON, false, "没有权限", "Not allowed"),
  OUTSIDE(Kind.PERSON, false, "不在管辖区域内", "Outside of your territory"),
  ILLEGAL_STATE(Kind.STATE, false, "名单条目当前状态不允许该操作", "Not in this state of the entry"),
  NO_PROPOSAL(Kind.STATE, false, "没有待审批的提请", "Nothing waits for a second person"),
  NOT_THE_PROPOSER(Kind.PERSON, false, "只有提请人可以撤回", "Only who proposed it may withdraw it"),
  NOTHING_TO_REVISIT(Kind.STATE, false, "没有待办的回访", "No visit is due"),
  PROPOSED(
      Kind.STATE, true, "有提请等待第二人审批", "A proposal waits for the second person; decide it first"),
  CASE_OPEN(
      Kind.STATE,
      true,
      "该企业有在办案件 %s，销号前须先办结",
      "Case %s of the enterprise is open; close it before striking off"),
  SAME_PERSON(
      Kind.PERSON, true, "提请人不能审批自己的提请，须由第二人审批", "A second person has to decide what you proposed"),
  MISSING(Kind.FIELD, false, "缺少必填内容", "Has to be told"),
  SUPERFLUOUS(Kind.FIELD, false, "该操作不需要此内容", "Not of this action"),
  UNTIL_OUT_OF_RANGE(
      Kind.FIELD, false, "截止日须在明天至 180 天之内", "The last day has to be from tomorrow to in 180 days"),
  NOT_LATER(Kind.FIELD, false, "延期须晚于现在的截止日", "An extension has to end later than before");

  /** Whom or what it is about. */
  public enum Kind {
    PERSON,
    STATE,
    FIELD
  }

  private final Kind kind;
  private final boolean shown;
  private final String chinese;
  private final String english;

  ListRefusal(Kind kind, boolean shown, String chinese, String english) {
    this.kind = kind;
    this.shown = shown;
    this.chinese = chinese;
    this.english = english;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether a page offers the action, disabled and with the reason. */
  public boolean isShown() {
    return shown;
  }

  /**
   * @param openCase number of the enterprise's open case, which the text may name
   */
  public Wording wording(String openCase) {
    return new Wording(chinese.formatted(openCase), english.formatted(openCase));
  }
}

package cn.financebrain.dashboards.casework;

import cn.financebrain.dashboards.problem.Wording;

/** Why an act is not done. */
public enum Refusal {
  NO_RIGHT(Kind.HIDDEN_PERSON, "没有权限", "Not allowed"),
  OUTSIDE(Kind.HIDDEN_PERSON, "不在管辖区域内", "Outside of your territory"),
  ILLEGAL_STATE(Kind.HIDDEN_STATE, "案件当前状态不允许该操作", "Not in this state of the case"),
  NOT_SUSPENDED(Kind.HIDDEN_STATE, "案件未挂起", "The case is not suspended"),
  NOT_SUPERVISED(Kind.HIDDEN_STATE, "案件未被督办", "The case is not supervised"),
  SUPERVISED(Kind.HIDDEN_STATE, "案件已在督办中", "The case is supervised already"),
  WATCHED(Kind.HIDDEN_STATE, "您已关注该案件", "You watch the case already"),
  NOT_WATCHED(Kind.HIDDEN_STATE, "您未关注该案件", "You don't watch the case"),
  TAKEN_BY_YOU(Kind.HIDDEN_STATE, "您已领取该案件", "You took the case already"),
  NO_PROPOSAL(Kind.HIDDEN_STATE, "没有待审批的提请", "Nothing waits for a second person"),
  NOT_THE_PROPOSER(Kind.HIDDEN_PERSON, "只有提请人可以撤回", "Only who proposed it may withdraw it"),
  NOTHING_TO_UNDO(
      Kind.HIDDEN_STATE,
      "只能撤销本人十分钟内、且其后无人操作的领取、交办、挂起、督办或关注",
      "Only your own take, assign, suspend, supervise or watch of the last ten minutes can be"
          + " undone, if nobody acted since"),
  NOT_POLICE(Kind.HIDDEN_STATE, "案件未移送公安", "The case was not handed over to the police"),
  RECEIPT_GIVEN(Kind.HIDDEN_STATE, "公安已签收回执", "The police signed for it already"),
  SUSPENDED(Kind.SHOWN_STATE, "案件已挂起，请先恢复", "The case is suspended; resume it first"),
  PROPOSED(
      Kind.SHOWN_STATE, "有提请等待第二人审批", "A proposal waits for the second person; decide it first"),
  TAKEN(Kind.SHOWN_STATE, "案件已被他人领取", "Somebody else took the case"),
  NO_EVIDENCE(
      Kind.SHOWN_STATE,
      "签收后尚无现场证据，请先添加至少一条带时间和地点的证据记录",
      "No evidence since the case was accepted: add at least one note with time and place"),
  NO_RECEIPT(Kind.SHOWN_STATE, "移送公安后尚未收到回执", "The police have not signed for it yet"),
  NO_PLAN(Kind.SHOWN_STATE, "助企帮扶须先制定一企一策措施", "Assistance needs a plan first"),
  OTHER_RISK_OPEN(
      Kind.SHOWN_STATE,
      "该企业的非法集资案件尚未销号，打非优先，暂不能以助企帮扶结案",
      "The enterprise's case of illegal fundraising is open and leads: this one can't end in"
          + " assistance yet"),
  SAME_RISK_OPEN(
      Kind.SHOWN_STATE,
      "该企业同类风险已有在办案件，请在该案件中处理",
      "The enterprise has another open case of this risk; go on in that one"),
  NOT_THE_HANDLER(Kind.SHOWN_PERSON, "只有承办人可以操作", "Only who handles the case may do this"),
  SAME_PERSON(
      Kind.SHOWN_PERSON, "提请人不能审批自己的提请，须由第二人审批", "A second person has to decide what you proposed"),
  WORKS_ON_IT(
      Kind.SHOWN_PERSON,
      "承办人和同行人不能作为第二人审批本案的排除或销号",
      "Who handles or inspected the case can't be the second person to end it"),
  INSPECTED_IT(Kind.SHOWN_PERSON, "核查人员不能复核自己的核查", "Who inspected the case may not review it"),
  MISSING(Kind.FIELD, "缺少必填内容", "Has to be told"),
  SUPERFLUOUS(Kind.FIELD, "该操作不需要此内容", "Not of this action"),
  UNTIL_OUT_OF_RANGE(
      Kind.FIELD, "截止日须在明天至 180 天之内", "The last day has to be from tomorrow to in 180 days"),
  NOT_AN_INSPECTOR(
      Kind.FIELD,
      "须为有核查权限且辖区包含该企业的人员",
      "Has to be an inspector whose territory holds the enterprise"),
  COMPANION_IS_HANDLER(Kind.FIELD, "须两人核查，同行人不能是承办人本人", "The visit takes two persons"),
  SAME_ASSIGNEE(Kind.FIELD, "该案件已由此人承办", "This person has the case already"),
  ILLEGAL_OUTCOME(Kind.FIELD, "该处置结果不适用于本案的路径或核查结论", "Not an outcome of this path and verdict");

  /** How a refusal is told. */
  public enum Kind {
    /** The person may not, and is not offered it. */
    HIDDEN_PERSON,
    /** The person may not, and is told why beside the button. */
    SHOWN_PERSON,
    /** The case does not allow it, and it is not offered. */
    HIDDEN_STATE,
    /** The case does not allow it yet, and the person is told why beside the button. */
    SHOWN_STATE,
    /** What was told is wrong. */
    FIELD
  }

  private final Kind kind;
  private final String chinese;
  private final String english;

  Refusal(Kind kind, String chinese, String english) {
    this.kind = kind;
    this.chinese = chinese;
    this.english = english;
  }

  public Kind kind() {
    return kind;
  }

  public Wording wording() {
    return new Wording(chinese, english);
  }

  /** Whether a page offers the action, disabled and with the reason. */
  public boolean isShown() {
    return kind == Kind.SHOWN_PERSON || kind == Kind.SHOWN_STATE;
  }
}

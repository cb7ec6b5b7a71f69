package cn.financebrain.dashboards.listing;

/** Which of the two lists. */
public enum ListKind {
  /** 白名单: whose alerts are expected for a while, and why. */
  WHITE,
  /** 风险名单: who was found to be a risk, until struck off (销号). */
  RISK
}

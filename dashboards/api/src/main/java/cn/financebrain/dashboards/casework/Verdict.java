package cn.financebrain.dashboards.casework;

/** What an inspector found. */
public enum Verdict {
  /** 属实. */
  CONFIRMED,
  /** 不属实. */
  REFUTED,
  /** 存疑. */
  INCONCLUSIVE
}

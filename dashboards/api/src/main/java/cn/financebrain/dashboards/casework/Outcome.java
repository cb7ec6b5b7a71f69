package cn.financebrain.dashboards.casework;

/** What a case comes to. */
public enum Outcome {
  /** 排除. */
  EXCLUDED,
  /** 持续监测. */
  MONITORED,
  /** 约谈整改. */
  RECTIFIED,
  /** 立案. */
  FILED,
  /** 移送公安. */
  POLICE,
  /** 移送主管. */
  AUTHORITY,
  /** 助企帮扶. */
  ASSISTED
}

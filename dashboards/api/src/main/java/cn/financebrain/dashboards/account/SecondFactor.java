package cn.financebrain.dashboards.account;

/** How it is with an account's second factor. */
public enum SecondFactor {
  OFF,
  /** Off, and a role of the account must have one. */
  REQUIRED,
  ON
}

package cn.financebrain.dashboards.casework;

import java.util.Locale;

/** A field that an action has to be told. */
public enum Need {
  REASON,
  ASSIGNEE,
  COMPANION,
  UNTIL,
  VERDICT,
  OUTCOME,
  IMPACT,
  DESERVED,
  PLAN;

  /** As the interface writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

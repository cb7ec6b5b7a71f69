package cn.financebrain.dashboards.casework;

/** Where a case is; suspended, supervised, returned and overdue are marks beside it. */
public enum CaseState {
  /** 研判. */
  TRIAGE,
  /** 交办, waits for 签收. */
  ASSIGNED,
  /** 核查. */
  INSPECTING,
  /** 反馈, waits for 复核. */
  REPORTED,
  /** 处置. */
  HANDLING,
  /** 销号. */
  CLOSED;

  public boolean isOpen() {
    return this != CLOSED;
  }

  /** Whether somebody has to be answerable for the case in this state. */
  public boolean needsHandler() {
    return this == ASSIGNED || this == INSPECTING || this == REPORTED || this == HANDLING;
  }
}

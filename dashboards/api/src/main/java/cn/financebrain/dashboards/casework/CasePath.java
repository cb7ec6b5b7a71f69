package cn.financebrain.dashboards.casework;

import static cn.financebrain.dashboards.casework.Outcome.ASSISTED;
import static cn.financebrain.dashboards.casework.Outcome.AUTHORITY;
import static cn.financebrain.dashboards.casework.Outcome.EXCLUDED;
import static cn.financebrain.dashboards.casework.Outcome.FILED;
import static cn.financebrain.dashboards.casework.Outcome.MONITORED;
import static cn.financebrain.dashboards.casework.Outcome.POLICE;
import static cn.financebrain.dashboards.casework.Outcome.RECTIFIED;

import cn.financebrain.contract.Risk;
import java.util.List;

/** The procedure that a risk leads to, with the outcomes that it knows. */
public enum CasePath {
  /** 打非: Order 737 of the State Council (防范和处置非法集资条例). */
  ORDER737(EXCLUDED, MONITORED, RECTIFIED, FILED, POLICE, AUTHORITY),
  /** 帮扶. */
  ASSIST(EXCLUDED, MONITORED, ASSISTED, RECTIFIED, AUTHORITY);

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<Outcome> outcomes;

  CasePath(Outcome... outcomes) {
    this.outcomes = List.of(outcomes);
  }

  public static CasePath of(Risk risk) {
    return risk == Risk.FUNDRAISING ? ORDER737 : ASSIST;
  }

  public List<Outcome> outcomes() {
    return outcomes;
  }
}

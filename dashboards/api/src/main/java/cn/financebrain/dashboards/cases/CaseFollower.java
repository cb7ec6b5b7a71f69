package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.casework.Decision.Done;

/** Does within the transaction of a step of a case what follows from it. */
public interface CaseFollower {
  /**
   * @param enterpriseName empty if unknown
   */
  void follow(Done done, String enterpriseName);
}

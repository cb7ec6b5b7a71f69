package cn.financebrain.dashboards.lookup;

import cn.financebrain.scoring.explain.Sentence;
import java.time.Instant;
import java.util.List;

/** What a bank may see of a score. */
sealed interface BankScore {

  /**
   * @param reasons the largest first; null where they can't be worked out just now
   * @param withheld how many of the largest are none of this bank's business
   */
  record Scored(
      String status,
      String risk,
      Instant asOf,
      double index,
      String band,
      List<BankReason> reasons,
      int withheld)
      implements BankScore {}

  record Unscored(String status, String risk, Instant asOf, String why) implements BankScore {}

  /**
   * @param points of the index that it adds or, below 0, takes
   */
  record BankReason(String tag, double points, Sentence sentence) {}
}

package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import java.util.List;

/**
 * What a scan found of an enterprise for one risk, as it is listed.
 *
 * @param name empty if unknown, as are region and industry
 * @param unscored why there is no score; empty if there is one
 * @param probability NaN where there is no score, as is {@code index}
 * @param band {@code red} to {@code green}; empty where there is no score
 * @param reasons the most weighty ones
 * @param rules ids of the hard rules that held
 */
public record ScannedScore(
    EnterpriseId enterprise,
    Risk risk,
    String name,
    String region,
    String industry,
    String unscored,
    double probability,
    double index,
    String band,
    double coverage,
    List<Weight> reasons,
    List<String> rules) {
  public ScannedScore {
    reasons = List.copyOf(reasons);
    rules = List.copyOf(rules);
  }

  /**
   * The share of a tag in a score.
   *
   * @param value as text; empty if the tag has none
   * @param contribution in log-odds
   */
  public record Weight(String tag, String value, double contribution) {}
}

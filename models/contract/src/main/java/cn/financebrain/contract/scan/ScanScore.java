package cn.financebrain.contract.scan;

import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Score;
import java.util.List;

/**
 * What a scan found of an enterprise for one risk.
 *
 * @param scan id of the scan
 * @param name registered name; empty if unknown
 * @param region 6-digit region code (GB/T 2260) as of the scan's moment; empty if unknown
 * @param industry class letter A to T (GB/T 4754); empty if unknown
 * @param reasons the most weighty ones, without evidence; none where there is no score
 * @param rules ids of the hard rules that hold
 */
public record ScanScore(
    String scan,
    String name,
    String region,
    String industry,
    Score score,
    List<Reason> reasons,
    List<String> rules) {
  public ScanScore {
    reasons = List.copyOf(reasons);
    rules = List.copyOf(rules);
  }
}

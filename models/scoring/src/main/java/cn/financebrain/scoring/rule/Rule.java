package cn.financebrain.scoring.rule;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.RuleSpec;

/**
 * A hard rule.
 *
 * @param band the least band of the alert that it raises
 * @param basis the legal basis, such as an article of Order 737
 * @param condition over tags; a missing tag makes it unknown, and unknown does not fire
 */
public record Rule(
    String id,
    Risk risk,
    Band band,
    String chinese,
    String english,
    String basis,
    String condition) {

  RuleSpec spec() {
    return new RuleSpec(id, risk, band, chinese, english, basis);
  }
}

package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.ListedEnterprise.Standing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where an enterprise stands in one risk. */
sealed interface StandingJson {

  record Scored(String status, String risk, String band, double index) implements StandingJson {}

  record Unscored(String status, String risk, String why) implements StandingJson {}

  /** In the order of the risks. */
  static List<StandingJson> of(Map<Risk, Standing> standings) {
    return new TreeMap<>(standings)
        .entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static StandingJson of(Risk risk, Standing standing) {
    if (standing instanceof Standing.InBand in) {
      return new Scored("scored", risk.id(), Parameters.id(in.band()), in.index());
    }
    Standing.Unscored unscored = (Standing.Unscored) standing;
    return new Unscored("unscored", risk.id(), Parameters.id(unscored.why()));
  }
}

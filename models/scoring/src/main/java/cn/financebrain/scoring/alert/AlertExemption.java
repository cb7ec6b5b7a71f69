package cn.financebrain.scoring.alert;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Days on which nobody is asked to handle the alerts of an enterprise (白名单), but for those that are
 * always due. They wait meanwhile, and use up no budget.
 *
 * @param risk empty for both
 * @param firstDay counted from 1970-01-01, in UTC+8
 * @param lastDay the last of them
 */
public record AlertExemption(
    EnterpriseId enterprise, Optional<Risk> risk, long firstDay, long lastDay) {

  boolean holds(Alert alert, long day) {
    return firstDay <= day
        && day <= lastDay
        && enterprise.equals(alert.enterprise())
        && risk.map(alert.risk()::equals).orElse(true);
  }

  /**
   * From which day on alerts may wait, where without exemptions none waits that was raised before a
   * day: exemptions that touch it, or one another, carry it back.
   */
  static long firstDay(long first, Collection<AlertExemption> exemptions) {
    List<AlertExemption> latest =
        exemptions.stream()
            .sorted(Comparator.comparingLong(AlertExemption::lastDay).reversed())
            .toList();
    long carried = first;
    for (AlertExemption each : latest) {
      if (each.lastDay() + 1 >= carried) {
        carried = Math.min(carried, each.firstDay());
      }
    }
    return carried;
  }
}

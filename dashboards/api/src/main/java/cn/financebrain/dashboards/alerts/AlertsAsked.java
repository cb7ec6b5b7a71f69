package cn.financebrain.dashboards.alerts;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.lists.ListsOfAlerts;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.AlertFilter;
import java.util.List;
import java.util.Optional;

/**
 * Which alerts are asked for, as parameters; null for all.
 *
 * @param band any of these
 * @param district leading digits
 * @param enterprise part of a name or an id
 * @param white {@code only} those of the white list, or {@code without} them
 * @param late whether only those that nobody handled in time; {@code white} narrows nothing then
 */
record AlertsAsked(
    String risk,
    List<String> band,
    String district,
    String enterprise,
    String white,
    Boolean late) {

  boolean isLate() {
    return Boolean.TRUE.equals(late);
  }

  /** Those of them within the territory. */
  AlertFilter filter(Account account, ListsOfAlerts lists) {
    AlertFilter all =
        new AlertFilter(
            Optional.ofNullable(risk).map(Parameters::risk),
            Parameters.bands(band == null ? List.of() : band),
            Parameters.district(district == null ? "" : district),
            Parameters.search("enterprise", enterprise == null ? "" : enterprise),
            Warehouse.regionsOf(account));
    return Optional.ofNullable(white)
        .map(text -> "only".equals(Parameters.oneOf("white", text, "only", "without")))
        .map(only -> all.of(new AlertFilter.Named(only, lists.white())))
        .orElse(all);
  }
}

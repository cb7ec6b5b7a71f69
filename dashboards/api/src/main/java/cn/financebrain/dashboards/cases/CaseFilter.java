package cn.financebrain.dashboards.cases;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.casework.CaseState;
import cn.financebrain.dashboards.wire.Parameters;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Which cases to list.
 *
 * @param states any of these; empty for all that are open
 * @param district leading digits of the region; empty for all
 * @param handler a user's name; empty for all
 * @param mark empty for all
 * @param query part of an enterprise's name or id, or of a number; empty for all
 */
record CaseFilter(
    Set<CaseState> states,
    Optional<Risk> risk,
    String district,
    String handler,
    String mark,
    String query) {
  private static final Map<String, String> MARKS =
      Map.of(
          "suspended", "suspended_until is not null",
          "supervised", "supervised",
          "overdue", "due_on < :today",
          "due-soon", "due_on between :today and :soon",
          "proposed", "proposal is not null",
          "returned", "returned",
          "watched", "jsonb_exists(standing -> 'watchers', :me)");

  /** What is asked for as parameters, which may all be null. */
  record Asked(
      List<String> state, String risk, String district, String handler, String mark, String query) {
    CaseFilter filter() {
      return parse(state, risk, district, handler, mark, query);
    }
  }

  /** Reads what was asked; nulls are for all. */
  static CaseFilter parse(
      List<String> states,
      String risk,
      String district,
      String handler,
      String mark,
      String query) {
    Set<CaseState> parsed = EnumSet.noneOf(CaseState.class);
    if (states != null) {
      states.forEach(state -> parsed.add(Words.parse("state", state, CaseState.class)));
    }
    return new CaseFilter(
        parsed,
        Optional.ofNullable(risk).map(Parameters::risk),
        Parameters.district(district == null ? "" : district),
        Parameters.search("handler", handler == null ? "" : handler),
        mark == null
            ? ""
            : Parameters.oneOf(
                "mark", mark, MARKS.keySet().stream().sorted().toArray(String[]::new)),
        Parameters.search("query", query == null ? "" : query));
  }

  boolean wantsClosed() {
    return states.contains(CaseState.CLOSED);
  }

  boolean wantsOpen() {
    return states.isEmpty() || states.stream().anyMatch(state -> state != CaseState.CLOSED);
  }

  /** Which of the open states, as a condition on columns of {@code case_file}. */
  String stateSql() {
    return states.isEmpty() ? "true" : "state in (:states)";
  }

  /** The condition on columns of {@code case_file}, whatever the state. */
  String sql() {
    StringJoiner all = new StringJoiner(" and ");
    all.add("true");
    add(all, risk.isPresent(), "risk = :risk");
    add(all, !district.isEmpty(), "starts_with(region, :district)");
    add(all, !handler.isEmpty(), "handler = :handler");
    add(all, !mark.isEmpty(), MARKS.get(mark));
    add(
        all,
        !query.isEmpty(),
        "(strpos(lower(enterprise_name), lower(:query)) > 0"
            + " or strpos(lower(enterprise), lower(:query)) > 0 or strpos(number, :query) > 0)");
    return all.toString();
  }

  private static void add(StringJoiner all, boolean asked, String condition) {
    if (asked) {
      all.add(condition);
    }
  }

  /**
   * @param soon the next working day
   */
  Map<String, Object> parameters(String me, String today, String soon) {
    Map<String, Object> parameters = new TreeMap<>();
    parameters.put(
        "states", states.isEmpty() ? List.of("") : states.stream().map(Enum::name).toList());
    parameters.put("risk", risk.map(Risk::id).orElse(""));
    parameters.put("district", district);
    parameters.put("handler", handler.equals("me") ? me : handler);
    parameters.put("query", query);
    parameters.put("me", me);
    parameters.put("today", today);
    parameters.put("soon", soon);
    return parameters;
  }
}

package cn.financebrain.dashboards.lists;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.cases.Words;
import cn.financebrain.dashboards.listing.ListKind;
import cn.financebrain.dashboards.listing.ListState;
import cn.financebrain.dashboards.wire.Parameters;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Which entries of the lists to show.
 *
 * @param states any of these; empty for all
 * @param district leading digits of the region; empty for all
 * @param enterprise an id; empty for all
 * @param query part of an enterprise's name or id; empty for all
 * @param mark empty for all
 */
record ListFilter(
    Optional<ListKind> kind,
    List<ListState> states,
    Optional<Risk> risk,
    String district,
    String enterprise,
    String query,
    String mark) {
  /** Days before the last one from which on an entry of the white list is about to end. */
  static final int EXPIRING_DAYS = 14;

  /** The state on a day, which an entry of the white list reaches though nobody noticed. */
  static final String STATE =
      "(case when state = 'ACTIVE' and until_on < :today then 'ENDED' else state end)";

  private static final Map<String, String> MARKS =
      Map.of(
          "proposed", "standing -> 'proposal' <> 'null'::jsonb",
          "expiring", "state = 'ACTIVE' and until_on between :today and :soon",
          "review-due", "review_on <= :today",
          "revisit-due", "revisit_on <= :today",
          "regressed", "regressed");

  /** What is asked for as parameters, which may all be null. */
  record Asked(
      String list,
      List<String> state,
      String risk,
      String district,
      String enterprise,
      String query,
      String mark) {}

  static ListFilter parse(Asked asked) {
    List<ListState> states =
        asked.state() == null
            ? List.of()
            : asked.state().stream()
                .map(text -> Words.parse("state", text, ListState.class))
                .toList();
    return new ListFilter(
        Optional.ofNullable(Words.parse("list", asked.list(), ListKind.class)),
        states,
        Optional.ofNullable(asked.risk()).map(Parameters::risk),
        Parameters.district(orEmpty(asked.district())),
        Parameters.search("enterprise", orEmpty(asked.enterprise())),
        Parameters.search("query", orEmpty(asked.query())),
        asked.mark() == null
            ? ""
            : Parameters.oneOf(
                "mark", asked.mark(), MARKS.keySet().stream().sorted().toArray(String[]::new)));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /**
   * The condition on columns of {@code list_entry}.
   *
   * @param whole whether list, states and mark count too
   */
  String sql(Territory territory, boolean whole) {
    StringJoiner all = new StringJoiner(" and ");
    all.add(within(territory));
    add(all, whole && kind.isPresent(), "kind = :kind");
    add(all, whole && !states.isEmpty(), STATE + " in (:states)");
    add(all, whole && !mark.isEmpty(), MARKS.getOrDefault(mark, "true"));
    add(all, risk.isPresent(), "(risk is null or risk = :risk)");
    add(all, !district.isEmpty(), "starts_with(region, :district)");
    add(all, !enterprise.isEmpty(), "enterprise = :enterprise");
    add(
        all,
        !query.isEmpty(),
        "(strpos(lower(enterprise_name), lower(:query)) > 0"
            + " or strpos(lower(enterprise), lower(:query)) > 0)");
    return all.toString();
  }

  private static String within(Territory territory) {
    List<String> prefixes = territory.prefixes();
    StringJoiner any = new StringJoiner(" or ", "(", ")");
    any.add("false");
    for (int i = 0; i < prefixes.size(); i++) {
      any.add("region like :territory" + i);
    }
    return any.toString();
  }

  private static void add(StringJoiner all, boolean asked, String condition) {
    if (asked) {
      all.add(condition);
    }
  }

  Map<String, Object> parameters(Territory territory, LocalDate today) {
    Map<String, Object> parameters = new TreeMap<>();
    List<String> prefixes = territory.prefixes();
    for (int i = 0; i < prefixes.size(); i++) {
      parameters.put("territory" + i, prefixes.get(i) + '%'); // digits only, see Territory
    }
    parameters.put("kind", kind.map(Words::id).orElse(""));
    parameters.put(
        "states", states.isEmpty() ? List.of("") : states.stream().map(Enum::name).toList());
    parameters.put("risk", risk.map(Risk::id).orElse(""));
    parameters.put("district", district);
    parameters.put("enterprise", enterprise);
    parameters.put("query", query);
    parameters.put("today", today.toString());
    parameters.put("soon", today.plusDays(EXPIRING_DAYS).toString());
    return parameters;
  }
}

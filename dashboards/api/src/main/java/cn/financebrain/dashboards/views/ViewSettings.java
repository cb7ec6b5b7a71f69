package cn.financebrain.dashboards.views;

import cn.financebrain.dashboards.wire.Bodies;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a view holds. It narrows what its reader may see anyway, and can't widen it.
 *
 * @param filters as the address of the page has them: values by key
 * @param hidden the columns that are not shown, so that those of later releases are
 * @param density {@code compact}, {@code default} or {@code loose}
 */
record ViewSettings(Map<String, List<String>> filters, List<String> hidden, String density) {
  private static final int VALUES_MAX = 20;
  private static final int VALUE_MAX = 200;
  private static final int HIDDEN_MAX = 40;
  private static final String COLUMN = "[a-zA-Z]{1,40}";
  private static final Set<String> DENSITIES = Set.of("compact", "default", "loose");

  /**
   * The settings as a request has them.
   *
   * @throws cn.financebrain.dashboards.problem.ProblemException naming a filter that the list does
   *     not have, or what else is not as it should be
   */
  static ViewSettings checked(ViewSettings told, ViewedList list) {
    ViewSettings settings = Bodies.present("settings", told);
    Map<String, List<String>> filters = new TreeMap<>();
    Bodies.present("filters", settings.filters)
        .forEach((key, values) -> filters.put(key, values(key, values, list)));
    List<String> hidden = Bodies.present("hidden", settings.hidden);
    if (hidden.size() > HIDDEN_MAX
        || hidden.stream().anyMatch(column -> column == null || !column.matches(COLUMN))) {
      throw Bodies.invalid("hidden", "应为列名", "expected names of columns");
    }
    if (settings.density == null || !DENSITIES.contains(settings.density)) {
      throw Bodies.invalid("density", "应为 " + DENSITIES, "expected one of " + DENSITIES);
    }
    return new ViewSettings(filters, List.copyOf(new HashSet<>(hidden)), settings.density);
  }

  private static List<String> values(String key, List<String> values, ViewedList list) {
    if (!list.filters().contains(key)) {
      throw Bodies.invalid(
          "filters", "没有名为 %s 的筛选条件".formatted(key), "no filter '%s' of this list".formatted(key));
    }
    int most = list.several().contains(key) ? VALUES_MAX : 1;
    List<String> told = Bodies.present(key, values);
    if (told.isEmpty() || told.size() > most) {
      throw Bodies.invalid(
          "filters",
          "%s 应有 1 到 %d 个值".formatted(key, most),
          "%s: expected 1 to %d values".formatted(key, most));
    }
    return told.stream().map(value -> Bodies.text(key, value, VALUE_MAX)).toList();
  }
}

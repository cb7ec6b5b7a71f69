package cn.financebrain.store;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.PeerComparison;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares values of tags with those that peers have now, many in one query. */
final class PeerQueries {
  /** Fewer say too little; the bound that tags use which compare with peers. */
  private static final int LEAST = 20;

  /** Of each, a query holds the values of all peers; a large industry has tens of thousands. */
  private static final int TAGS_AT_ONCE = 40;

  private static final String TABLE = "enterprise_tag_log";

  /** {@code %1$s} is the column: its count, median and mean, and how many are below and equal. */
  private static final String FIGURES =
      """
      , count(%1$s), quantileExactInclusive(0.5)(toFloat64(%1$s)), avg(toFloat64(%1$s)),
      countIf(toFloat64(%1$s) < ?), countIf(toFloat64(%1$s) = ?)\
      """;

  private final Session session;

  PeerQueries(Session session) {
    this.session = session;
  }

  Map<String, PeerComparison> of(EnterpriseId enterprise, Map<String, Double> values) {
    SortedMap<String, Double> known = new TreeMap<>(values);
    known.keySet().retainAll(columns());
    Optional<WarehouseRow.EnterpriseRow> row =
        new EnterpriseQueries(session).enterprise(enterprise);
    if (known.isEmpty() || row.isEmpty() || row.get().industry().isEmpty()) {
      return Map.of();
    }
    Map<String, PeerComparison> comparisons = new HashMap<>();
    Map<String, Double> part = new TreeMap<>();
    for (Map.Entry<String, Double> each : known.entrySet()) {
      part.put(each.getKey(), each.getValue());
      if (part.size() == TAGS_AT_ONCE || each.getKey().equals(known.lastKey())) {
        compare(row.get().industry(), row.get().region(), part, comparisons);
        part.clear();
      }
    }
    return comparisons;
  }

  private Set<String> columns() {
    return Column.of(session, TABLE).stream()
        .filter(column -> !TagColumns.FIXED.contains(column.name()))
        .map(Column::name)
        .collect(Collectors.toSet());
  }

  private void compare(
      String industry,
      String region,
      Map<String, Double> values,
      Map<String, PeerComparison> comparisons) {
    List<Object> parameters = new ArrayList<>();
    values.values().forEach(value -> parameters.addAll(List.of(value, value)));
    parameters.addAll(List.of(industry, region, industry));
    session.each(
        """
        SELECT grouping(near) AS whole%s
        FROM (
          SELECT * FROM enterprise_tag_log FINAL WHERE enterprise IN (
            SELECT enterprise FROM enterprise_log FINAL WHERE industry = ? AND enrolled)) AS tags
        INNER JOIN (
          SELECT enterprise, region <> '' AND region = ? AS near FROM enterprise_log FINAL
          WHERE industry = ? AND enrolled) AS peers USING enterprise
        GROUP BY GROUPING SETS ((near), ()) HAVING near OR whole = 1
        """
            .formatted(
                values.keySet().stream()
                    .map(tag -> FIGURES.formatted("tags." + Quote.name(tag)))
                    .collect(Collectors.joining())),
        parameters,
        row -> read(row, industry, region, values.keySet(), comparisons));
  }

  /** The row of the district counts before that of the whole industry. */
  private static void read(
      ResultSet row,
      String industry,
      String region,
      Set<String> tags,
      Map<String, PeerComparison> comparisons)
      throws SQLException {
    boolean near = row.getInt(1) == 0;
    int column = 2;
    for (String tag : tags) {
      long members = row.getLong(column);
      if (members >= LEAST && (near || !comparisons.containsKey(tag))) {
        double below = row.getLong(column + 3) + row.getLong(column + 4) / 2.0;
        comparisons.put(
            tag,
            new PeerComparison(
                industry,
                near ? region : "",
                members,
                row.getDouble(column + 1),
                row.getDouble(column + 2),
                below / members));
      }
      column += 5;
    }
  }
}

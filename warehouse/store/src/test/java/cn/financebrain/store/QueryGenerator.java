package cn.financebrain.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes queries as analysts might write them, and as somebody might who wants to learn of rows that
 * are not theirs: their conditions fail on values of foreign rows. Answers do not depend on the
 * order of rows. The same seed gives the same queries.
 */
final class QueryGenerator {
  private final Random random;
  private final Map<String, List<Column>> tables;
  private final List<String> views;
  private final List<String> foreign;

  QueryGenerator(long seed, Map<String, List<Column>> tables, List<String> foreign) {
    this.random = new Random(seed);
    this.tables = tables;
    this.views = tables.keySet().stream().filter(QueryGenerator::isListed).toList();
    this.foreign = foreign;
  }

  private static boolean isListed(String view) {
    return !view.matches("dead_letter.*|log_progress|scan_part|peer_epoch|.*catalogue");
  }

  /** A query whose answer is a few rows of plain values. */
  String query() {
    return switch (random.nextInt(9)) {
      case 0 -> grouped(random.nextInt(3));
      case 1 -> joined();
      case 2 -> nested();
      case 3 -> named();
      case 4 -> union();
      case 5 -> windowed();
      case 6 -> unfolded();
      case 7 -> ordered();
      default -> total();
    };
  }

  private String view() {
    return pick(views);
  }

  private String viewOfEnterprises() {
    String view = view();
    return has(view, "enterprise") ? view : viewOfEnterprises();
  }

  private boolean has(String view, String column) {
    return tables.get(view).stream().anyMatch(each -> each.name().equals(column));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private Column column(String view) {
    Column column = pick(tables.get(view));
    return column.name().equals("data") ? column(view) : column;
  }

  /** A column that stands in GROUP BY and orders. */
  private Column key(String view) {
    Column column = column(view);
    return column.type().startsWith("Map") ? key(view) : column;
  }

  private String total() {
    String view = view();
    return "SELECT count() AS n, %s AS a FROM %s%s"
        .formatted(aggregate(view, ""), table(view), where(view, ""));
  }

  private String table(String view) {
    return switch (random.nextInt(6)) {
      case 0 -> "`" + view + "`";
      case 1 -> "(SELECT * FROM " + view + ")";
      case 2 -> "\"" + view + "\" AS " + view;
      default -> view;
    };
  }

  private String aggregate(String view, String prefix) {
    Column column = column(view);
    String name = prefix + Quote.name(column.name());
    String type = column.type();
    if (type.matches("U?Int(8|16|32|64)")) {
      return switch (random.nextInt(4)) {
        case 0 -> "sum(%s)".formatted(name);
        case 1 -> "max(%s) - min(%s)".formatted(name, name);
        case 2 -> "sumIf(%s, %s > 10)".formatted(name, name);
        default -> "uniqExact(%s)".formatted(name);
      };
    }
    if (type.startsWith("Array")) {
      return "sum(length(%s))".formatted(name);
    }
    if (type.equals("Float64") || type.equals("Nullable(Float64)")) {
      return "sum(toInt64(ifNull(%s, 0) * 8))".formatted(name);
    }
    if (type.startsWith("Map")) {
      return "count()";
    }
    return chance(50)
        ? "count(DISTINCT %s)".formatted(name)
        : "arrayStringConcat(arraySort(groupUniqArray(toString(%s))), ',')".formatted(name);
  }

  private String where(String view, String prefix) {
    List<String> conditions = new ArrayList<>();
    while (chance(45) && conditions.size() < 3) {
      conditions.add(condition(view, prefix));
    }
    return conditions.isEmpty()
        ? ""
        : " WHERE " + String.join(chance(70) ? " AND " : " OR ", conditions);
  }

  private String condition(String view, String prefix) {
    if (has(view, "enterprise") && chance(35)) {
      return ofEnterprises(prefix + "enterprise");
    }
    Column column = column(view);
    String name = prefix + Quote.name(column.name());
    String type = column.type();
    if (type.matches("(LowCardinality\\()?String\\)?")) {
      return switch (random.nextInt(4)) {
        case 0 -> name + " != 'v" + random.nextInt(7) + "'";
        case 1 -> name + " LIKE '%" + random.nextInt(7) + "'";
        case 2 -> "length(%s) %% 2 = 0".formatted(name);
        default -> name + " IN ('v1', 'v3', '330302', '330303', 'default')";
      };
    }
    if (type.matches("U?Int\\d+|Float64")) {
      return "%s BETWEEN %d AND %d".formatted(name, random.nextInt(20), 20 + random.nextInt(60));
    }
    if (type.startsWith("Nullable")) {
      return name + (chance(50) ? " IS NULL" : " IS NOT NULL");
    }
    if (type.startsWith("Date")) {
      return "toMonth(%s) > %d".formatted(name, random.nextInt(12));
    }
    return type.startsWith("Array") ? "notEmpty(%s)".formatted(name) : "1 = 1";
  }

  /** Some of them are true of every row that may be seen, and fail on others. */
  private String ofEnterprises(String name) {
    String other = pick(foreign);
    return switch (random.nextInt(8)) {
      case 0 -> "intDiv(1, toUInt8(%s != '%s')) = 1".formatted(name, other);
      case 1 ->
          "toUInt8(if(%s = '%s', concat('none: ', %s), '1')) = 1".formatted(name, other, name);
      case 2 -> "%s NOT IN (SELECT enterprise FROM %s)".formatted(name, viewOfEnterprises());
      case 3 -> "%s IN (SELECT enterprise FROM alert WHERE risk = 'default')".formatted(name);
      case 4 -> "(%s, 1) IN (SELECT enterprise, 1 FROM score)".formatted(name);
      case 5 -> "%s = '%s'".formatted(name, other);
      case 6 -> "%s > (SELECT min(enterprise) FROM %s)".formatted(name, viewOfEnterprises());
      default -> "NOT %s IN ('%s', 'e3')".formatted(name, other);
    };
  }

  private String grouped(int sets) {
    String view = view();
    String key = Quote.name(key(view).name());
    return "SELECT %s AS k, count() AS n, %s AS a FROM %s%s GROUP BY %s%s"
        .formatted(
            key,
            aggregate(view, ""),
            table(view),
            where(view, ""),
            key,
            sets == 0 ? " HAVING n > 1" : "");
  }

  private String joined() {
    String left = viewOfEnterprises();
    String right = viewOfEnterprises();
    String kind =
        pick(
            List.of(
                "JOIN",
                "LEFT JOIN",
                "RIGHT JOIN",
                "FULL JOIN",
                "SEMI LEFT JOIN",
                "ANTI LEFT JOIN",
                "CROSS JOIN",
                "INNER JOIN"));
    String on =
        kind.equals("CROSS JOIN")
            ? ""
            : chance(40) ? " USING (enterprise)" : " ON l.enterprise = r.enterprise";
    boolean ofLeft = chance(50) || kind.startsWith("SEMI") || kind.startsWith("ANTI");
    String what = ofLeft ? aggregate(left, "l.") : aggregate(right, "r.");
    return "SELECT count() AS n, %s AS a FROM %s AS l %s %s AS r%s%s"
        .formatted(what, left, kind, right, on, where(left, "l."));
  }

  private String nested() {
    String view = viewOfEnterprises();
    return ("SELECT count() AS n, max(c) AS m, uniqExact(enterprise) AS u FROM"
            + " (SELECT enterprise, count() AS c, %s AS a FROM %s%s GROUP BY enterprise)"
            + " WHERE enterprise IN (SELECT enterprise FROM %s%s)")
        .formatted(
            aggregate(view, ""),
            table(view),
            where(view, ""),
            "enterprise",
            where("enterprise", ""));
  }

  private String named() {
    String first = viewOfEnterprises();
    String second = view();
    String name = chance(30) ? "event" : chance(30) ? second : "picked";
    return ("WITH %s AS (SELECT enterprise AS e FROM %s%s), (SELECT count() FROM %s) AS many SELECT"
            + " count() AS n, many, uniqExact(e) AS u FROM %s AS p WHERE e IN (SELECT e FROM"
            + " %s)")
        .formatted(Quote.name(name), first, where(first, ""), second, Quote.name(name), name);
  }

  private String union() {
    String view = viewOfEnterprises();
    String operation =
        pick(List.of("UNION ALL", "UNION DISTINCT", "EXCEPT DISTINCT", "INTERSECT DISTINCT"));
    return "SELECT enterprise FROM %s%s %s SELECT enterprise FROM %s%s"
        .formatted(view, where(view, ""), operation, "enterprise", where("enterprise", ""));
  }

  private String windowed() {
    String view = viewOfEnterprises();
    return ("SELECT enterprise, max(r) AS r FROM (SELECT enterprise,"
            + " count() OVER (PARTITION BY %s) AS r FROM %s%s) GROUP BY enterprise")
        .formatted(Quote.name(key(view).name()), view, where(view, ""));
  }

  private String unfolded() {
    return pick(
        List.of(
            "SELECT t, count() AS n FROM alert ARRAY JOIN reason_tag AS t GROUP BY t",
            "SELECT arrayJoin(reason_tag) AS t, uniqExact(enterprise) AS n FROM alert GROUP BY t",
            "SELECT t, v FROM scan_score LEFT ARRAY JOIN reason_tag AS t, reason_value AS v",
            "SELECT sum(arraySum(x -> toInt64(x * 8), reason_contribution)) AS s FROM alert"
                + where("alert", ""),
            "SELECT arraySort(groupUniqArray(s)) AS x FROM (SELECT arrayFilter(s -> s != 'v1',"
                + " stale_type) AS ss, arrayJoin(ss) AS s FROM feed_epoch)"));
  }

  private String ordered() {
    String view = viewOfEnterprises();
    return ("SELECT DISTINCT enterprise, %s AS k FROM %s%s ORDER BY enterprise, toString(k)"
            + " LIMIT %d OFFSET %d")
        .formatted(
            Quote.name(key(view).name()),
            table(view),
            where(view, ""),
            1 + random.nextInt(9),
            random.nextInt(4));
  }
}

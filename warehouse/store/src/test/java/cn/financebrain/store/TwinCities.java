package cn.financebrain.store;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.TagSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Two warehouses of made-up rows: a whole city, and a copy that holds only what somebody with the
 * territory {@link #TERRITORY} may see. A query of that person gives the same answer in both, or
 * something was seen that must not be. The rows follow from their number alone. What the copy holds
 * is said here a second time, by columns, not by what the guard says of tables.
 */
final class TwinCities {
  static final String TERRITORY = "330302";
  private static final int ENTERPRISES = 60;
  private static final List<String> REGIONS =
      List.of("330302", "330302001", "330303", "330381", "33", "", "310115");

  private static final List<TagSpec> CATALOGUE =
      List.of(
          tag("complaint_count", TagSpec.Kind.QUANTITY),
          tag("industry_section", TagSpec.Kind.CODE),
          tag("is_dishonest", TagSpec.Kind.TRUTH));

  final WarehouseSettings whole;
  final WarehouseSettings copy;

  private TwinCities(WarehouseSettings whole, WarehouseSettings copy) {
    this.whole = whole;
    this.copy = copy;
  }

  private static TagSpec tag(String id, TagSpec.Kind kind) {
    return new TagSpec(id, id, id, Category.COMPLAINTS, kind, "", "B", "for tests");
  }

  static TwinCities make() {
    TwinCities cities =
        new TwinCities(Warehouses.migrated(CATALOGUE), Warehouses.migrated(CATALOGUE));
    try (Session session = Session.open(cities.whole)) {
      for (String table : Views.tables(session)) {
        if (!table.endsWith("catalogue_log")) {
          session.execute(cities.insert(session, table));
        }
      }
      cities.moveSome(session);
      cities.copyWhatIsAllowed(session);
    }
    return cities;
  }

  /** Ids of enterprises that the person must learn nothing of. */
  List<String> foreign() {
    try (Session session = Session.open(whole)) {
      return session.list(
          "SELECT enterprise FROM enterprise_log FINAL WHERE region NOT LIKE '330302%' ORDER BY 1",
          List.of(), row -> row.getString(1));
    }
  }

  /** Some of the columns that a generated query may use, by view. */
  Map<String, List<Column>> columns() {
    Map<String, List<Column>> columns = new LinkedHashMap<>();
    try (Session session = Session.open(whole)) {
      for (String table : Views.tables(session)) {
        columns.put(Views.viewOf(table), Column.of(session, Views.viewOf(table)));
      }
    }
    return columns;
  }

  /** How many rows all tables of both have. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (WarehouseSettings city : List.of(whole, copy)) {
      try (WarehouseReader reader = WarehouseReader.open(city)) {
        reader.rowCounts().forEach((table, rows) -> counts.put(city.database() + table, rows));
      }
    }
    return counts;
  }

  private String insert(Session session, String table) {
    boolean single = table.equals("enterprise_log") || table.equals("enterprise_tag_log");
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Column column : Column.of(session, table)) {
      if (!List.of("precedence", "stored_at", "withdrawn", "version", "id").contains(column.name())
          || !table.matches("alert_log|label_log|event_log|dead_letter_log")) {
        names.add(Quote.name(column.name()));
        values.add(value(table, column));
      }
    }
    if (table.equals("alert_log") || table.equals("event_log")) {
      names.add("id");
      values.add("concat('id', toString(number))");
    }
    return "INSERT INTO %s (%s) SELECT %s FROM numbers(%d)"
        .formatted(
            Quote.name(table),
            String.join(", ", names),
            String.join(", ", values),
            single ? ENTERPRISES : 4 * ENTERPRISES);
  }

  private static String value(String table, Column column) {
    boolean single = table.equals("enterprise_log") || table.equals("enterprise_tag_log");
    String hash = "cityHash64(number, '%s', '%s')".formatted(table, column.name());
    return switch (column.name()) {
      case "enterprise" ->
          "concat('e', toString(%s))".formatted(single ? "number" : hash + " % " + ENTERPRISES);
      case "name" -> "concat('企业', toString(%s %% 40))".formatted(hash);
      case "region" -> "%s[%s %% %d + 1]".formatted(array(REGIONS), hash, REGIONS.size());
      case "risk" -> "['fundraising', 'default'][%s %% 2 + 1]".formatted(hash);
      default -> ofType(column.type(), hash);
    };
  }

  private static String array(List<String> texts) {
    return texts.stream().map(Quote::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String ofType(String type, String hash) {
    if (type.startsWith("Nullable(")) {
      return "if(%s %% 5 = 0, NULL, %s)".formatted(hash, ofType(inside(type), hash));
    }
    if (type.startsWith("LowCardinality(")) {
      return ofType(inside(type), hash);
    }
    if (type.startsWith("Array(")) {
      String element = ofType(inside(type), "cityHash64(i, " + hash + ")");
      return "arrayMap(i -> %s, range(%s %% 3))".formatted(element, hash);
    }
    if (type.startsWith("Map(")) {
      return "map('r', %s %% 9)".formatted(hash);
    }
    if (type.startsWith("Date")) {
      return "toDateTime64('2026-01-01 00:00:00', 6, 'Asia/Shanghai') + INTERVAL %s %% 300 DAY"
          .formatted(hash);
    }
    return switch (type) {
      case "String" -> "concat('v', toString(%s %% 7))".formatted(hash);
      case "Bool" -> "%s %% 2 = 1".formatted(hash);
      case "Float64" -> "%s %% 1000 / 8".formatted(hash);
      default -> "%s %% 50".formatted(hash);
    };
  }

  private static String inside(String type) {
    return type.substring(type.indexOf('(') + 1, type.length() - 1);
  }

  /** One into the territory and one out of it, so that old rows are of another region. */
  private void moveSome(Session session) {
    session.execute(
        """
        INSERT INTO enterprise_log (enterprise, name, region, industry, enrolled, log_offset) VALUES
          ('e1', '迁入', '330302', 'J', true, 1000), ('e2', '迁出', '330303', 'J', true, 1000)
        """);
  }

  private void copyWhatIsAllowed(Session session) {
    String allowed =
        session
            .list(
                "SELECT enterprise FROM enterprise_log FINAL WHERE substring(region, 1, 6) = ?",
                List.of(TERRITORY),
                row -> Quote.text(row.getString(1)))
            .stream()
            .collect(Collectors.joining(", "));
    for (String table : Views.tables(session)) {
      List<String> names = Column.of(session, table).stream().map(Column::name).toList();
      String condition = "1";
      if (table.equals("enterprise_log") || !names.contains("region")) {
        condition = names.contains("enterprise") ? "enterprise IN (" + allowed + ")" : "1";
      } else {
        condition = "substring(region, 1, 6) = '" + TERRITORY + "'";
      }
      String columns =
          names.stream()
              .filter(name -> !(table.equals("dead_letter_log") && name.equals("id")))
              .map(Quote::name)
              .collect(Collectors.joining(", "));
      session.execute("TRUNCATE TABLE %s.%s".formatted(copy.database(), table));
      session.execute(
          "INSERT INTO %s.%s (%s) SELECT %s FROM %s WHERE %s"
              .formatted(copy.database(), table, columns, columns, table, condition));
    }
  }
}

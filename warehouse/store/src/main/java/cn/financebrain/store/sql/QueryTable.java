package cn.financebrain.store.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The views that people may query, and what of each they see. A view that is not listed can't be
 * queried.
 */
public enum QueryTable {
  ENTERPRISE("enterprise", Rows.OF_REGION),
  EVENT("event", Rows.OF_ENTERPRISE, "data"),
  ENTERPRISE_TAG("enterprise_tag", Rows.OF_ENTERPRISE),
  ENTERPRISE_TAG_CHANGE("enterprise_tag_change", Rows.OF_ENTERPRISE),
  SCORE("score", Rows.OF_ENTERPRISE),
  LATEST_SCORE("latest_score", Rows.OF_ENTERPRISE),
  SHADOW_SCORE("shadow_score", Rows.OF_ENTERPRISE),
  LABEL("label", Rows.OF_ENTERPRISE),
  ALERT("alert", Rows.OF_REGION),
  ALERT_BUDGET("alert_budget", Rows.OF_REGION),
  CASE_FILE("case_file", Rows.OF_REGION),
  CASE_STEP("case_step", Rows.OF_REGION),
  SCAN("scan", Rows.OF_REGION),
  SCAN_SCORE("scan_score", Rows.OF_REGION),
  TAG_CATALOGUE("tag_catalogue", Rows.ALL),
  TAG_FILLING("tag_filling", Rows.ALL),
  RULE_CATALOGUE("rule_catalogue", Rows.ALL),
  MODEL_DRIFT("model_drift", Rows.ALL),
  FEED_AGREEMENT("feed_agreement", Rows.ALL),
  FEED_RUN("feed_run", Rows.ALL),
  FEED_DAY("feed_day", Rows.ALL),
  FEED_COLUMN("feed_column", Rows.ALL),
  FEED_ALERT("feed_alert", Rows.ALL),
  FEED_EPOCH("feed_epoch", Rows.ALL),
  /** Counts over the whole city. */
  TAG_FILLED("tag_filled", Rows.OF_CITY),
  /** Statistics of groups that may be of one enterprise. */
  PEER_EPOCH("peer_epoch", Rows.OF_CITY);

  /** Which rows somebody with a territory sees. */
  enum Rows {
    /** Those whose own region is inside. */
    OF_REGION,
    /** Those of enterprises whose region is inside. */
    OF_ENTERPRISE,
    ALL,
    /** None: the table is there for the whole city only. */
    OF_CITY
  }

  private final String view;
  private final Rows rows;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<String> ofPersons;

  QueryTable(String view, Rows rows, String... ofPersons) {
    this.view = view;
    this.rows = rows;
    this.ofPersons = Set.of(ofPersons);
  }

  /** The table's name. */
  public String view() {
    return view;
  }

  /** Columns that may name natural persons. */
  public Set<String> columnsOfPersons() {
    return ofPersons;
  }

  /** Whether the table is there at all for somebody. */
  public boolean isFor(Access access) {
    return rows != Rows.OF_CITY || access.isCity();
  }

  static Optional<QueryTable> find(String view) {
    return Arrays.stream(values()).filter(table -> table.view.equals(view)).findFirst();
  }

  /**
   * The table's rows and columns for somebody, as a query in brackets. The limit, which no table
   * reaches, keeps what is asked of these rows from being computed for others: a condition that
   * fails on a value would tell that value.
   */
  String rowsFor(Access access, String database) {
    String columns =
        access.persons() || ofPersons.isEmpty()
            ? "*"
            : ofPersons.stream()
                .sorted()
                .map(Sql::name)
                .collect(Collectors.joining(", ", "* EXCEPT (", ")"));
    String from = Sql.name(database) + '.' + Sql.name(view);
    String all = "SELECT %s FROM %s".formatted(columns, from);
    if (access.isCity() || rows == Rows.ALL) {
      return "( " + all + " )";
    }
    String inside =
        switch (rows) {
          case OF_REGION -> inTerritory(access);
          case OF_ENTERPRISE ->
              "`enterprise` IN (SELECT `enterprise` FROM %s.`enterprise` WHERE %s)"
                  .formatted(Sql.name(database), inTerritory(access));
          default -> "0";
        };
    return "( %s WHERE %s LIMIT %d )".formatted(all, inside, Long.MAX_VALUE);
  }

  /** The views that {@link #rowsFor} names. */
  List<String> viewsFor(Access access) {
    return rows == Rows.OF_ENTERPRISE && !access.isCity()
        ? List.of(view, ENTERPRISE.view)
        : List.of(view);
  }

  private static String inTerritory(Access access) {
    return access.prefixes().isEmpty()
        ? "0"
        : access.prefixes().stream()
            .map(prefix -> "startsWith(`region`, %s)".formatted(Sql.text(prefix)))
            .collect(Collectors.joining(" OR ", "(", ")"));
  }
}

package cn.financebrain.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The users that a stack needs in its warehouse. The launcher gives them passwords and writes them
 * into the embedded engine's users file; on a server {@link #statements} makes them.
 */
public enum WarehouseUser {
  /** Migrations and operators: everything. */
  ADMIN("admin", "ALL"),
  /** The streaming job and the loaders: read and insert. */
  WRITER("writer", "SELECT, INSERT"),
  /** Pages and ad-hoc queries: reads only, within limits. */
  READER("reader", "SELECT");

  private final String id;
  private final String grants;

  WarehouseUser(String id, String grants) {
    this.id = id;
    this.grants = grants;
  }

  /** The user's name in ClickHouse. */
  public String id() {
    return id;
  }

  /** Whether ClickHouse's setting {@code readonly} is 1 for this user. */
  public boolean readOnly() {
    return this == READER;
  }

  /** Settings that hold for every query of this user. */
  public Map<String, String> settings() {
    return readOnly()
        ? Map.of(
            "max_execution_time", "60",
            "max_memory_usage", "2000000000",
            "max_bytes_before_external_group_by", "1000000000",
            "max_bytes_before_external_sort", "1000000000")
        : Map.of();
  }

  /** Settings that the user may give although it is read-only. */
  public Set<String> changeable() {
    return readOnly()
        ? Set.of("max_execution_time", "max_result_rows", "result_overflow_mode")
        : Set.of();
  }

  /**
   * What makes this user on a server that manages users by SQL; run it as that server's
   * administrator.
   */
  public List<String> statements(WarehouseSettings warehouse, String password) {
    String onCluster =
        warehouse.cluster().isEmpty() ? "" : " ON CLUSTER " + Quote.name(warehouse.cluster());
    return List.of(
        "CREATE USER OR REPLACE %s%s IDENTIFIED WITH sha256_password BY %s%s"
            .formatted(id, onCluster, Quote.text(password), settingsClause()),
        "GRANT%s %s ON %s.* TO %s"
            .formatted(onCluster, grants, Quote.name(warehouse.database()), id));
  }

  private String settingsClause() {
    if (!readOnly()) {
      return "";
    }
    TreeMap<String, String> clauses = new TreeMap<>();
    changeable().forEach(name -> clauses.put(name, name + " CHANGEABLE_IN_READONLY"));
    settings()
        .forEach(
            (name, value) ->
                clauses.put(
                    name,
                    "%s = %s%s"
                        .formatted(
                            name,
                            value,
                            changeable().contains(name) ? " CHANGEABLE_IN_READONLY" : "")));
    return clauses.values().stream()
        .collect(Collectors.joining(", ", " SETTINGS readonly = 1, ", ""));
  }
}

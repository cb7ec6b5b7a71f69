package cn.financebrain.store;

/** The users that a stack needs in its warehouse; the launcher makes them and their passwords. */
public enum WarehouseUser {
  /** Migrations and operators: everything. */
  ADMIN("admin", false),
  /** The streaming job and the loaders: read and insert. */
  WRITER("writer", false),
  /** Pages and ad-hoc queries: {@code readonly = 1}. */
  READER("reader", true);

  private final String id;
  private final boolean readOnly;

  WarehouseUser(String id, boolean readOnly) {
    this.id = id;
    this.readOnly = readOnly;
  }

  /** The user's name in ClickHouse. */
  public String id() {
    return id;
  }

  public boolean readOnly() {
    return readOnly;
  }
}

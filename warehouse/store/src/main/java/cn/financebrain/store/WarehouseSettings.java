package cn.financebrain.store;

import java.io.Serializable;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where the warehouse is and who asks.
 *
 * @param url HTTP address of a ClickHouse server, such as {@code http://127.0.0.1:8123}
 * @param password may be empty
 * @param database {@code finance_brain} by default
 * @param cluster name of the cluster whose servers each hold a replica of the tables; empty for a
 *     single server. On a cluster the statements of the migrations run {@code ON CLUSTER} and the
 *     tables are {@code Replicated}
 */
public record WarehouseSettings(
    String url, String user, String password, String database, String cluster)
    implements Serializable {
  /** The database that everything uses unless told otherwise. */
  public static final String DATABASE = "finance_brain";

  private static final Pattern URL = Pattern.compile("https?://[^\\s/]+/?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

  /**
   * @throws IllegalArgumentException if the address, the database or the cluster is not of the form
   *     above
   */
  public WarehouseSettings {
    if (!URL.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "warehouse url '%s', expected http://host:port".formatted(url));
    }
    if (!WORD.matcher(database).matches()) {
      throw new IllegalArgumentException(
          "warehouse database '%s', expected letters, digits and _".formatted(database));
    }
    if (!cluster.isEmpty() && !WORD.matcher(cluster).matches()) {
      throw new IllegalArgumentException(
          "warehouse cluster '%s', expected letters, digits and _, or nothing".formatted(cluster));
    }
  }

  /** A single server. */
  public WarehouseSettings(String url, String user, String password, String database) {
    this(url, user, password, database, "");
  }

  /** The same warehouse for another user. */
  public WarehouseSettings as(String otherUser, String otherPassword) {
    return new WarehouseSettings(url, otherUser, otherPassword, database, cluster);
  }

  /** Whether the server is on this machine, by its address. */
  boolean isLocal() {
    String host = URI.create(url).getHost();
    return "localhost".equals(host) || "[::1]".equals(host) || host.startsWith("127.");
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "%s@%s/%s".formatted(user, url, database);
  }
}

package cn.financebrain.engine.http;

import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Brings a connection into the state that a request asks for, within its account's rights, and back
 * again where a session keeps the connection.
 */
final class Preparation implements AutoCloseable {

  /** Settings of the HTTP interface: they change nothing in the engine, so anyone may give them. */
  private static final Set<String> OF_HTTP =
      Set.of(
          "enable_http_compression",
          "http_zlib_compression_level",
          "send_progress_in_http_headers",
          "http_headers_progress_interval_ms",
          "http_response_buffer_size",
          "http_wait_end_of_query",
          "http_write_exception_in_output_format",
          "cancel_http_readonly_queries_on_client_close",
          "add_http_cors_header",
          "replace_running_query");

  private final Sessions.Lease lease;
  private final EngineConnection connection;
  private final StringJoiner restore = new StringJoiner(";\n");

  private Preparation(Sessions.Lease lease) {
    this.lease = lease;
    this.connection = lease.connection();
  }

  static Preparation of(Sessions.Lease lease, Request request, Account account, String queryId)
      throws EngineException {
    Preparation preparation = new Preparation(lease);
    try {
      preparation.apply(request, account, queryId);
    } catch (EngineException e) {
      preparation.close();
      throw e;
    }
    return preparation;
  }

  private void apply(Request request, Account account, String queryId) throws EngineException {
    String database = request.database().orElse(lease.database());
    if (database != null) {
      remember("SELECT 'USE `' || replaceAll(currentDatabase(), '`', '\\\\`') || '`'");
      connection.execute("USE " + Sql.name(database));
    }
    Map<String, String> settings = allowed(request.settings(), account);
    if (lease.kept()) {
      settings.put(RunningQueries.TAG, queryId);
      rememberSettings(settings.keySet());
    }
    set(settings);
    int readonly = request.isGet() ? (account.readonly() == 1 ? 1 : 2) : account.readonly();
    if (readonly > 0 && (!lease.kept() || account.readonly() > 0)) {
      connection.execute("SET readonly = " + readonly);
    }
  }

  private Map<String, String> allowed(Map<String, String> asked, Account account)
      throws EngineException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Map.Entry<String, String> setting : asked.entrySet()) {
      String name = setting.getKey();
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw EngineException.of(115, "UNKNOWN_SETTING", "Unknown setting '" + name + "'");
      }
      if (OF_HTTP.contains(name)) {
        continue;
      }
      if (account.readonly() > 0 && name.equals("readonly")) {
        if (!setting.getValue().equals(Integer.toString(account.readonly()))) {
          throw readonly(name);
        }
      } else if (account.readonly() > 0 && name.equals("dialect")) {
        throw readonly(name);
      } else if (account.readonly() == 1 && !account.mayChange(name)) {
        refuseChange(name, setting.getValue());
      } else {
        settings.put(name, setting.getValue());
      }
    }
    return settings;
  }

  /** A setting that stays as it is may be given all the same. */
  private void refuseChange(String name, String value) throws EngineException {
    String same =
        connection.query(
            "SELECT count() FROM system.settings WHERE name = "
                + Sql.string(name)
                + " AND value = "
                + Sql.string(value));
    if (!same.strip().equals("1")) {
      throw readonly(name);
    }
  }

  private static EngineException readonly(String name) {
    return EngineException.of(
        164, "READONLY", "Cannot modify '" + name + "' setting in readonly mode.");
  }

  private void set(Map<String, String> settings) throws EngineException {
    if (!settings.isEmpty()) {
      connection.execute(
          "SET "
              + settings.entrySet().stream()
                  .map(setting -> setting.getKey() + " = " + Sql.string(setting.getValue()))
                  .collect(Collectors.joining(", ")));
    }
  }

  private void rememberSettings(Set<String> names) throws EngineException {
    remember(
        "SELECT 'SET ' || arrayStringConcat(groupArray(name || ' = ' || if(changed, '\\''"
            + " || replaceAll(replaceAll(value, '\\\\', '\\\\\\\\'), '\\'', '\\\\\\'') || '\\'',"
            + " 'DEFAULT')), ', ') FROM system.settings WHERE name IN ("
            + names.stream().map(Sql::string).collect(Collectors.joining(", "))
            + ")");
  }

  private void remember(String query) throws EngineException {
    if (lease.kept()) {
      restore.add(connection.query(query + " FORMAT TSVRaw").strip());
    }
  }

  /** Takes back what the request alone had set. */
  @Override
  public void close() throws EngineException {
    if (restore.length() > 0) {
      connection.execute(restore.toString());
    }
  }
}

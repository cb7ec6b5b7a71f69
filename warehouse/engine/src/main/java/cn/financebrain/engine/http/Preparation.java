package cn.financebrain.engine.http;

import cn.financebrain.engine.account.Account;
import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import java.util.Map;
import java.util.StringJoiner;

/** Brings a connection into the state that a request asks for, within its account's rights. */
final class Preparation {

  private final EngineConnection connection;
  private final Account account;

  Preparation(EngineConnection connection, Account account) {
    this.connection = connection;
    this.account = account;
  }

  void apply(Request request) throws EngineException {
    if (request.database().isPresent()) {
      connection.execute("USE " + Sql.name(request.database().get()));
    }
    set(request.settings());
    if (account.readonly() > 0) {
      connection.execute("SET readonly = " + account.readonly());
    }
  }

  private void set(Map<String, String> settings) throws EngineException {
    StringJoiner assignments = new StringJoiner(", ");
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      if (!setting.getKey().matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw EngineException.of(
            115, "UNKNOWN_SETTING", "Unknown setting '" + setting.getKey() + "'");
      }
      assignments.add(setting.getKey() + " = " + Sql.string(setting.getValue()));
    }
    if (assignments.length() > 0) {
      connection.execute("SET " + assignments);
    }
  }
}

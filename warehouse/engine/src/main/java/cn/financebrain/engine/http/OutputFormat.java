package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.SqlText;
import cn.financebrain.engine.chdb.SqlText.Token;
import cn.financebrain.engine.chdb.Statement;
import java.util.List;

/** Which format a query's result has: its own FORMAT clause, else what the request asks for. */
final class OutputFormat {

  static final String DEFAULT = "TabSeparated";

  private OutputFormat() {}

  static String of(Statement statement, Request request) {
    String asked = request.defaultFormat().orElse(DEFAULT);
    List<Token> tokens = SqlText.tokens(statement.text());
    String clause = null;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is("FORMAT") && tokens.get(i + 1).isName() && endsClause(tokens, i + 2)) {
        clause = tokens.get(i + 1).text();
      }
    }
    return clause == null ? asked : clause;
  }

  private static boolean endsClause(List<Token> tokens, int i) {
    return i == tokens.size() || tokens.get(i).isSymbol(';') || tokens.get(i).is("SETTINGS");
  }
}

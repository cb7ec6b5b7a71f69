package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.SqlText;
import cn.financebrain.engine.chdb.SqlText.Kind;
import cn.financebrain.engine.chdb.SqlText.Token;
import java.util.List;
import java.util.Optional;

/**
 * {@code KILL QUERY WHERE query_id = '…'}, perhaps with SYNC: as on a server, also a read-only
 * account may end queries of its own. In any other form it may not.
 */
final class OwnKill {
  private static final int WORDS = 6;

  private OwnKill() {}

  /** The id of the query; empty where the statement is something else. */
  static Optional<String> idIn(String sql) {
    List<Token> tokens = SqlText.tokens(sql);
    boolean fits =
        (tokens.size() == WORDS || (tokens.size() == WORDS + 1 && tokens.get(WORDS).is("SYNC")))
            && tokens.get(0).is("KILL")
            && tokens.get(1).is("QUERY")
            && tokens.get(2).is("WHERE")
            && tokens.get(3).is("query_id")
            && tokens.get(4).isSymbol('=')
            && tokens.get(5).kind() == Kind.STRING;
    if (!fits) {
      return Optional.empty();
    }
    int start = tokens.get(5).start() + 1;
    int end = sql.indexOf('\'', start);
    String id = end < 0 ? "" : sql.substring(start, end);
    return id.matches("[A-Za-z0-9_.-]{1,100}") ? Optional.of(id) : Optional.empty();
  }
}

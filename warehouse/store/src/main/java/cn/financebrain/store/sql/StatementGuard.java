package cn.financebrain.store.sql;

import cn.financebrain.store.sql.StatementRefused.Reason;
import cn.financebrain.store.sql.Token.Kind;
import java.util.List;
import java.util.Map;

/**
 * Lets of what people write only queries through, and these only over what the person may see. A
 * statement is read by a grammar that knows nothing but queries, and written anew from what was
 * read: names in quotes, tables by the rows and columns that are there for the person, functions of
 * a list. So what the server gets has no piece that was not understood here, however the server
 * would have read the original. Pure.
 */
public final class StatementGuard {
  /** What a server takes by default is 262,144. */
  public static final int LENGTH_MAX = 50_000;

  private static final int WRITTEN_MAX = 250_000;

  private final String database;

  /**
   * @param database of the views
   */
  public StatementGuard(String database) {
    this.database = database;
  }

  /** The functions that may be called, in the server's spelling, by name. */
  public static List<String> functions() {
    return Functions.all();
  }

  /**
   * @param values of the statement's parameters, as text
   * @throws StatementRefused if it is anything but one query over tables, functions and types that
   *     are allowed
   */
  public GuardedStatement check(String statement, Access access, Map<String, String> values) {
    if (statement.length() > LENGTH_MAX) {
      throw new StatementRefused(Reason.TOO_LARGE, Integer.toString(LENGTH_MAX), LENGTH_MAX);
    }
    List<Token> tokens = Lexer.tokens(statement);
    Parameters.of(tokens);
    Token first = tokens.get(0);
    if (!first.is("SELECT") && !first.is("WITH") && !first.is("(")) {
      throw new StatementRefused(Reason.NOT_ONE_QUERY, first.text(), first.start());
    }
    Writer writer = new Writer(tokens, access, database, values);
    new Queries(writer).query();
    if (writer.sees(";")) {
      writer.skip();
      if (writer.peek().kind() != Kind.END) {
        throw writer.refused(Reason.NOT_ONE_QUERY);
      }
    }
    if (writer.peek().kind() != Kind.END) {
      throw writer.unexpected();
    }
    GuardedStatement guarded = writer.finished();
    if (guarded.sql().length() > WRITTEN_MAX) {
      throw new StatementRefused(Reason.TOO_LARGE, Integer.toString(WRITTEN_MAX), 0);
    }
    return guarded;
  }
}

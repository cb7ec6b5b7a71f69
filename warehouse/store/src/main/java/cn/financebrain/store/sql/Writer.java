package cn.financebrain.store.sql;

import cn.financebrain.store.sql.StatementRefused.Reason;
import cn.financebrain.store.sql.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through the pieces of a statement and writes it anew, piece by piece. Also keeps what is
 * known on the way: the named queries in reach, how many tables are read, how deep it is.
 */
final class Writer {
  /** What the engine itself takes by default is 1,000. */
  private static final int DEPTH_MAX = 200;

  private static final int TABLES_MAX = 60;

  /** What names of queries begin with, and no table does. */
  static final String NAMED = "with ";

  private final List<Token> tokens;
  private final Access access;
  private final String database;
  private final Map<String, String> values;
  private final StringBuilder output = new StringBuilder();
  private final Deque<Map<String, Integer>> named = new ArrayDeque<>();
  private final Set<QueryTable> tables = new HashSet<>();
  private final Map<String, Integer> references = new HashMap<>();
  private int at;
  private int depth;
  private int tablesRead;

  Writer(List<Token> tokens, Access access, String database, Map<String, String> values) {
    this.tokens = tokens;
    this.access = access;
    this.database = database;
    this.values = values;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  /** Whether these words or symbols come next. */
  boolean sees(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!peek(i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  Token skip() {
    return tokens.get(at++);
  }

  /** Writes these words or symbols if they come next. */
  boolean takes(String... words) {
    if (!sees(words)) {
      return false;
    }
    for (String word : words) {
      skip();
      write(word);
    }
    return true;
  }

  void expect(String... words) {
    for (String word : words) {
      if (!takes(word)) {
        throw unexpected();
      }
    }
  }

  void write(String piece) {
    output.append(piece).append(' ');
  }

  StatementRefused unexpected() {
    return refused(Reason.SYNTAX);
  }

  /** Refuses what comes next. */
  StatementRefused refused(Reason reason) {
    Token token = peek();
    return new StatementRefused(
        reason, token.kind() == Kind.END ? "" : token.text(), token.start());
  }

  void name() {
    if (!peek().isName()) {
      throw unexpected();
    }
    write(Sql.name(skip().text()));
  }

  void text() {
    if (peek().kind() != Kind.TEXT) {
      throw unexpected();
    }
    write(Sql.text(skip().text()));
  }

  void type() {
    at = DataTypes.read(tokens, at, output);
    output.append(' ');
  }

  void parameter() {
    write(Parameters.value(skip(), values));
  }

  void function() {
    Token token = peek();
    String name = Functions.find(token.text()).orElseThrow(() -> refused(Reason.FUNCTION));
    skip();
    write(name);
  }

  void deeper() {
    if (++depth > DEPTH_MAX) {
      throw new StatementRefused(Reason.TOO_LARGE, Integer.toString(DEPTH_MAX), peek().start());
    }
  }

  void shallower() {
    depth--;
  }

  void openNames() {
    named.push(new HashMap<>());
  }

  void closeNames() {
    named.pop();
  }

  int tablesRead() {
    return tablesRead;
  }

  /** Names a query; it reads so many tables each time that it is named. */
  void nameQuery(String name, int reads) {
    named.getFirst().put(name, reads);
  }

  /** As it is written where it is defined: no table has such a name, whatever the scope. */
  static String queryName(String name) {
    return Sql.name(NAMED + name);
  }

  private Optional<Integer> readsOf(String name) {
    return named.stream()
        .filter(scope -> scope.containsKey(name))
        .findFirst()
        .map(scope -> scope.get(name));
  }

  /**
   * Writes a table, or a named query, by what may be seen of it.
   *
   * @return the name by which its columns can be told
   */
  String table() {
    Token first = peek();
    if (!first.isName()) {
      throw unexpected();
    }
    if (!peek(1).is(".")) {
      Optional<Integer> reads = readsOf(first.text());
      if (reads.isPresent()) {
        count(reads.get());
        skip();
        write(queryName(first.text()));
        return first.text();
      }
    } else if (!first.text().equals(database)) {
      throw refused(Reason.TABLE);
    } else {
      skip();
      skip();
    }
    QueryTable table =
        QueryTable.find(peek().isName() ? peek().text() : "")
            .filter(each -> each.isFor(access) && !peek(1).is("."))
            .orElseThrow(() -> refused(Reason.TABLE));
    count(1);
    skip();
    tables.add(table);
    table.viewsFor(access).forEach(view -> references.merge(view, 1, Integer::sum));
    write(table.rowsFor(access, database));
    return table.view();
  }

  private void count(int reads) {
    tablesRead += reads;
    if (tablesRead > TABLES_MAX) {
      throw new StatementRefused(Reason.TOO_LARGE, Integer.toString(TABLES_MAX), peek().start());
    }
  }

  GuardedStatement finished() {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (Token token : tokens) {
      if (token.isName()) {
        places.putIfAbsent(token.text(), token.start());
      }
    }
    return new GuardedStatement(output.toString().strip(), tables, references, places);
  }
}

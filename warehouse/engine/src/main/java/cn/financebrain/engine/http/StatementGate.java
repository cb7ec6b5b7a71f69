package cn.financebrain.engine.http;

import cn.financebrain.engine.chdb.Analysis;
import cn.financebrain.engine.chdb.Engine;
import cn.financebrain.engine.chdb.EngineConnection;
import cn.financebrain.engine.chdb.EngineException;
import cn.financebrain.engine.chdb.SqlText;
import cn.financebrain.engine.chdb.SqlText.Token;
import cn.financebrain.engine.chdb.Statement;
import cn.financebrain.engine.chdb.StatementKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses what a ClickHouse server would refuse over HTTP and libchdb, made to be a command-line
 * tool, would run: several statements at once, files of the machine, and for read-only accounts
 * everything that reaches beyond the tables. The engine's own {@code readonly} comes on top.
 */
final class StatementGate {

  /** Table functions that touch nothing outside the query. */
  private static final Set<String> HARMLESS =
      Set.of(
          "numbers",
          "numbers_mt",
          "zeros",
          "zeros_mt",
          "generate_series",
          "generateseries",
          "generaterandom",
          "values",
          "null",
          "view",
          "format");

  private static final Set<String> QUERY_WORDS =
      Set.of("SELECT", "WITH", "(", "FROM", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "EXISTS");

  /** First words of statements that are no queries. */
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "INSERT",
          "CREATE",
          "ALTER",
          "DROP",
          "TRUNCATE",
          "OPTIMIZE",
          "RENAME",
          "EXCHANGE",
          "ATTACH",
          "DETACH",
          "DELETE",
          "UPDATE",
          "SET",
          "USE",
          "SYSTEM",
          "KILL",
          "GRANT",
          "REVOKE",
          "BACKUP",
          "RESTORE",
          "MOVE",
          "UNDROP",
          "CHECK",
          "BEGIN",
          "COMMIT",
          "ROLLBACK",
          "REPLACE",
          "EXECUTE");

  private final Set<String> outsideFunctions;

  StatementGate(Engine engine) {
    try (EngineConnection connection = engine.connect(Map.of())) {
      Set<String> names =
          connection
              .query("SELECT lower(name) FROM system.table_functions")
              .lines()
              .filter(name -> !HARMLESS.contains(name))
              .collect(Collectors.toSet());
      names.add("file");
      this.outsideFunctions = Set.copyOf(names);
    } catch (EngineException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Lets a statement pass or refuses it.
   *
   * @param readonly what holds for the request: the account's, or 2 for GET
   * @param outsider whether the account is read-only, so that functions that reach outside are shut
   */
  void check(String text, Analysis analysis, int readonly, boolean outsider)
      throws EngineException {
    if (analysis.statements() > 1) {
      throw EngineException.of(62, "SYNTAX_ERROR", "Multi-statements are not allowed");
    }
    String word = SqlText.firstWord(text);
    List<Token> tokens = SqlText.tokens(text);
    checkFiles(word, tokens, analysis.kind());
    if (word.equals("SYSTEM") && tokens.size() > 1 && isStop(tokens.get(1))) {
      throw EngineException.of(
          48, "NOT_IMPLEMENTED", "The embedded engine is stopped by SIGTERM to its process");
    }
    if (readonly > 0) {
      checkReadOnly(word, analysis.kind(), readonly);
    }
    if (outsider) {
      checkFunctions(tokens);
      refuseDialects(tokens);
    }
  }

  /**
   * Looks once more at what a read-only account wants, as the engine's parser understands it.
   *
   * @param connection the account's
   */
  void checkAsParsed(EngineConnection connection, Statement statement, Analysis analysis)
      throws EngineException {
    if (analysis.kind() == StatementKind.UNKNOWN) {
      return;
    }
    Optional<String> canonical =
        statement.isLongerThanItsText()
            ? Optional.empty()
            : CanonicalText.of(connection, statement.text());
    if (canonical.isEmpty()) {
      throw EngineException.of(62, "SYNTAX_ERROR", "Syntax error: the statement is too long");
    }
    checkFunctions(SqlText.tokens(canonical.get()));
  }

  /** Other languages than SQL have ways of their own to say what is refused here. */
  private static void refuseDialects(List<Token> tokens) throws EngineException {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).text().equalsIgnoreCase("dialect") && tokens.get(i + 1).isSymbol('=')) {
        throw EngineException.of(
            164, "READONLY", "Cannot modify 'dialect' setting in readonly mode.");
      }
    }
  }

  private static boolean isStop(Token token) {
    return token.is("SHUTDOWN") || token.is("KILL");
  }

  private static void checkFiles(String word, List<Token> tokens, StatementKind kind)
      throws EngineException {
    if (word.equals("INSERT")) {
      for (Token token : tokens) {
        if (token.is("FORMAT") || token.is("VALUES") || token.is("SELECT")) {
          return;
        }
        if (token.is("INFILE")) {
          throw EngineException.of(
              48, "NOT_IMPLEMENTED", "FROM INFILE is for the command-line client");
        }
      }
    } else if ((QUERY_WORDS.contains(word) && kind == StatementKind.CONTROL)
        || has(tokens, "INTO", "OUTFILE")) {
      throw EngineException.of(358, "INTO_OUTFILE_NOT_ALLOWED", "INTO OUTFILE is not allowed");
    }
  }

  private static boolean has(List<Token> tokens, String first, String second) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is(first) && tokens.get(i + 1).is(second)) {
        return true;
      }
    }
    return false;
  }

  private static void checkReadOnly(String word, StatementKind kind, int readonly)
      throws EngineException {
    boolean allowed =
        switch (kind) {
          case READ -> true;
          case CONTROL ->
              word.equals("USE") || (readonly == 2 && Set.of("SET", "CREATE").contains(word));
          case WRITE, WRITE_GLOBAL -> false;
          case UNKNOWN -> QUERY_WORDS.contains(word);
        };
    if (!allowed && kind == StatementKind.UNKNOWN && !OTHER_WORDS.contains(word)) {
      throw EngineException.of(
          62, "SYNTAX_ERROR", "Syntax error: no statement begins with '" + word + "'");
    }
    if (!allowed) {
      throw EngineException.of(164, "READONLY", "Cannot execute query in readonly mode");
    }
  }

  private void checkFunctions(List<Token> tokens) throws EngineException {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.isName() && tokens.get(i + 1).isSymbol('(')) {
        String name = token.text().toLowerCase(Locale.ROOT);
        if (outsideFunctions.contains(name) || name.contains("\\")) {
          throw EngineException.of(
              164, "READONLY", "Cannot use the function " + name + " in readonly mode");
        }
      }
    }
  }
}

package cn.financebrain.store.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A person's query as it may run: written anew, each table replaced by what the person may see of
 * it.
 *
 * @param sql what the server gets
 * @param tables the views that it reads
 * @param references how often the statement as it may run names each view, those that tell the
 *     territory included
 * @param places where each written name stands, for errors that name one; the first place of each
 */
public record GuardedStatement(
    String sql,
    Set<QueryTable> tables,
    Map<String, Integer> references,
    Map<String, Integer> places) {

  public GuardedStatement {
    tables = Set.copyOf(tables);
    references = Map.copyOf(references);
    places = Map.copyOf(places);
  }

  /** The same with one more column, which has the same text in each row. */
  public GuardedStatement withConstant(String column, String text) {
    return new GuardedStatement(
        "SELECT *, %s AS %s FROM ( %s )".formatted(Sql.text(text), Sql.name(column), sql),
        tables,
        references,
        places);
  }

  /**
   * A parameter of a statement.
   *
   * @param type of ClickHouse, such as {@code UInt32}
   */
  public record Parameter(String name, String type) {}

  /** The parameters of a statement in their order, each once. */
  public static List<Parameter> parametersOf(String statement) {
    return Parameters.of(Lexer.tokens(statement));
  }
}

package cn.financebrain.store.sql;

import cn.financebrain.store.sql.StatementRefused.Reason;
import java.util.List;

/** Reads queries: their clauses, in the server's order. */
final class Queries {
  /** Clauses that queries have elsewhere and not here. */
  private static final List<String> OTHERS =
      List.of(
          "SETTINGS",
          "FORMAT",
          "INTO",
          "PREWHERE",
          "SAMPLE",
          "FINAL",
          "INTERPOLATE",
          "FETCH",
          "RECURSIVE",
          "MATERIALIZED",
          "GLOBAL",
          "PASTE",
          "TOP",
          "APPLY",
          "ANY",
          "ALL",
          "STALENESS",
          "PARALLEL");

  private final Writer writer;
  private final Expressions expressions;

  Queries(Writer writer) {
    this.writer = writer;
    this.expressions = new Expressions(writer, this);
  }

  boolean isOtherClause() {
    return OTHERS.stream().anyMatch(writer.peek()::is);
  }

  private StatementRefused refusedClause() {
    return isOtherClause() ? writer.refused(Reason.CLAUSE) : writer.unexpected();
  }

  /** A query with what may stand before it and between its parts. */
  void query() {
    writer.deeper();
    writer.openNames();
    if (writer.takes("WITH")) {
      do {
        with();
      } while (writer.takes(","));
    }
    part();
    while (operation()) {
      part();
    }
    writer.closeNames();
    writer.shallower();
  }

  private boolean operation() {
    if (writer.takes("UNION") || writer.takes("EXCEPT") || writer.takes("INTERSECT")) {
      if (!writer.takes("ALL")) {
        writer.expect("DISTINCT");
      }
      return true;
    }
    return false;
  }

  private void with() {
    boolean isQuery =
        Words.isName(writer.peek())
            && writer.peek(1).is("AS")
            && writer.peek(2).is("(")
            && (writer.peek(3).is("SELECT") || writer.peek(3).is("WITH") || writer.peek(3).is("("));
    if (!isQuery) {
      if (isOtherClause()) {
        throw refusedClause();
      }
      expressions.expression();
      writer.expect("AS");
      if (isOtherClause()) {
        throw refusedClause();
      }
      writer.name();
      return;
    }
    String name = writer.skip().text();
    int before = writer.tablesRead();
    writer.write(Writer.queryName(name));
    writer.expect("AS", "(");
    query();
    writer.expect(")");
    writer.nameQuery(name, writer.tablesRead() - before);
  }

  private void part() {
    if (writer.takes("(")) {
      query();
      writer.expect(")");
      return;
    }
    if (!writer.sees("SELECT")) {
      throw refusedClause();
    }
    select();
  }

  private void select() {
    writer.expect("SELECT");
    if (writer.takes("DISTINCT") && writer.takes("ON")) {
      writer.expect("(");
      expressions.list();
      writer.expect(")");
    }
    elements();
    if (writer.takes("FROM")) {
      tables();
    }
    condition("WHERE");
    group();
    condition("HAVING");
    if (writer.takes("WINDOW")) {
      do {
        writer.name();
        writer.expect("AS");
        window();
      } while (writer.takes(","));
    }
    condition("QUALIFY");
    if (writer.takes("ORDER", "BY") && !writer.takes("ALL")) {
      order();
    }
    limits();
    if (isOtherClause()) {
      throw refusedClause();
    }
  }

  private void elements() {
    do {
      expressions.expression();
      alias();
    } while (writer.takes(","));
  }

  private void alias() {
    if (writer.takes("AS")) {
      writer.name();
    } else if (Words.isName(writer.peek())) {
      writer.write("AS");
      writer.name();
    }
  }

  private void condition(String clause) {
    if (writer.takes(clause)) {
      expressions.expression();
    }
  }

  private void group() {
    if (!writer.takes("GROUP", "BY")) {
      return;
    }
    if (writer.takes("GROUPING", "SETS")) {
      writer.expect("(");
      do {
        writer.expect("(");
        if (!writer.sees(")")) {
          expressions.list();
        }
        writer.expect(")");
      } while (writer.takes(","));
      writer.expect(")");
    } else if (writer.takes("ROLLUP", "(") || writer.takes("CUBE", "(")) {
      expressions.list();
      writer.expect(")");
    } else if (!writer.takes("ALL")) {
      expressions.list();
    }
    if (writer.takes("WITH", "ROLLUP") || writer.takes("WITH", "CUBE")) {
      // and totals besides
    }
    if (writer.sees("WITH", "TOTALS")) {
      throw writer.refused(Reason.CLAUSE);
    }
  }

  private void order() {
    do {
      expressions.named();
      if (!writer.takes("ASC")) {
        writer.takes("DESC");
      }
      if (writer.takes("NULLS") && !writer.takes("FIRST")) {
        writer.expect("LAST");
      }
      if (writer.takes("COLLATE")) {
        writer.text();
      }
      if (writer.takes("WITH", "FILL")) {
        for (String word : List.of("FROM", "TO", "STEP")) {
          condition(word);
        }
      }
    } while (writer.takes(","));
  }

  /** At most one LIMIT BY, then LIMIT and OFFSET. */
  private void limits() {
    boolean whole = false;
    for (int i = 0; i < 2 && !whole && writer.takes("LIMIT"); i++) {
      expressions.expression();
      if (writer.takes(",") || writer.takes("OFFSET")) {
        expressions.expression();
      }
      if (writer.takes("BY")) {
        expressions.list();
      } else {
        whole = true;
        writer.takes("WITH", "TIES");
      }
    }
    if (writer.takes("OFFSET")) {
      expressions.expression();
    }
  }

  /** What is in the brackets of a window. */
  void window() {
    writer.expect("(");
    if (Words.isName(writer.peek()) && !writer.sees("PARTITION") && !writer.sees("ORDER")) {
      writer.name();
    }
    if (writer.takes("PARTITION", "BY")) {
      expressions.list();
    }
    if (writer.takes("ORDER", "BY")) {
      order();
    }
    if (writer.takes("ROWS") || writer.takes("RANGE")) {
      if (writer.takes("BETWEEN")) {
        bound();
        writer.expect("AND");
      }
      bound();
    }
    writer.expect(")");
  }

  private void bound() {
    if (writer.takes("CURRENT", "ROW")) {
      return;
    }
    if (!writer.takes("UNBOUNDED")) {
      if (writer.peek().kind() != Token.Kind.NUMBER) {
        throw writer.unexpected();
      }
      writer.write(writer.skip().text());
    }
    if (!writer.takes("PRECEDING")) {
      writer.expect("FOLLOWING");
    }
  }

  private void tables() {
    table();
    while (true) {
      if (writer.takes("LEFT", "ARRAY", "JOIN") || writer.takes("ARRAY", "JOIN")) {
        elements();
      } else if (writer.takes(",")) {
        table();
      } else if (join()) {
        table();
        joined();
      } else {
        return;
      }
    }
  }

  private boolean join() {
    int words = 0;
    while (List.of(
            "ANY", "ALL", "ASOF", "SEMI", "ANTI", "INNER", "LEFT", "RIGHT", "FULL", "CROSS",
            "OUTER")
        .stream()
        .anyMatch(writer.peek(words)::is)) {
      words++;
    }
    if (!writer.peek(words).is("JOIN")) {
      return false;
    }
    for (int i = 0; i <= words; i++) {
      writer.write(writer.skip().text());
    }
    return true;
  }

  private void joined() {
    if (writer.takes("ON")) {
      expressions.expression();
    } else if (writer.takes("USING")) {
      if (writer.takes("(")) {
        expressions.list();
        writer.expect(")");
      } else {
        expressions.list();
      }
    }
  }

  private void table() {
    if (isOtherClause()) {
      throw refusedClause();
    }
    if (writer.takes("(")) {
      query();
      writer.expect(")");
      alias();
    } else if (writer.peek(1).is("(")) {
      numbers();
    } else {
      String name = writer.table();
      if (writer.sees("AS") || Words.isName(writer.peek())) {
        alias();
      } else {
        writer.write("AS");
        writer.write(Sql.name(name));
      }
    }
    if (isOtherClause() && !writer.sees("ANY") && !writer.sees("ALL")) {
      throw refusedClause();
    }
  }

  /** The one table function. */
  private void numbers() {
    if (!writer.sees("numbers")) {
      throw writer.refused(Reason.TABLE_FUNCTION);
    }
    writer.skip();
    writer.write("numbers");
    writer.expect("(");
    do {
      if (writer.peek().kind() != Token.Kind.NUMBER) {
        throw writer.refused(Reason.TABLE_FUNCTION);
      }
      writer.write(writer.skip().text());
    } while (writer.takes(","));
    writer.expect(")");
    alias();
  }
}

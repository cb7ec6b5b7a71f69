package cn.financebrain.store.sql;

import cn.financebrain.store.sql.StatementRefused.Reason;
import cn.financebrain.store.sql.Token.Kind;
import java.util.Set;

/**
 * Reads expressions. Which operator binds closer is left to the server, since its pieces stay in
 * their order.
 */
final class Expressions {
  private static final Set<String> SYMBOLS =
      Set.of("+", "-", "*", "/", "%", "=", "==", "!=", "<>", "<", ">", "<=", ">=", "||", "->");
  private final Writer writer;
  private final Queries queries;

  Expressions(Writer writer, Queries queries) {
    this.writer = writer;
    this.queries = queries;
  }

  /** Some with commas between them, each perhaps with a name of its own. */
  void list() {
    do {
      named();
    } while (writer.takes(","));
  }

  void named() {
    expression();
    if (writer.takes("AS")) {
      writer.name();
    }
  }

  void expression() {
    writer.deeper();
    operand();
    while (operator()) {
      // each call reads an operator and what stands behind it
    }
    writer.shallower();
  }

  private boolean operator() {
    Token token = writer.peek();
    if (token.kind() == Kind.SYMBOL && SYMBOLS.contains(token.text())) {
      writer.write(writer.skip().text());
      operand();
      return true;
    }
    if (writer.takes("?")) {
      expression();
      writer.expect(":");
      operand();
      return true;
    }
    if (writer.takes("IS")) {
      writer.takes("NOT");
      writer.expect("NULL");
      return true;
    }
    if (writer.takes("NOT", "IN") || writer.takes("IN")) {
      set();
      return true;
    }
    if (takesAny("AND", "OR", "XOR", "DIV", "MOD", "LIKE", "ILIKE", "REGEXP", "BETWEEN")
        || writer.takes("NOT", "LIKE")
        || writer.takes("NOT", "ILIKE")
        || writer.takes("NOT", "BETWEEN")) {
      operand();
      return true;
    }
    return false;
  }

  private boolean takesAny(String... words) {
    for (String word : words) {
      if (writer.takes(word)) {
        return true;
      }
    }
    return false;
  }

  /** What stands behind IN: a bare name there is a table to the server. */
  private void set() {
    if (writer.sees("(") && isQuery(1)) {
      bracketedQuery();
    } else if (isBareName()) {
      int brackets = 0;
      while (writer.sees("(")) {
        writer.skip();
        brackets++;
      }
      writer.write("( SELECT * FROM");
      writer.table();
      writer.write(")");
      for (; brackets > 0; brackets--) {
        writer.skip();
      }
    } else if (writer.sees("(")) {
      writer.expect("(");
      do {
        expression();
      } while (writer.takes(","));
      writer.expect(")");
    } else if (writer.sees("[") || writer.peek().kind() == Kind.PARAMETER) {
      operand();
    } else {
      throw writer.unexpected();
    }
  }

  /** Whether a name stands next and nothing else, perhaps in brackets. */
  private boolean isBareName() {
    int open = 0;
    while (writer.peek(open).is("(")) {
      open++;
    }
    int after = open;
    if (!writer.peek(after).isName() || Words.isConstant(writer.peek(after))) {
      return false;
    }
    after++;
    while (writer.peek(after).is(".") && writer.peek(after + 1).kind() != Kind.END) {
      after += 2;
    }
    for (int i = 0; i < open; i++) {
      if (!writer.peek(after + i).is(")")) {
        return false;
      }
    }
    return open > 0 || !writer.peek(after).is("(");
  }

  private boolean isQuery(int ahead) {
    return writer.peek(ahead).is("SELECT") || writer.peek(ahead).is("WITH");
  }

  private void bracketedQuery() {
    writer.expect("(");
    queries.query();
    writer.expect(")");
  }

  private void operand() {
    writer.deeper();
    while (takesAny("-", "+", "NOT")) {
      // signs and negations before it
    }
    boolean elements = primary();
    while (behind(elements)) {
      elements = true;
    }
    writer.shallower();
  }

  private boolean behind(boolean elements) {
    if (writer.takes("[")) {
      expression();
      writer.expect("]");
    } else if (writer.takes("::")) {
      writer.type();
    } else if (writer.sees(".") && writer.peek(1).kind() == Kind.NUMBER) {
      writer.expect(".");
      writer.write(writer.skip().text());
    } else if (elements && writer.takes(".")) {
      writer.name();
    } else {
      return false;
    }
    return true;
  }

  /** Returns whether a dot behind it is of an element, and not of a name. */
  private boolean primary() {
    Token token = writer.peek();
    switch (token.kind()) {
      case NUMBER -> writer.write(writer.skip().text());
      case TEXT -> writer.text();
      case PARAMETER -> writer.parameter();
      case QUOTED -> column();
      case WORD -> {
        return word(token);
      }
      default -> {
        return symbol();
      }
    }
    return false;
  }

  private boolean symbol() {
    if (writer.sees("*")) {
      asterisk();
      return false;
    }
    if (writer.sees("(")) {
      if (isQuery(1)) {
        bracketedQuery();
      } else {
        writer.expect("(");
        list();
        writer.expect(")");
      }
      return true;
    }
    writer.expect("[");
    if (!writer.sees("]")) {
      list();
    }
    writer.expect("]");
    return true;
  }

  private boolean word(Token token) {
    if (Words.isConstant(token)) {
      writer.write(writer.skip().text());
      return false;
    }
    if (writer.takes("CASE")) {
      choice();
      return true;
    }
    if (writer.takes("INTERVAL")) {
      operand();
      unit();
      return false;
    }
    if (writer.sees("EXISTS", "(")) {
      writer.expect("EXISTS");
      bracketedQuery();
      return false;
    }
    if (writer.peek(1).kind() == Kind.TEXT && (token.is("DATE") || token.is("TIMESTAMP"))) {
      writer.write(writer.skip().text());
      writer.text();
      return false;
    }
    if (writer.peek(1).is("(")) {
      return call();
    }
    column();
    return false;
  }

  private void unit() {
    if (!Words.isUnit(writer.peek())) {
      throw writer.unexpected();
    }
    writer.write(writer.skip().text());
  }

  private void choice() {
    if (!writer.sees("WHEN")) {
      expression();
    }
    while (writer.takes("WHEN")) {
      expression();
      writer.expect("THEN");
      expression();
    }
    if (writer.takes("ELSE")) {
      expression();
    }
    writer.expect("END");
  }

  /** A column, perhaps behind the name of its table; or all columns of a table. */
  private void column() {
    if (!Words.isName(writer.peek())) {
      throw clauseOrUnexpected();
    }
    writer.name();
    while (writer.sees(".") && (writer.peek(1).isName() || writer.peek(1).is("*"))) {
      writer.expect(".");
      if (writer.sees("*")) {
        asterisk();
        return;
      }
      writer.name();
    }
    if (writer.sees("(")) {
      throw writer.unexpected();
    }
  }

  private StatementRefused clauseOrUnexpected() {
    return queries.isOtherClause() ? writer.refused(Reason.CLAUSE) : writer.unexpected();
  }

  private void asterisk() {
    writer.expect("*");
    changes();
  }

  /** EXCEPT and REPLACE behind all columns. */
  private void changes() {
    if (writer.sees("EXCEPT")
        && (writer.peek(1).is("(") ? Words.isName(writer.peek(2)) : Words.isName(writer.peek(1)))) {
      writer.expect("EXCEPT");
      names();
    }
    if (writer.takes("REPLACE")) {
      writer.expect("(");
      do {
        expression();
        writer.expect("AS");
        writer.name();
      } while (writer.takes(","));
      writer.expect(")");
    }
  }

  private void names() {
    if (writer.takes("(")) {
      do {
        writer.name();
      } while (writer.takes(","));
      writer.expect(")");
    } else {
      writer.name();
    }
  }

  /** Returns that a dot behind it is of an element. */
  private boolean call() {
    if (writer.takes("CAST", "(")) {
      expression();
      if (writer.takes("AS")) {
        writer.type();
      } else {
        writer.expect(",");
        Token type = writer.peek();
        if (type.kind() != Kind.TEXT) {
          throw writer.refused(Reason.TYPE);
        }
        writer.skip();
        writer.write(Sql.text(DataTypes.parse(type.text(), type.start())));
      }
      writer.expect(")");
    } else if (writer.takes("EXTRACT", "(")) {
      unit();
      writer.expect("FROM");
      expression();
      writer.expect(")");
    } else if (writer.takes("COLUMNS", "(")) {
      writer.text();
      writer.expect(")");
      changes();
    } else {
      function();
    }
    return true;
  }

  private void function() {
    writer.function();
    arguments();
    if (writer.sees("(")) {
      arguments();
    }
    if (writer.takes("FILTER")) {
      writer.expect("(", "WHERE");
      expression();
      writer.expect(")");
    }
    if (writer.takes("IGNORE") || writer.takes("RESPECT")) {
      writer.expect("NULLS");
    }
    if (writer.takes("OVER")) {
      if (writer.sees("(")) {
        queries.window();
      } else {
        writer.name();
      }
    }
  }

  private void arguments() {
    writer.expect("(");
    writer.takes("DISTINCT");
    if (!writer.sees(")")) {
      list();
    }
    writer.expect(")");
  }
}

package cn.financebrain.store.sql;

import cn.financebrain.store.sql.StatementRefused.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The second look: what the server's own parser makes of a guarded statement ({@code EXPLAIN AST},
 * which runs nothing). It has to name the tables that the guard wrote, as often as it wrote them,
 * functions that may be called, and no node of a kind that queries here do not have.
 */
public final class ParsedTree {
  private static final Pattern LINE =
      Pattern.compile("^( *)(\\S+)(?: (.*?))?(?: \\(children \\d+\\))?$");
  private static final String ALIAS = " (alias ";
  private static final Set<String> KINDS =
      Set.of(
          "SelectWithUnionQuery",
          "SelectIntersectExceptQuery",
          "SelectQuery",
          "ExpressionList",
          "WithElement",
          "Subquery",
          "Literal",
          "Identifier",
          "Function",
          "Asterisk",
          "QualifiedAsterisk",
          "ColumnsRegexpMatcher",
          "ColumnsTransformerList",
          "ColumnsExceptTransformer",
          "ColumnsReplaceTransformer",
          "ColumnsReplaceTransformer::Replacement",
          "TablesInSelectQuery",
          "TablesInSelectQueryElement",
          "TableExpression",
          "TableIdentifier",
          "TableJoin",
          "ArrayJoin",
          "WindowDefinition",
          "WindowListElement",
          "OrderByElement");

  /** What operators and special forms are called in the tree, and no function is called here. */
  private static final Set<String> OPERATORS =
      Set.of("lambda", "in", "notIn", "exists", "caseWithExpression");

  private final String database;
  private final Deque<Node> path = new ArrayDeque<>();
  private final Map<String, Integer> tables = new HashMap<>();

  private static final class Node {
    private final int depth;
    private final String kind;
    private final String name;
    private int children;

    Node(int depth, String kind, String name) {
      this.depth = depth;
      this.kind = kind;
      this.name = name;
    }

    boolean is(String thisKind) {
      return kind.equals(thisKind);
    }
  }

  private ParsedTree(String database) {
    this.database = database;
  }

  /**
   * @param tree as {@code EXPLAIN AST} of the statement prints it
   * @throws StatementRefused if it differs from what the guard let through
   */
  public static void check(GuardedStatement statement, String database, String tree) {
    ParsedTree parsed = new ParsedTree(database);
    tree.lines().filter(line -> !line.isBlank()).forEach(parsed::line);
    if (!parsed.tables.equals(statement.references())) {
      throw refused(Reason.TABLE, parsed.tables.toString());
    }
  }

  private void line(String line) {
    Matcher form = LINE.matcher(line);
    if (!form.matches() || !KINDS.contains(form.group(2))) {
      throw refused(Reason.CLAUSE, line.strip());
    }
    String name = form.group(3) == null ? "" : form.group(3);
    int alias = name.indexOf(ALIAS);
    Node node =
        new Node(
            form.group(1).length(), form.group(2), alias < 0 ? name : name.substring(0, alias));
    while (!path.isEmpty() && path.getFirst().depth >= node.depth) {
      path.pop();
    }
    check(node);
    if (!path.isEmpty()) {
      path.getFirst().children++;
    }
    path.push(node);
  }

  private void check(Node node) {
    switch (node.kind) {
      case "TableIdentifier" -> table(node.name);
      case "Function" -> function(node.name);
      case "Identifier" -> identifier(node.name);
      default -> {
        // has no name that matters
      }
    }
  }

  private void table(String name) {
    if (name.startsWith(database + '.')) {
      tables.merge(name.substring(database.length() + 1), 1, Integer::sum);
    } else if (!name.startsWith(Writer.NAMED)) {
      throw refused(Reason.TABLE, name);
    }
  }

  private void function(String name) {
    boolean ofTables = !path.isEmpty() && path.getFirst().is("TableExpression");
    if (ofTables ? !name.equals("numbers") : !isCallable(name)) {
      throw refused(ofTables ? Reason.TABLE_FUNCTION : Reason.FUNCTION, name);
    }
  }

  private static boolean isCallable(String name) {
    return OPERATORS.contains(name) || Functions.find(name).isPresent();
  }

  /** A name as the second argument of IN would be a table. */
  private void identifier(String name) {
    if (path.size() < 2) {
      return;
    }
    Node list = path.pop();
    Node function = path.getFirst();
    path.push(list);
    boolean ofSet =
        function.is("Function")
            && (function.name.equals("in") || function.name.equals("notIn"))
            && list.children > 0;
    if (ofSet) {
      throw refused(Reason.TABLE, name);
    }
  }

  private static StatementRefused refused(Reason reason, String subject) {
    return new StatementRefused(reason, subject, 0);
  }
}

package cn.financebrain.scoring.expression;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Expression.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recursive descent, one method for each level of the grammar. */
final class Parser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>[0-9]+(?:\\.[0-9]+)?)|(?<text>'[^']*')|(?<name>[a-z][a-z0-9_]*)"
              + "|(?<sign>==|!=|<=|>=|[-+*/<>(),\\[\\]]))");

  /** What people write is far below; deeper ones would overflow the stack. */
  private static final int MOST_TOKENS = 1_000;

  private static final int MOST_LEVELS = 50;

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> kept = new LinkedHashSet<>();
  private final Set<String> basis = new TreeSet<>();
  private int readings;
  private int level;
  private int next;

  Parser(String text) {
    this.text = text;
  }

  Expression parse() {
    tokenize();
    Node node = or();
    if (next < tokens.size()) {
      throw expected("the end");
    }
    return new Expression(text, node, names, kept, basis);
  }

  private void tokenize() {
    String trimmed = text.stripTrailing();
    Matcher matcher = TOKEN.matcher(trimmed);
    int at = 0;
    while (at < trimmed.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new ExpressionException(
            "'%s': cannot read from character %d on".formatted(text, at + 1));
      }
      tokens.add(matcher.group().strip());
      at = matcher.end();
    }
    if (tokens.size() > MOST_TOKENS) {
      throw new ExpressionException(
          "'%s…' has %,d words and signs, expected at most %,d"
              .formatted(text.substring(0, 40), tokens.size(), MOST_TOKENS));
    }
  }

  private ExpressionException expected(String what) {
    return new ExpressionException(
        next < tokens.size()
            ? "'%s': found '%s', expected %s".formatted(text, tokens.get(next), what)
            : "'%s': ends where %s was expected".formatted(text, what));
  }

  private boolean accept(String token) {
    if (next < tokens.size() && tokens.get(next).equals(token)) {
      next++;
      return true;
    }
    return false;
  }

  private void require(String token) {
    if (!accept(token)) {
      throw expected("'" + token + "'");
    }
  }

  private Node deeper(Supplier<Node> inner) {
    if (++level > MOST_LEVELS) {
      throw new ExpressionException(
          "'%s' is nested deeper than %d levels".formatted(text, MOST_LEVELS));
    }
    Node node = inner.get();
    level--;
    return node;
  }

  private Node or() {
    Node left = and();
    while (accept("or")) {
      left = either(left, and(), true);
    }
    return left;
  }

  private Node and() {
    Node left = not();
    while (accept("and")) {
      left = either(left, not(), false);
    }
    return left;
  }

  /** A side that is {@code deciding} decides; otherwise both must be known. */
  private static Node either(Node left, Node right, boolean deciding) {
    return scope -> {
      FieldValue first = left.evaluate(scope);
      if (first instanceof FieldValue.Flag flag && flag.value() == deciding) {
        return first;
      }
      FieldValue second = right.evaluate(scope);
      if (second instanceof FieldValue.Flag flag
          && (flag.value() == deciding || first instanceof FieldValue.Flag)) {
        return second;
      }
      return null;
    };
  }

  private Node not() {
    if (!accept("not")) {
      return comparison();
    }
    Node operand = deeper(this::not);
    return scope ->
        operand.evaluate(scope) instanceof FieldValue.Flag flag
            ? new FieldValue.Flag(!flag.value())
            : null;
  }

  private Node comparison() {
    Node left = sum();
    for (Comparison comparison : Comparison.values()) {
      if (accept(comparison.sign())) {
        Node right = sum();
        return scope -> comparison.compare(left.evaluate(scope), right.evaluate(scope));
      }
    }
    return accept("in") ? in(left) : left;
  }

  private Node in(Node left) {
    require("[");
    List<Node> choices = arguments("]");
    return scope -> {
      FieldValue value = left.evaluate(scope);
      return value == null
          ? null
          : new FieldValue.Flag(
              choices.stream().anyMatch(choice -> value.equals(choice.evaluate(scope))));
    };
  }

  private Node sum() {
    Node left = product();
    while (true) {
      Node before = left;
      if (accept("+")) {
        Node right = product();
        left = scope -> Numbers.quantity(number(before, scope) + number(right, scope));
      } else if (accept("-")) {
        Node right = product();
        left = scope -> Numbers.quantity(number(before, scope) - number(right, scope));
      } else {
        return left;
      }
    }
  }

  private Node product() {
    Node left = unary();
    while (true) {
      Node before = left;
      if (accept("*")) {
        Node right = unary();
        left = scope -> Numbers.quantity(number(before, scope) * number(right, scope));
      } else if (accept("/")) {
        Node right = unary();
        left = scope -> Numbers.quantity(number(before, scope) / number(right, scope));
      } else {
        return left;
      }
    }
  }

  private static double number(Node node, Expression.Scope scope) {
    return Numbers.of(node.evaluate(scope));
  }

  private Node unary() {
    if (accept("-")) {
      Node operand = deeper(this::unary);
      return scope -> Numbers.quantity(-number(operand, scope));
    }
    return primary();
  }

  private Node primary() {
    if (accept("(")) {
      Node inner = deeper(this::or);
      require(")");
      return inner;
    }
    if (next == tokens.size() || !isOperand(tokens.get(next))) {
      throw expected("a value");
    }
    String token = tokens.get(next++);
    char first = token.charAt(0);
    if (first == '\'') {
      return constant(quoted(token));
    }
    if (Character.isDigit(first)) {
      return constant(number(token));
    }
    if (token.equals("true") || token.equals("false")) {
      return constant(new FieldValue.Flag(token.equals("true")));
    }
    return accept("(") ? call(token) : name(token);
  }

  private static boolean isOperand(String token) {
    char first = token.charAt(0);
    boolean word = first == '\'' || (first >= 'a' && first <= 'z') || Character.isDigit(first);
    return word && !Set.of("and", "or", "not", "in").contains(token);
  }

  private FieldValue number(String token) {
    double number = Double.parseDouble(token);
    if (!Double.isFinite(number)) {
      throw new ExpressionException("'%s': a number is beyond all numbers".formatted(text));
    }
    return new FieldValue.Quantity(number);
  }

  private FieldValue quoted(String token) {
    if (token.length() == 2) {
      throw new ExpressionException("'%s': an empty text is no value".formatted(text));
    }
    return new FieldValue.Text(token.substring(1, token.length() - 1));
  }

  private static Node constant(FieldValue value) {
    return scope -> value;
  }

  private Node name(String name) {
    names.add(name);
    if (readings == 0) {
      kept.add(name);
    }
    return scope -> scope.get(name);
  }

  private Node call(String name) {
    Function function = Function.of(name);
    if (function == null) {
      throw new ExpressionException("'%s': there is no function '%s'".formatted(text, name));
    }
    int from = next;
    readings += function.readsText() ? 1 : 0;
    List<Node> arguments = arguments(")");
    readings -= function.readsText() ? 1 : 0;
    function.choice().ifPresent(choice -> requireChoice(name, choice, from, arguments));
    if (!function.takes(arguments.size())) {
      throw new ExpressionException(
          "'%s': %s has %d argument(s), expected %s"
              .formatted(text, name, arguments.size(), function.arity()));
    }
    function.basis(arguments).ifPresent(basis::add);
    Node call = function.call(arguments);
    return function.readsText() ? reading(name, from, call) : call;
  }

  /** Without blanks, but for those between two words. */
  private static String written(List<String> tokens) {
    StringBuilder text = new StringBuilder();
    for (String token : tokens) {
      boolean words =
          !text.isEmpty()
              && Character.isLetterOrDigit(text.charAt(text.length() - 1))
              && Character.isLetterOrDigit(token.charAt(0));
      text.append(words ? " " : "").append(token);
    }
    return text.toString();
  }

  private Node reading(String function, int from, Node call) {
    String told = function + "(" + written(tokens.subList(from, next));
    if (readings == 0) {
      kept.add(told);
    }
    return scope -> scope.read(told, () -> call.evaluate(scope));
  }

  /** The argument must be one of the names, written out. */
  private void requireChoice(
      String function, Function.Choice choice, int from, List<Node> arguments) {
    FieldValue told =
        choice.argument() < arguments.size()
                && tokens.get(choice.argument() == 0 ? from : next - 2).startsWith("'")
            ? arguments.get(choice.argument()).evaluate(name -> null)
            : null;
    if (told == null || !choice.names().contains(Numbers.text(told))) {
      throw new ExpressionException(
          "'%s': %s takes %s as argument %d, expected one of %s"
              .formatted(
                  text,
                  function,
                  choice.what(),
                  choice.argument() + 1,
                  choice.names().stream().sorted().toList()));
    }
  }

  private List<Node> arguments(String end) {
    List<Node> arguments = new ArrayList<>();
    do {
      arguments.add(deeper(this::or));
    } while (accept(","));
    require(end);
    return List.copyOf(arguments);
  }
}

package cn.financebrain.store.sql;

import cn.financebrain.store.sql.GuardedStatement.Parameter;
import cn.financebrain.store.sql.StatementRefused.Reason;
import cn.financebrain.store.sql.Token.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {name:Type}} in statements: becomes a cast of the text that was given for it. */
final class Parameters {
  private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z_]\\w{0,63})\\s*:(.*)");

  private Parameters() {}

  /**
   * @throws StatementRefused if one is of no known type, or has two types
   */
  static List<Parameter> of(List<Token> tokens) {
    Map<String, Parameter> found = new LinkedHashMap<>();
    for (Token token : tokens) {
      if (token.kind() == Kind.PARAMETER) {
        Parameter parameter = parse(token);
        Parameter before = found.putIfAbsent(parameter.name(), parameter);
        if (before != null && !before.equals(parameter)) {
          throw new StatementRefused(Reason.PARAMETER, parameter.name(), token.start());
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static Parameter parse(Token token) {
    Matcher form = FORM.matcher(token.text());
    if (!form.matches()) {
      throw new StatementRefused(Reason.SYNTAX, "{" + token.text() + "}", token.start());
    }
    return new Parameter(form.group(1), DataTypes.parse(form.group(2).strip(), token.start()));
  }

  /** An expression of the value. */
  static String value(Token token, Map<String, String> values) {
    Parameter parameter = parse(token);
    String value = values.get(parameter.name());
    if (value == null) {
      throw new StatementRefused(Reason.PARAMETER, parameter.name(), token.start());
    }
    return "CAST( %s AS %s )".formatted(Sql.text(value), parameter.type());
  }
}

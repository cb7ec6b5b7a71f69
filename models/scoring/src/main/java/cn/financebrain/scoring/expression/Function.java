package cn.financebrain.scoring.expression;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.reference.ReferenceRates;
import cn.financebrain.scoring.text.TextReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The functions that an expression may call; the name is that of the constant in lower case. */
enum Function {
  /** The first of its arguments that is known. */
  COALESCE(1, 9),
  /** Whether the argument is known; itself never missing. */
  KNOWN(1, 1),
  /** {@code if(condition, then, else)}. */
  IF(3, 3),
  ABS(1, 1),
  MIN(2, 9),
  MAX(2, 9),
  /** {@code sign(x) · ln(1 + |x|)}. */
  LOG1P(1, 1),
  /** Year of an ISO date. */
  YEAR(1, 1),
  /** Month of an ISO date, 1 to 12. */
  MONTH(1, 1),
  /** The ISO date of {@code date(year, month, day)}. */
  DATE(3, 3),
  /** Days from the first date to the second. */
  DAYS(2, 2),
  /** The first characters of a text or of a whole number: {@code prefix(code, 2)}. */
  PREFIX(2, 2),
  /** A whole number or a flag as text. */
  TEXT(1, 1),
  /** {@code contains(text, 'part')}. */
  CONTAINS(2, 2),
  /**
   * {@code hits(text, 'lexicon')}: how many different words of the lexicon a Chinese text asserts.
   */
  HITS(2, 2),
  /** The greatest annualised return in percent that a Chinese text promises. */
  ANNUAL_RATE(1, 1),
  /** {@code reference('lpr_1y', date)}: a public rate in percent, as in force on the day. */
  REFERENCE(2, 2);

  private final int least;
  private final int most;

  Function(int least, int most) {
    this.least = least;
    this.most = most;
  }

  static Function of(String name) {
    for (Function function : values()) {
      if (function.name().toLowerCase(Locale.ROOT).equals(name)) {
        return function;
      }
    }
    return null;
  }

  boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  String arity() {
    return least == most ? "%d argument(s)".formatted(least) : "%d to %d".formatted(least, most);
  }

  /** Whether it makes a number of a text that is too long to keep. */
  boolean readsText() {
    return this == HITS || this == ANNUAL_RATE;
  }

  /** What the call reads texts by, with the hash of its content; empty if it reads none. */
  Optional<String> basis(List<Expression.Node> arguments) {
    return switch (this) {
      case HITS -> {
        String lexicon = Numbers.text(arguments.get(1).evaluate(name -> null));
        yield Optional.of(lexicon + '@' + TextReader.bundled().fingerprint(lexicon));
      }
      case ANNUAL_RATE -> Optional.of("stance@" + TextReader.bundled().fingerprint());
      default -> Optional.empty();
    };
  }

  /** The place of the argument that names one of a known set, and that set; empty for none. */
  Optional<Choice> choice() {
    return switch (this) {
      case HITS -> Optional.of(new Choice(1, "a lexicon", TextReader.lexicons()));
      case REFERENCE ->
          Optional.of(new Choice(0, "a reference rate", ReferenceRates.bundled().ids()));
      default -> Optional.empty();
    };
  }

  /**
   * @param argument its place, from 0
   */
  record Choice(int argument, String what, Set<String> names) {}

  Expression.Node call(List<Expression.Node> arguments) {
    return switch (this) {
      case COALESCE -> scope -> first(arguments, scope);
      case KNOWN -> scope -> new FieldValue.Flag(arguments.get(0).evaluate(scope) != null);
      case IF -> scope -> choose(arguments, scope);
      default -> scope -> strict(arguments, scope);
    };
  }

  private static FieldValue first(List<Expression.Node> arguments, Expression.Scope scope) {
    for (Expression.Node argument : arguments) {
      FieldValue value = argument.evaluate(scope);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static FieldValue choose(List<Expression.Node> arguments, Expression.Scope scope) {
    return arguments.get(0).evaluate(scope) instanceof FieldValue.Flag flag
        ? arguments.get(flag.value() ? 1 : 2).evaluate(scope)
        : null;
  }

  private FieldValue strict(List<Expression.Node> arguments, Expression.Scope scope) {
    FieldValue[] values = new FieldValue[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments.get(i).evaluate(scope);
      if (values[i] == null) {
        return null;
      }
    }
    return switch (this) {
      case PREFIX -> prefix(values[0], values[1]);
      case TEXT -> text(values[0]);
      case CONTAINS -> contains(values[0], values[1]);
      case YEAR, MONTH -> part(values[0]);
      case DATE -> date(values);
      case DAYS -> days(values[0], values[1]);
      case HITS -> hits(values[0], values[1]);
      case ANNUAL_RATE -> annualRate(values[0]);
      case REFERENCE -> reference(values[0], values[1]);
      default -> numeric(values);
    };
  }

  private FieldValue numeric(FieldValue[] values) {
    double result = Numbers.of(values[0]);
    switch (this) {
      case ABS -> result = Math.abs(result);
      case LOG1P -> result = Math.signum(result) * Math.log1p(Math.abs(result));
      case MIN -> {
        for (FieldValue value : values) {
          result = Math.min(result, Numbers.of(value));
        }
      }
      default -> {
        for (FieldValue value : values) {
          result = Math.max(result, Numbers.of(value));
        }
      }
    }
    return Numbers.quantity(result);
  }

  private static FieldValue prefix(FieldValue value, FieldValue length) {
    double wanted = Numbers.of(length);
    return text(value) instanceof FieldValue.Text text && wanted >= 1
        ? new FieldValue.Text(
            text.value().substring(0, (int) Math.min(wanted, text.value().length())))
        : null;
  }

  private static FieldValue text(FieldValue value) {
    return new FieldValue.Text(Numbers.text(value));
  }

  private static FieldValue contains(FieldValue value, FieldValue part) {
    return value instanceof FieldValue.Text text && part instanceof FieldValue.Text wanted
        ? new FieldValue.Flag(text.value().contains(wanted.value()))
        : null;
  }

  private static FieldValue hits(FieldValue value, FieldValue lexicon) {
    return value instanceof FieldValue.Text text
        ? new FieldValue.Quantity(TextReader.bundled().hits(text.value(), Numbers.text(lexicon)))
        : null;
  }

  private static FieldValue annualRate(FieldValue value) {
    return value instanceof FieldValue.Text text
        ? quantity(TextReader.bundled().annualRate(text.value()))
        : null;
  }

  private static FieldValue reference(FieldValue rate, FieldValue day) {
    LocalDate date = Numbers.date(day);
    return date == null ? null : quantity(ReferenceRates.bundled().at(Numbers.text(rate), date));
  }

  private static FieldValue quantity(OptionalDouble value) {
    return value.isPresent() ? new FieldValue.Quantity(value.getAsDouble()) : null;
  }

  private FieldValue part(FieldValue value) {
    LocalDate date = Numbers.date(value);
    return date == null
        ? null
        : new FieldValue.Quantity(this == YEAR ? date.getYear() : date.getMonthValue());
  }

  private static FieldValue date(FieldValue[] values) {
    try {
      LocalDate date =
          LocalDate.of(
              (int) Numbers.of(values[0]),
              (int) Numbers.of(values[1]),
              (int) Numbers.of(values[2]));
      return new FieldValue.Text(date.toString());
    } catch (DateTimeException e) {
      return null; // no such day: missing, as everything that can't be computed
    }
  }

  private static FieldValue days(FieldValue from, FieldValue to) {
    LocalDate first = Numbers.date(from);
    LocalDate second = Numbers.date(to);
    return first == null || second == null
        ? null
        : new FieldValue.Quantity((double) ChronoUnit.DAYS.between(first, second));
  }
}

package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.expression.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where the value of a tag comes from. */
sealed interface Derivation {

  /** One sentence, generated, so that it can't be wrong. */
  String describe();

  /**
   * A fold over the events of one type.
   *
   * @param window empty for all events, else those after {@code asOf − window}
   * @param silent the value where no event of the type is known as of the instant: null for missing
   */
  record FromEvents(
      String type,
      Optional<Expression> where,
      Optional<Expression> value,
      Aggregate aggregate,
      Optional<Duration> window,
      FieldValue silent)
      implements Derivation {

    /** Fields that must be kept of events of the type. */
    Set<String> fields() {
      Set<String> fields = new TreeSet<>();
      where.ifPresent(expression -> fields.addAll(expression.names()));
      value.ifPresent(expression -> fields.addAll(expression.names()));
      return fields;
    }

    FieldValue fold(List<Fact> facts, Instant asOf) {
      if (facts.isEmpty()) {
        return silent;
      }
      Accumulator accumulator = aggregate.start();
      for (Fact fact : facts) {
        if (matches(fact, asOf)) {
          FieldValue at = valueOf(fact);
          if (at != null || value.isEmpty()) {
            accumulator.add(fact.eventTime(), at);
          }
        }
      }
      return accumulator.result(asOf);
    }

    /** The facts that the value rests on, in canonical order. */
    List<Fact> evidence(List<Fact> facts, Instant asOf) {
      List<Fact> behind = new ArrayList<>();
      for (Fact fact : facts) {
        if (matches(fact, asOf) && (value.isEmpty() || valueOf(fact) != null)) {
          behind.add(fact);
        }
      }
      int count = behind.size();
      return switch (aggregate) {
        case LAST, DAYS_SINCE -> behind.subList(Math.max(0, count - 1), count);
        case FIRST -> behind.subList(0, Math.min(1, count));
        case CHANGE -> behind.subList(Math.max(0, count - 2), count);
        default -> behind;
      };
    }

    private boolean matches(Fact fact, Instant asOf) {
      boolean recent =
          window.isEmpty()
              || (fact.eventTime().isAfter(asOf.minus(window.get()))
                  && !fact.eventTime().isAfter(asOf));
      return recent && (where.isEmpty() || where.get().holds(fact.data()::get));
    }

    private FieldValue valueOf(Fact fact) {
      return value.isEmpty() ? null : value.get().evaluate(fact.data()::get);
    }

    @Override
    public String describe() {
      StringBuilder text = new StringBuilder(aggregate.words());
      text.append(value.map(v -> " `" + v + "`").orElse(" events"));
      text.append(" of `").append(type).append('`');
      where.ifPresent(filter -> text.append(" where `").append(filter).append('`'));
      window.ifPresent(w -> text.append(", last ").append(w.toDays()).append(" days"));
      if (silent != null) {
        text.append("; ").append(Numbers.text(silent)).append(" where no such event is known");
      }
      return text.toString();
    }
  }

  /** A formula over other tags. */
  record FromTags(Expression formula) implements Derivation {
    @Override
    public String describe() {
      return "`" + formula + "`";
    }
  }
}

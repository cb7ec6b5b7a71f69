package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.expression.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
      if (aggregate.witnesses() < facts.size()) {
        List<Fact> few = evidence(facts, asOf, aggregate.witnesses());
        for (int i = few.size() - 1; i >= 0; i--) {
          accumulator.add(few.get(i).eventTime(), valueOf(few.get(i)));
        }
        return accumulator.result(asOf);
      }
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

    /** Whether the fold over the same facts as of a later instant can give another value. */
    boolean movesBetween(List<Fact> facts, Instant from, Instant to) {
      if (aggregate == Aggregate.DAYS_SINCE && !day(from).equals(day(to))) {
        return true;
      }
      if (window.isEmpty() || from.equals(to)) {
        return false;
      }
      return anyBetween(facts, from, to)
          || anyBetween(facts, from.minus(window.get()), to.minus(window.get()));
    }

    private static LocalDate day(Instant instant) {
      return instant.atOffset(Accumulator.ZONE).toLocalDate();
    }

    /** Whether an event happened after {@code from} and not after {@code to}. */
    private static boolean anyBetween(List<Fact> facts, Instant from, Instant to) {
      int low = 0;
      int high = facts.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (facts.get(middle).eventTime().isAfter(from)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low < facts.size() && !facts.get(low).eventTime().isAfter(to);
    }

    /** The facts that the value rests on, newest first, at most {@code limit}. */
    List<Fact> evidence(List<Fact> facts, Instant asOf, int limit) {
      List<Fact> behind = new ArrayList<>();
      boolean oldest = aggregate == Aggregate.FIRST;
      int most = Math.min(limit, aggregate.witnesses());
      for (int i = 0; i < facts.size() && behind.size() < most; i++) {
        Fact fact = facts.get(oldest ? i : facts.size() - 1 - i);
        if (matches(fact, asOf) && (value.isEmpty() || valueOf(fact) != null)) {
          behind.add(fact);
        }
      }
      return behind;
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

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
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the value of a tag comes from. */
sealed interface Derivation {

  /** One sentence, generated, so that it can't be wrong. */
  String describe();

  /**
   * Everything that decides the value, in one line. Models pin its hash, so what a tag does not use
   * must leave no trace in it.
   */
  String canonicalText();

  /**
   * A fold over the events of one type.
   *
   * @param weight how much an event counts; empty for once
   * @param window empty for all events, else those after {@code asOf − window}
   * @param versus holds the window against an earlier one
   * @param halfLife after which an event of a sum or count counts half
   * @param silent the value where no event of the type is known as of the instant: null for missing
   * @param result made of the value, which it calls {@code it}
   */
  record FromEvents(
      String type,
      Optional<Expression> where,
      Optional<Expression> value,
      Optional<Expression> weight,
      Aggregate aggregate,
      Optional<Duration> window,
      Optional<Versus> versus,
      Optional<Duration> halfLife,
      FieldValue silent,
      Optional<Expression> result)
      implements Derivation {

    /** What {@link #result} calls the value. */
    static final String IT = "it";

    /** Fields that must be kept of events of the type. */
    Set<String> fields() {
      Set<String> fields = new TreeSet<>();
      where.ifPresent(expression -> fields.addAll(expression.names()));
      value.ifPresent(expression -> fields.addAll(expression.names()));
      weight.ifPresent(expression -> fields.addAll(expression.names()));
      return fields;
    }

    FieldValue fold(List<Fact> facts, Instant asOf) {
      if (facts.isEmpty()) {
        return silent;
      }
      FieldValue now = over(facts, now(asOf), asOf);
      FieldValue value = versus.isPresent() ? compare(now, facts, asOf) : now;
      return value == null || result.isEmpty() ? value : result.get().evaluate(name -> value);
    }

    private Span now(Instant asOf) {
      return window.isEmpty() && versus.isEmpty() ? Span.ALL : Span.ending(asOf, window);
    }

    private FieldValue compare(FieldValue now, List<Fact> facts, Instant asOf) {
      Versus earlier = versus.get();
      Instant end = asOf.minus(earlier.offset());
      FieldValue then = over(facts, Span.ending(end, earlier.window()), end);
      double scale =
          aggregate.additive() && window.isPresent() && earlier.window().isPresent()
              ? (double) window.get().toDays() / earlier.window().get().toDays()
              : 1;
      return Numbers.quantity(earlier.as().of(Numbers.of(now), Numbers.of(then) * scale));
    }

    private FieldValue over(List<Fact> facts, Span span, Instant asOf) {
      Accumulator accumulator =
          halfLife.isPresent()
              ? new Accumulators.Decaying(halfLife.get(), aggregate == Aggregate.COUNT)
              : aggregate.start();
      if (aggregate.witnesses() < facts.size()) {
        List<Fact> few = newest(facts, span, aggregate.witnesses());
        for (int i = few.size() - 1; i >= 0; i--) {
          accumulator.add(few.get(i).eventTime(), valueOf(few.get(i)), 1);
        }
        return accumulator.result(asOf);
      }
      for (Fact fact : facts) {
        if (counts(fact, span)) {
          accumulator.add(fact.eventTime(), valueOf(fact), weightOf(fact));
        }
      }
      return accumulator.result(asOf);
    }

    /** Whether the value can change although nothing happens. */
    boolean moves() {
      return window.isPresent()
          || versus.isPresent()
          || halfLife.isPresent()
          || aggregate == Aggregate.DAYS_SINCE;
    }

    /** Whether the fold over the same facts as of a later instant can give another value. */
    boolean movesBetween(List<Fact> facts, Instant from, Instant to) {
      if ((aggregate == Aggregate.DAYS_SINCE || halfLife.isPresent())
          && !Accumulator.day(from).equals(Accumulator.day(to))) {
        return true;
      }
      if ((window.isEmpty() && versus.isEmpty()) || from.equals(to)) {
        return false;
      }
      return edgesMove(facts, window, from, to)
          || (versus.isPresent()
              && edgesMove(
                  facts,
                  versus.get().window(),
                  from.minus(versus.get().offset()),
                  to.minus(versus.get().offset())));
    }

    private static boolean edgesMove(
        List<Fact> facts, Optional<Duration> window, Instant from, Instant to) {
      return anyBetween(facts, from, to)
          || (window.isPresent()
              && anyBetween(facts, from.minus(window.get()), to.minus(window.get())));
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

    /**
     * The facts that the value rests on, newest first, at most {@code limit}; of a comparison those
     * of its newer window.
     */
    List<Fact> evidence(List<Fact> facts, Instant asOf, int limit) {
      return newest(facts, now(asOf), limit);
    }

    private List<Fact> newest(List<Fact> facts, Span span, int limit) {
      List<Fact> behind = new ArrayList<>();
      boolean oldest = aggregate == Aggregate.FIRST;
      int most = Math.min(limit, aggregate.witnesses());
      for (int i = 0; i < facts.size() && behind.size() < most; i++) {
        Fact fact = facts.get(oldest ? i : facts.size() - 1 - i);
        if (counts(fact, span)) {
          behind.add(fact);
        }
      }
      return behind;
    }

    private boolean counts(Fact fact, Span span) {
      return span.contains(fact.eventTime())
          && (where.isEmpty() || where.get().holds(fact.data()::get))
          && (value.isEmpty() || valueOf(fact) != null)
          && !Double.isNaN(weightOf(fact));
    }

    private FieldValue valueOf(Fact fact) {
      return value.isEmpty() ? null : value.get().evaluate(fact.data()::get);
    }

    private double weightOf(Fact fact) {
      return weight.isEmpty() ? 1 : Numbers.of(weight.get().evaluate(fact.data()::get));
    }

    @Override
    public String canonicalText() {
      StringBuilder text =
          new StringBuilder(
              "FromEvents[type=%s, where=%s, value=%s, aggregate=%s, window=%s, silent=%s"
                  .formatted(type, where, value, aggregate, window, silent));
      weight.ifPresent(w -> text.append(", weight=").append(w));
      versus.ifPresent(earlier -> text.append(", ").append(earlier));
      halfLife.ifPresent(h -> text.append(", halfLife=").append(h));
      result.ifPresent(r -> text.append(", result=").append(r));
      return text.append(aggregate == Aggregate.TREND ? ", by days]" : "]").toString();
    }

    @Override
    public String describe() {
      StringBuilder text = new StringBuilder(aggregate.words());
      text.append(value.map(v -> " `" + v + "`").orElse(" events"));
      weight.ifPresent(w -> text.append(" weighted by `").append(w).append('`'));
      text.append(" of `").append(type).append('`');
      where.ifPresent(filter -> text.append(" where `").append(filter).append('`'));
      window.ifPresent(w -> text.append(", last ").append(w.toDays()).append(" days"));
      halfLife.ifPresent(h -> text.append(", half-life ").append(h.toDays()).append(" days"));
      versus.ifPresent(earlier -> text.append(earlier.describe()));
      result.ifPresent(r -> text.append("; `").append(r).append('`'));
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

    @Override
    public String canonicalText() {
      return "FromTags[formula=" + formula + "]";
    }
  }

  /**
   * How far a quantity lies from that of its peers, in standard deviations.
   *
   * @param of the quantity tag
   * @param within code tags, coarsest first: peers are the enterprises with the same codes
   * @param log whether ln(1 + x) is compared, for quantities that spread over orders of magnitude
   */
  record FromPeers(String of, List<String> within, boolean log) implements Derivation {
    @Override
    public String describe() {
      return "z-score of %s`%s` among enterprises with the same %s"
          .formatted(
              log ? "ln(1+x) of " : "",
              of,
              within.stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(" and ")));
    }

    @Override
    public String canonicalText() {
      return toString();
    }

    /** What is compared; NaN where the value is no quantity. */
    double measure(FieldValue value) {
      double number = Numbers.of(value);
      return log ? Math.signum(number) * Math.log1p(Math.abs(number)) : number;
    }

    /** The z-score; null where value, codes or peers are not known. */
    FieldValue evaluate(Function<String, FieldValue> tags, Peers peers, String tag) {
      List<String> codes = new ArrayList<>();
      for (String name : within) {
        FieldValue code = tags.apply(name);
        if (code == null) {
          return null;
        }
        codes.add(Numbers.text(code));
      }
      double number = measure(tags.apply(of));
      for (int depth = codes.size(); depth > 0; depth--) {
        Optional<Peers.Group> group = peers.group(tag, codes.subList(0, depth));
        if (group.isPresent() && group.get().count() >= Peers.LEAST) {
          return Numbers.quantity((number - group.get().mean()) / group.get().deviation());
        }
      }
      return null;
    }
  }

  /** Names of the tags that the value is made of. */
  default Set<String> tagsRead() {
    if (this instanceof FromTags formula) {
      return formula.formula().names();
    }
    if (this instanceof FromPeers peers) {
      Set<String> read = new TreeSet<>(peers.within());
      read.add(peers.of());
      return read;
    }
    return Set.of();
  }
}

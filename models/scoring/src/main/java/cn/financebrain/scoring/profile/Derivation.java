package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Expression;
import cn.financebrain.scoring.expression.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** What must be kept of events of the type, see {@link Expression#kept()}. */
    Set<String> kept() {
      Set<String> kept = new TreeSet<>();
      where.ifPresent(expression -> kept.addAll(expression.kept()));
      value.ifPresent(expression -> kept.addAll(expression.kept()));
      weight.ifPresent(expression -> kept.addAll(expression.kept()));
      return kept;
    }

    /** Whether the value can change at midnight although nothing happens. */
    boolean movesDaily() {
      return halfLife.isPresent() || aggregate == Aggregate.DAYS_SINCE;
    }

    /**
     * @param value over the tag's window
     * @param then over the earlier window; null where there is none
     */
    FieldValue finish(FieldValue value, FieldValue then) {
      FieldValue compared = versus.isPresent() ? compare(value, then) : value;
      return compared == null || result.isEmpty()
          ? compared
          : result.get().evaluate(name -> compared);
    }

    /** Sums and counts over windows of different length compare by the day. */
    private FieldValue compare(FieldValue now, FieldValue then) {
      Optional<Duration> earlier = versus.get().window();
      double scale =
          aggregate.additive() && window.isPresent() && earlier.isPresent()
              ? (double) window.get().toDays() / earlier.get().toDays()
              : 1;
      return Numbers.quantity(versus.get().as().of(Numbers.of(now), Numbers.of(then) * scale));
    }

    /** Whether the value can change although nothing happens. */
    boolean moves() {
      return window.isPresent()
          || versus.isPresent()
          || halfLife.isPresent()
          || aggregate == Aggregate.DAYS_SINCE;
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
      text.append(aggregate == Aggregate.TREND ? ", by days]" : "]");
      Stream.of(where, value, weight, result)
          .flatMap(Optional::stream)
          .map(Derivation::basis)
          .forEach(text::append);
      return text.toString();
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
      return "FromTags[formula=" + formula + "]" + basis(formula);
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

  private static String basis(Expression expression) {
    return expression.basis().isEmpty() ? "" : ", by " + expression.basis();
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

package cn.financebrain.scoring.profile;

import cn.financebrain.contract.TagSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the values of many events become one. Events are folded in canonical order; those where the
 * value is missing are passed over.
 */
enum Aggregate {
  /** The newest value. */
  LAST("newest", Need.VALUE, null, Accumulators.Last::new),
  /** The oldest value. */
  FIRST("oldest", Need.VALUE, null, Accumulators.First::new),
  /** The most frequent value; of equals the one that reached the number first. */
  MODE("most frequent", Need.VALUE, TagSpec.Kind.CODE, Accumulators.Mode::new),
  COUNT("number", Need.OPTIONAL, TagSpec.Kind.QUANTITY, Accumulators.Count::new),
  DISTINCT("number of different", Need.VALUE, TagSpec.Kind.QUANTITY, Accumulators.Distinct::new),
  SUM("sum", Need.VALUE, TagSpec.Kind.QUANTITY, Accumulators.Sum::new),
  AVERAGE("average", Need.VALUE, TagSpec.Kind.QUANTITY, Accumulators.Average::new),
  MIN("least", Need.VALUE, TagSpec.Kind.QUANTITY, Accumulators.Least::new),
  MAX("greatest", Need.VALUE, TagSpec.Kind.QUANTITY, Accumulators.Greatest::new),
  /** Share of the events whose value is yes. */
  SHARE("share of events with", Need.VALUE, TagSpec.Kind.QUANTITY, Accumulators.Average::new),
  /** Slope per year of the least-squares line through the values over the days of the events. */
  TREND("slope per year", Need.VALUE, TagSpec.Kind.QUANTITY, Accumulators.Trend::new),
  /** The newest value less the one before. */
  CHANGE("newest less the one before", Need.VALUE, TagSpec.Kind.QUANTITY, Accumulators.Change::new),
  /** How many of the newest events in a row have the value yes. */
  STREAK(
      "number of newest in a row with",
      Need.VALUE,
      TagSpec.Kind.QUANTITY,
      Accumulators.Streak::new),
  /** The greatest share of the total weight that one value holds. */
  TOP_SHARE(
      "greatest share of one",
      Need.VALUE,
      TagSpec.Kind.QUANTITY,
      () -> new Accumulators.Spread(false)),
  /** Herfindahl–Hirschman index: the sum of the squared shares of the values, 0 to 1. */
  HHI(
      "concentration (HHI) over",
      Need.VALUE,
      TagSpec.Kind.QUANTITY,
      () -> new Accumulators.Spread(true)),
  /** Whether there is an event at all. */
  EXISTS("whether there is", Need.OPTIONAL, TagSpec.Kind.TRUTH, Accumulators.Exists::new),
  /** Days from the newest event, or from the date that is its value, to the as-of day. */
  DAYS_SINCE("days since", Need.OPTIONAL, TagSpec.Kind.QUANTITY, Accumulators.DaysSince::new);

  /** Whether a value expression must be given. */
  enum Need {
    VALUE,
    OPTIONAL
  }

  private final String words;
  private final Need need;
  private final TagSpec.Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor reference has no state
  private final Supplier<Accumulator> accumulator;

  Aggregate(String words, Need need, TagSpec.Kind kind, Supplier<Accumulator> accumulator) {
    this.words = words;
    this.need = need;
    this.kind = kind;
    this.accumulator = accumulator;
  }

  static Optional<Aggregate> ofId(String id) {
    for (Aggregate aggregate : values()) {
      if (aggregate.id().equals(id)) {
        return Optional.of(aggregate);
      }
    }
    return Optional.empty();
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String words() {
    return words;
  }

  boolean needsValue() {
    return need == Need.VALUE;
  }

  /** The kind of the result; empty where it is that of the value. */
  Optional<TagSpec.Kind> kind() {
    return Optional.ofNullable(kind);
  }

  /** Whether events may count more or less than once. */
  boolean takesWeight() {
    return switch (this) {
      case AVERAGE, SHARE, TOP_SHARE, HHI -> true;
      default -> false;
    };
  }

  /** Whether the result grows with the length of the window, so that windows compare by the day. */
  boolean additive() {
    return this == COUNT || this == SUM;
  }

  /** How many of the events with a value decide the result: the newest ones, or the oldest. */
  int witnesses() {
    return switch (this) {
      case FIRST, LAST, DAYS_SINCE -> 1;
      case CHANGE -> 2;
      default -> Integer.MAX_VALUE;
    };
  }

  Accumulator start() {
    return accumulator.get();
  }
}

package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** One accumulator for each {@link Aggregate}. */
final class Accumulators {
  private Accumulators() {}

  static final class Last implements Accumulator {
    private FieldValue last;

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      last = value;
    }

    @Override
    public FieldValue result(Instant asOf) {
      return last;
    }
  }

  static final class First implements Accumulator {
    private FieldValue first;

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      first = first == null ? value : first;
    }

    @Override
    public FieldValue result(Instant asOf) {
      return first;
    }
  }

  static final class Mode implements Accumulator {
    private final Map<FieldValue, Integer> counts = new HashMap<>();
    private FieldValue mode;
    private int most;

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      int count = counts.merge(value, 1, Integer::sum);
      if (count > most) {
        most = count;
        mode = value;
      }
    }

    @Override
    public FieldValue result(Instant asOf) {
      return mode;
    }
  }

  static final class Count implements Accumulator {
    private long count;

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      count++;
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity((double) count);
    }
  }

  static final class Distinct implements Accumulator {
    private final Set<FieldValue> seen = new HashSet<>();

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      seen.add(value);
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity(seen.size());
    }
  }

  static final class Sum implements Accumulator {
    private final ExactSum sum = new ExactSum();

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      sum.add(Numbers.of(value));
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity(sum.value());
    }
  }

  /** A sum in which an event counts half after each half-life, by the days of its age. */
  static final class Decaying implements Accumulator {
    private final NavigableMap<Long, ExactSum> days = new TreeMap<>();
    private final double halfLifeDays;
    private final boolean counting;

    Decaying(Duration halfLife, boolean counting) {
      this.halfLifeDays = halfLife.toDays();
      this.counting = counting;
    }

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      days.computeIfAbsent(Accumulator.day(eventTime).toEpochDay(), day -> new ExactSum())
          .add(counting ? 1 : Numbers.of(value));
    }

    @Override
    public FieldValue result(Instant asOf) {
      double sum = 0;
      long at = 0;
      for (Map.Entry<Long, ExactSum> day : days.entrySet()) {
        sum = sum * Math.pow(2, (at - day.getKey()) / halfLifeDays) + day.getValue().value();
        at = day.getKey();
      }
      return Numbers.quantity(
          sum * Math.pow(2, (at - Accumulator.day(asOf).toEpochDay()) / halfLifeDays));
    }
  }

  static final class Average implements Accumulator {
    private final ExactSum sum = new ExactSum();
    private final ExactSum weights = new ExactSum();

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      sum.add(Numbers.of(value) * weight);
      weights.add(weight);
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity(sum.value() / weights.value());
    }
  }

  /** How the total of the weights is spread over the values. */
  static final class Spread implements Accumulator {
    private final Map<FieldValue, ExactSum> parts = new LinkedHashMap<>();
    private final ExactSum total = new ExactSum();
    private final boolean squared;

    /**
     * @param squared the sum of the squared shares (Herfindahl index), else the greatest share
     */
    Spread(boolean squared) {
      this.squared = squared;
    }

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      parts.computeIfAbsent(value, v -> new ExactSum()).add(weight);
      total.add(weight);
    }

    @Override
    public FieldValue result(Instant asOf) {
      double whole = total.value();
      double[] shares =
          parts.values().stream().mapToDouble(part -> part.value() / whole).sorted().toArray();
      double result = 0;
      for (double share : shares) {
        result = squared ? result + share * share : Math.max(result, share);
      }
      return shares.length == 0 ? null : Numbers.quantity(result);
    }
  }

  static final class Streak implements Accumulator {
    private boolean any;
    private int streak;

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      any = true;
      streak = Numbers.of(value) == 1 ? streak + 1 : 0;
    }

    @Override
    public FieldValue result(Instant asOf) {
      return any ? Numbers.quantity(streak) : null;
    }
  }

  static final class Least implements Accumulator {
    private double least = Double.POSITIVE_INFINITY;

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      least = Math.min(least, Numbers.of(value));
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity(least);
    }
  }

  static final class Greatest implements Accumulator {
    private double greatest = Double.NEGATIVE_INFINITY;

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      greatest = Math.max(greatest, Numbers.of(value));
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity(greatest);
    }
  }

  /**
   * Least squares over the days of the events. The sums are exact, so that the order of magnitude
   * of time does not hurt.
   */
  static final class Trend implements Accumulator {
    private static final double DAYS_OF_A_YEAR = 365.2425;

    private long count;
    private long firstDay;
    private final ExactSum days = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private final ExactSum values = new ExactSum();
    private final ExactSum products = new ExactSum();

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      long day = Accumulator.day(eventTime).toEpochDay();
      firstDay = count == 0 ? day : firstDay;
      long x = day - firstDay;
      count++;
      days.add((double) x);
      squares.add((double) x * x);
      values.add(Numbers.of(value));
      products.addTimes(Numbers.of(value), x);
    }

    @Override
    public FieldValue result(Instant asOf) {
      double meanDay = days.value() / count;
      double spread = squares.value() - days.value() * meanDay;
      return spread > 0.25
          ? Numbers.quantity(
              (products.value() - values.value() * meanDay) / spread * DAYS_OF_A_YEAR)
          : null;
    }
  }

  static final class Change implements Accumulator {
    private double before = Double.NaN;
    private double last = Double.NaN;

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      before = last;
      last = Numbers.of(value);
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity(last - before);
    }
  }

  static final class Exists implements Accumulator {
    private boolean exists;

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      exists = true;
    }

    @Override
    public FieldValue result(Instant asOf) {
      return new FieldValue.Flag(exists);
    }
  }

  static final class DaysSince implements Accumulator {
    private LocalDate day;

    @Override
    public void add(Instant eventTime, FieldValue value, double weight) {
      LocalDate told = Numbers.date(value);
      day = told != null ? told : Accumulator.day(eventTime);
    }

    @Override
    public FieldValue result(Instant asOf) {
      return day == null
          ? null
          : Numbers.quantity((double) ChronoUnit.DAYS.between(day, Accumulator.day(asOf)));
    }
  }
}

package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One accumulator for each {@link Aggregate}. */
final class Accumulators {
  private static final double SECONDS_OF_A_YEAR = 365.2425 * 24 * 3600;

  private Accumulators() {}

  static final class Last implements Accumulator {
    private FieldValue last;

    @Override
    public void add(Instant eventTime, FieldValue value) {
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
    public void add(Instant eventTime, FieldValue value) {
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
    public void add(Instant eventTime, FieldValue value) {
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
    public void add(Instant eventTime, FieldValue value) {
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
    public void add(Instant eventTime, FieldValue value) {
      seen.add(value);
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity(seen.size());
    }
  }

  static final class Sum implements Accumulator {
    private double sum;

    @Override
    public void add(Instant eventTime, FieldValue value) {
      sum += Numbers.of(value);
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity(sum);
    }
  }

  static final class Average implements Accumulator {
    private double sum;
    private long count;

    @Override
    public void add(Instant eventTime, FieldValue value) {
      sum += Numbers.of(value);
      count++;
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity(sum / count);
    }
  }

  static final class Least implements Accumulator {
    private double least = Double.POSITIVE_INFINITY;

    @Override
    public void add(Instant eventTime, FieldValue value) {
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
    public void add(Instant eventTime, FieldValue value) {
      greatest = Math.max(greatest, Numbers.of(value));
    }

    @Override
    public FieldValue result(Instant asOf) {
      return Numbers.quantity(greatest);
    }
  }

  /**
   * Least squares, updated with running means so that the order of magnitude of time does not hurt.
   */
  static final class Trend implements Accumulator {
    private long count;
    private double meanTime;
    private double meanValue;
    private double timeSquares;
    private double products;

    @Override
    public void add(Instant eventTime, FieldValue value) {
      double time = eventTime.getEpochSecond() / SECONDS_OF_A_YEAR;
      double number = Numbers.of(value);
      count++;
      double step = time - meanTime;
      meanTime += step / count;
      meanValue += (number - meanValue) / count;
      timeSquares += step * (time - meanTime);
      products += step * (number - meanValue);
    }

    @Override
    public FieldValue result(Instant asOf) {
      return timeSquares > 1e-9 ? Numbers.quantity(products / timeSquares) : null;
    }
  }

  static final class Change implements Accumulator {
    private double before = Double.NaN;
    private double last = Double.NaN;

    @Override
    public void add(Instant eventTime, FieldValue value) {
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
    public void add(Instant eventTime, FieldValue value) {
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
    public void add(Instant eventTime, FieldValue value) {
      LocalDate told = Numbers.date(value);
      day = told != null ? told : eventTime.atOffset(ZONE).toLocalDate();
    }

    @Override
    public FieldValue result(Instant asOf) {
      return day == null
          ? null
          : Numbers.quantity(
              (double) ChronoUnit.DAYS.between(day, asOf.atOffset(ZONE).toLocalDate()));
    }
  }
}

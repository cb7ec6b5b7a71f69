package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Numbers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One running value for each kind of {@link Aggregate}: those that no order of events changes are
 * here, the others in {@link OrderedRunnings}.
 */
final class Runnings {
  private Runnings() {}

  static Running of(TypePlan.Tag tag) {
    Derivation.FromEvents definition = tag.definition();
    if (definition.halfLife().isPresent()) {
      return new OrderedRunnings.Decayed(tag);
    }
    return switch (definition.aggregate()) {
      case COUNT -> new Count(false);
      case EXISTS -> new Count(true);
      case SUM -> new Sum(tag);
      case AVERAGE, SHARE -> new Average(tag);
      case DISTINCT -> new Distinct(tag);
      case MIN -> new OrderedRunnings.Extreme(tag, -1);
      case MAX -> new OrderedRunnings.Extreme(tag, 1);
      case TREND -> new Trend(tag);
      case TOP_SHARE -> new Spread(tag, false);
      case HHI -> new Spread(tag, true);
      case STREAK -> new OrderedRunnings.Streak(tag);
      case FIRST -> new OrderedRunnings.First(tag);
      case LAST, CHANGE, DAYS_SINCE -> new OrderedRunnings.Newest(tag);
      case MODE -> new OrderedRunnings.Mode(tag);
    };
  }

  private static final class Count implements Running {
    private final boolean existence;
    private int count;

    Count(boolean existence) {
      this.existence = existence;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      count++;
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      count--;
    }

    @Override
    public FieldValue value(Instant asOf, Pane pane) {
      return existence ? new FieldValue.Flag(count > 0) : Numbers.quantity(count);
    }
  }

  private static final class Sum implements Running {
    private final TypePlan.Tag tag;
    private final ExactSum sum = new ExactSum();

    Sum(TypePlan.Tag tag) {
      this.tag = tag;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      sum.add(tag.number(row));
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      sum.remove(tag.number(row));
    }

    @Override
    public FieldValue value(Instant asOf, Pane pane) {
      return Numbers.quantity(sum.value());
    }
  }

  private static final class Average implements Running {
    private final TypePlan.Tag tag;
    private final ExactSum sum = new ExactSum();
    private final ExactSum weights = new ExactSum();

    Average(TypePlan.Tag tag) {
      this.tag = tag;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      sum.add(tag.number(row) * tag.weight(row));
      weights.add(tag.weight(row));
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      sum.remove(tag.number(row) * tag.weight(row));
      weights.remove(tag.weight(row));
    }

    @Override
    public FieldValue value(Instant asOf, Pane pane) {
      return Numbers.quantity(sum.value() / weights.value());
    }
  }

  private static final class Distinct implements Running {
    private final TypePlan.Tag tag;
    private final Map<FieldValue, Integer> seen = new HashMap<>(4);

    Distinct(TypePlan.Tag tag) {
      this.tag = tag;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      seen.merge(tag.value(row), 1, Integer::sum);
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      seen.computeIfPresent(tag.value(row), (value, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public FieldValue value(Instant asOf, Pane pane) {
      return Numbers.quantity(seen.size());
    }
  }

  private static final class Spread implements Running {
    private final TypePlan.Tag tag;
    private final boolean squared;
    private final Map<FieldValue, Part> parts = new HashMap<>(4);
    private final ExactSum total = new ExactSum();

    /** What one value weighs, and how many events that is. */
    private static final class Part {
      private final ExactSum weight = new ExactSum();
      private int count;
    }

    Spread(TypePlan.Tag tag, boolean squared) {
      this.tag = tag;
      this.squared = squared;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      Part part = parts.computeIfAbsent(tag.value(row), value -> new Part());
      part.weight.add(tag.weight(row));
      part.count++;
      total.add(tag.weight(row));
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      Part part = parts.get(tag.value(row));
      part.weight.remove(tag.weight(row));
      if (--part.count == 0) {
        parts.remove(tag.value(row));
      }
      total.remove(tag.weight(row));
    }

    @Override
    public FieldValue value(Instant asOf, Pane pane) {
      double whole = total.value();
      double[] shares =
          parts.values().stream()
              .mapToDouble(part -> part.weight.value() / whole)
              .sorted() // a sum of squares in one order, whatever the map's
              .toArray();
      double result = 0;
      for (double share : shares) {
        result = squared ? result + share * share : Math.max(result, share);
      }
      return shares.length == 0 ? null : Numbers.quantity(result);
    }
  }

  /**
   * Least squares over the days of the events. The sums are exact, and they are moved to the first
   * day before the slope is taken, so that the order of magnitude of time does not hurt.
   */
  private static final class Trend implements Running {
    private static final double DAYS_OF_A_YEAR = 365.2425;

    /** Keeps days positive. */
    private static final long SHIFT = 1_000_000;

    private final TypePlan.Tag tag;
    private long count;
    private long days;
    private long squares;
    private final ExactSum values = new ExactSum();
    private final ExactSum products = new ExactSum();
    private TypePlan.Row first;

    Trend(TypePlan.Tag tag) {
      this.tag = tag;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      first = newest ? first : null;
      change(row, 1);
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      first = row == first ? null : first;
      change(row, -1);
    }

    private static long day(TypePlan.Row row) {
      return Days.of(row.fact().eventTime()) + SHIFT;
    }

    private void change(TypePlan.Row row, int sign) {
      long day = day(row);
      count += sign;
      days += sign * day;
      squares += sign * day * day;
      values.addTimes(tag.number(row), sign);
      products.addTimes(tag.number(row), sign * day);
    }

    @Override
    public FieldValue value(Instant asOf, Pane pane) {
      first = first == null ? pane.first(tag) : first;
      return first == null ? null : slope(day(first));
    }

    private FieldValue slope(long first) {
      ExactSum fromFirst = new ExactSum();
      fromFirst.add(products);
      fromFirst.removeTimes(values, first);
      long daysFromFirst = days - count * first;
      double squaresFromFirst = squares - 2 * first * days + count * first * first;
      double meanDay = (double) daysFromFirst / count;
      double spread = squaresFromFirst - daysFromFirst * meanDay;
      double together = fromFirst.value() - values.value() * meanDay;
      return spread > 0.25 ? Numbers.quantity(together / spread * DAYS_OF_A_YEAR) : null;
    }
  }
}

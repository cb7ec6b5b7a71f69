package cn.financebrain.scoring.profile;

import cn.financebrain.contract.FieldValue;
import cn.financebrain.scoring.expression.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One running value for each kind of {@link Aggregate}. */
final class Runnings {
  private Runnings() {}

  static Running of(TypePlan.Tag tag) {
    Derivation.FromEvents definition = tag.definition();
    if (definition.halfLife().isPresent()) {
      return new Decayed(tag);
    }
    return switch (definition.aggregate()) {
      case COUNT -> new Count(false);
      case EXISTS -> new Count(true);
      case SUM -> new Sum(tag);
      case AVERAGE, SHARE -> new Average(tag);
      case DISTINCT -> new Distinct(tag);
      case MIN -> new Extreme(tag, -1);
      case MAX -> new Extreme(tag, 1);
      case TREND -> new Trend(tag);
      case TOP_SHARE -> new Spread(tag, false);
      case HHI -> new Spread(tag, true);
      case STREAK -> new Streak(tag);
      case FIRST -> new First(tag);
      case LAST, CHANGE, DAYS_SINCE -> new Newest(tag);
      case MODE -> new Mode(tag);
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
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
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
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
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
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
      return Numbers.quantity(sum.value() / weights.value());
    }
  }

  private static final class Distinct implements Running {
    private final TypePlan.Tag tag;
    private final Map<FieldValue, Integer> seen = new HashMap<>();

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
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
      return Numbers.quantity(seen.size());
    }
  }

  private static final class Spread implements Running {
    private final TypePlan.Tag tag;
    private final boolean squared;
    private final Map<FieldValue, Part> parts = new HashMap<>();
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
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
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
   * Least or greatest value. Holds the values that could still become it: each greater (or less)
   * than all newer ones.
   */
  private static final class Extreme implements Running {
    private final TypePlan.Tag tag;
    private final int sign;
    private final Deque<TypePlan.Row> candidates = new ArrayDeque<>();
    private int count;
    private int noNumbers;
    private boolean lost;

    /**
     * @param sign 1 for the greatest, −1 for the least
     */
    Extreme(TypePlan.Tag tag, int sign) {
      this.tag = tag;
      this.sign = sign;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      count++;
      noNumbers += Double.isNaN(tag.number(row)) ? 1 : 0;
      if (newest && !lost) {
        push(row);
      } else {
        lost = true;
      }
    }

    private void push(TypePlan.Row row) {
      if (Double.isNaN(tag.number(row))) {
        return;
      }
      while (!candidates.isEmpty()
          && !(sign * tag.number(candidates.peekLast()) > sign * tag.number(row))) {
        candidates.removeLast();
      }
      candidates.addLast(row);
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      count--;
      noNumbers -= Double.isNaN(tag.number(row)) ? 1 : 0;
      if (!oldest) {
        lost = true;
      } else if (candidates.peekFirst() == row) {
        candidates.removeFirst();
      }
    }

    @Override
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
      if (lost) {
        candidates.clear();
        window.stream().filter(tag::counts).forEach(this::push);
        lost = false;
      }
      return count == 0 || noNumbers > 0
          ? null
          : Numbers.quantity(tag.number(candidates.peekFirst()));
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

    Trend(TypePlan.Tag tag) {
      this.tag = tag;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      change(row, 1);
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
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
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
      for (TypePlan.Row row : window) {
        if (tag.counts(row)) {
          return slope(day(row));
        }
      }
      return null;
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

  private static final class Streak implements Running {
    private final TypePlan.Tag tag;
    private int count;
    private int streak;
    private boolean lost;

    Streak(TypePlan.Tag tag) {
      this.tag = tag;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      count++;
      if (newest) {
        add(row);
      } else {
        lost = true;
      }
    }

    private void add(TypePlan.Row row) {
      streak = tag.number(row) == 1 ? streak + 1 : 0;
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      count--;
      streak = Math.min(streak, count);
      lost |= !oldest;
    }

    @Override
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
      if (lost) {
        streak = 0;
        window.stream().filter(tag::counts).forEach(this::add);
        lost = false;
      }
      return count == 0 ? null : Numbers.quantity(streak);
    }
  }

  /** What the newest event or the newest two decide. */
  private static final class Newest implements Running {
    private final TypePlan.Tag tag;
    private TypePlan.Row last;
    private TypePlan.Row before;
    private boolean lost;

    Newest(TypePlan.Tag tag) {
      this.tag = tag;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      if (newest) {
        before = last;
        last = row;
      } else {
        lost = true;
      }
    }

    /** With the oldest of a window nothing older is left to take its place. */
    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      lost |= !oldest;
      if (row == last) {
        last = null;
      }
      if (row == before) {
        before = null;
      }
    }

    private void lookAgain(List<TypePlan.Row> window) {
      last = null;
      before = null;
      for (int i = window.size() - 1; i >= 0 && before == null; i--) {
        if (tag.counts(window.get(i))) {
          before = last == null ? null : window.get(i);
          last = last == null ? window.get(i) : last;
        }
      }
      lost = false;
    }

    @Override
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
      if (lost) {
        lookAgain(window);
      }
      if (last == null) {
        return null;
      }
      return switch (tag.definition().aggregate()) {
        case LAST -> tag.value(last);
        case CHANGE ->
            before == null ? null : Numbers.quantity(tag.number(last) - tag.number(before));
        default -> daysSince(asOf);
      };
    }

    private FieldValue daysSince(Instant asOf) {
      LocalDate told = Numbers.date(tag.value(last));
      long day = told != null ? told.toEpochDay() : Days.of(last.fact().eventTime());
      return Numbers.quantity((double) (Days.of(asOf) - day));
    }
  }

  private static final class First implements Running {
    private final TypePlan.Tag tag;
    private TypePlan.Row first;

    First(TypePlan.Tag tag) {
      this.tag = tag;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      if (!newest) {
        first = null;
      }
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      if (row == first) {
        first = null;
      }
    }

    @Override
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
      for (int i = 0; first == null && i < window.size(); i++) {
        first = tag.counts(window.get(i)) ? window.get(i) : null;
      }
      return first == null ? null : tag.value(first);
    }
  }

  /** The most frequent value; looks at the whole window where it has changed. */
  private static final class Mode implements Running {
    private final TypePlan.Tag tag;
    private FieldValue mode;
    private boolean lost;

    Mode(TypePlan.Tag tag) {
      this.tag = tag;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      lost = true;
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      lost = true;
    }

    @Override
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
      if (lost) {
        lookAgain(window);
      }
      return mode;
    }

    private void lookAgain(List<TypePlan.Row> window) {
      Map<FieldValue, Integer> counts = new HashMap<>();
      int most = 0;
      mode = null;
      for (TypePlan.Row row : window) {
        int count = tag.counts(row) ? counts.merge(tag.value(row), 1, Integer::sum) : 0;
        mode = count > most ? tag.value(row) : mode;
        most = Math.max(most, count);
      }
      lost = false;
    }
  }

  private static final class Decayed implements Running {
    private final TypePlan.Tag tag;
    private DecayingSum sum;
    private boolean lost;

    Decayed(TypePlan.Tag tag) {
      this.tag = tag;
      this.sum = new DecayingSum(tag.definition().halfLife().get());
    }

    private void add(TypePlan.Row row) {
      boolean counting = tag.definition().aggregate() == Aggregate.COUNT;
      sum.add(Days.of(row.fact().eventTime()), counting ? 1 : tag.number(row));
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      if (newest && !lost) {
        add(row);
      } else {
        lost = true;
      }
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      lost = true;
    }

    @Override
    public FieldValue value(Instant asOf, List<TypePlan.Row> window) {
      if (lost) {
        sum = new DecayingSum(tag.definition().halfLife().get());
        window.stream().filter(tag::counts).forEach(this::add);
        lost = false;
      }
      return Numbers.quantity(sum.value(Days.of(asOf)));
    }
  }
}

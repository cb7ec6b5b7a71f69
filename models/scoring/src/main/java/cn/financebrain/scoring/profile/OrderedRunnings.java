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

/**
 * Running values that the order of events decides. Where an event enters that is not the newest, or
 * leaves that is not the oldest, they look through their window again when they are asked.
 */
final class OrderedRunnings {
  private OrderedRunnings() {}

  /**
   * Least or greatest value. Holds the values that could still become it: each greater (or less)
   * than all newer ones.
   */
  static final class Extreme implements Running {
    private final TypePlan.Tag tag;
    private final int sign;
    private final Deque<TypePlan.Row> candidates = new ArrayDeque<>(2);
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
    public FieldValue value(Instant asOf, Pane pane) {
      if (lost) {
        candidates.clear();
        pane.window().stream().filter(tag::counts).forEach(this::push);
        lost = false;
      }
      return count == 0 || noNumbers > 0
          ? null
          : Numbers.quantity(tag.number(candidates.peekFirst()));
    }
  }

  static final class Streak implements Running {
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
    public FieldValue value(Instant asOf, Pane pane) {
      if (lost) {
        streak = 0;
        pane.window().stream().filter(tag::counts).forEach(this::add);
        lost = false;
      }
      return count == 0 ? null : Numbers.quantity(streak);
    }
  }

  /** What the newest event or the newest two decide. */
  static final class Newest implements Running {
    private final TypePlan.Tag tag;
    private TypePlan.Row last;
    private TypePlan.Row before;
    private boolean lost;

    /** The row of which {@link #day} is. */
    private TypePlan.Row dated;

    private long day;

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
    public FieldValue value(Instant asOf, Pane pane) {
      if (lost) {
        lookAgain(pane.window());
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
      if (dated != last) {
        LocalDate told = Numbers.date(tag.value(last));
        day = told != null ? told.toEpochDay() : Days.of(last.fact().eventTime());
        dated = last;
      }
      return Numbers.quantity((double) (Days.of(asOf) - day));
    }
  }

  static final class First implements Running {
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
    public FieldValue value(Instant asOf, Pane pane) {
      first = first == null ? pane.first(tag) : first;
      return first == null ? null : tag.value(first);
    }
  }

  /** The most frequent value; of several the one that was so often first. */
  static final class Mode implements Running {
    private final TypePlan.Tag tag;
    private final Map<FieldValue, Integer> counts = new HashMap<>(4);
    private FieldValue mode;
    private int most;
    private boolean lost;

    Mode(TypePlan.Tag tag) {
      this.tag = tag;
    }

    @Override
    public void enter(TypePlan.Row row, boolean newest) {
      if (newest && !lost) {
        add(row);
      } else {
        lost = true;
      }
    }

    private void add(TypePlan.Row row) {
      int count = counts.merge(tag.value(row), 1, Integer::sum);
      if (count > most) {
        mode = tag.value(row);
        most = count;
      }
    }

    @Override
    public void leave(TypePlan.Row row, boolean oldest) {
      lost = true;
    }

    @Override
    public FieldValue value(Instant asOf, Pane pane) {
      if (lost) {
        counts.clear();
        mode = null;
        most = 0;
        pane.window().stream().filter(tag::counts).forEach(this::add);
        lost = false;
      }
      return mode;
    }
  }

  static final class Decayed implements Running {
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
    public FieldValue value(Instant asOf, Pane pane) {
      if (lost) {
        sum = new DecayingSum(tag.definition().halfLife().get());
        pane.window().stream().filter(tag::counts).forEach(this::add);
        lost = false;
      }
      return Numbers.quantity(sum.value(Days.of(asOf)));
    }
  }
}

package cn.financebrain.scoring.alert;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Risk;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The alerts of one district and risk on one day: those that inspectors are asked to handle, and
 * those that wait for a later day (the overflow list, 溢出清单). Both are in the order of their ranks.
 *
 * @param district 6-digit region code; empty for alerts of enterprises without one
 * @param day counted from 1970-01-01, in UTC+8
 * @param budget how many are due on that day beside those that always are; empty for all
 */
public record AlertQueue(
    String district,
    Risk risk,
    long day,
    OptionalInt budget,
    List<Entry> due,
    List<Entry> waiting) {
  public AlertQueue {
    due = List.copyOf(due);
    waiting = List.copyOf(waiting);
  }

  /** How many are due beyond the budget, since they are always due. */
  public int overBudget() {
    return budget.isPresent() ? Math.max(0, due.size() - budget.getAsInt()) : 0;
  }

  /**
   * An alert in the queue.
   *
   * @param rank from 1, among all that are due or wait on that day
   * @param priority points of the index, and what waiting adds to them
   * @param waitingSince the day from which its waiting is counted
   * @param daysWaited 0 on that day
   * @param replaces ids of alerts of the same episode that waited and that it stands in for, the
   *     earliest first
   */
  public record Entry(
      int rank,
      Alert alert,
      double priority,
      long waitingSince,
      long daysWaited,
      List<String> replaces,
      Place place) {
    public Entry {
      replaces = List.copyOf(replaces);
    }

    public boolean alwaysDue() {
      return place.alwaysDue();
    }
  }

  /**
   * Where an alert stands among those of any district: the same on every day, since waiting adds
   * the same to all.
   *
   * @param standing priority less what waiting adds to it between 1970-01-01 and the day
   */
  public record Place(boolean alwaysDue, double standing, Instant raisedAt, String id)
      implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::alwaysDue, Comparator.reverseOrder())
            .thenComparing(Place::standing, Comparator.reverseOrder())
            .thenComparing(Place::raisedAt)
            .thenComparing(Place::id);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }
}

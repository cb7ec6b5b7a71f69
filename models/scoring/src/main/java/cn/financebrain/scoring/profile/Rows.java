package cn.financebrain.scoring.profile;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The events of one type in canonical order. Their times lie side by side: a window that slides on
 * looks at times alone until an event enters or leaves it, and events lie anywhere in memory.
 */
final class Rows {
  private static final TypePlan.Row[] NONE = {};
  private static final int FIRST = 4;

  private TypePlan.Row[] rows = NONE;
  private long[] times = {};
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  TypePlan.Row get(int place) {
    return rows[place];
  }

  /** Of the event at a place, in milliseconds of the epoch. */
  long time(int place) {
    return times[place];
  }

  void add(int place, TypePlan.Row row) {
    if (size == rows.length) {
      int room = Math.max(FIRST, size + (size >> 1));
      rows = Arrays.copyOf(rows, room);
      times = Arrays.copyOf(times, room);
    }
    System.arraycopy(rows, place, rows, place + 1, size - place);
    System.arraycopy(times, place, times, place + 1, size - place);
    rows[place] = row;
    times[place] = row.time();
    size++;
  }

  TypePlan.Row remove(int place) {
    TypePlan.Row row = rows[place];
    size--;
    System.arraycopy(rows, place + 1, rows, place, size - place);
    System.arraycopy(times, place + 1, times, place, size - place);
    rows[size] = null;
    return row;
  }

  /**
   * The place of an event, or −1 less the place where it would stand. Most events are the newest.
   */
  int place(Fact fact) {
    int low = 0;
    int high = size;
    if (high > 0 && compare(high - 1, fact) < 0) {
      return -1 - high;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, fact);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle;
    }
    return -1 - low;
  }

  private int compare(int place, Fact fact) {
    int order = Long.compare(times[place], fact.time());
    return order != 0 ? order : Fact.CANONICAL.compare(rows[place].fact(), fact);
  }

  /** The events at some places, oldest first; a view. */
  List<TypePlan.Row> between(int from, int until) {
    return Collections.unmodifiableList(Arrays.asList(rows).subList(from, until));
  }
}

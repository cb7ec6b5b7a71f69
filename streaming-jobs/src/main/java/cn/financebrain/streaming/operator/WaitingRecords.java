package cn.financebrain.streaming.operator;

import cn.financebrain.streaming.wire.LogEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Records that came before the epoch of their day was complete, by day and within it in the order
 * in which they came: that of the log for each enterprise. Each is written to Flink's state once,
 * and again only where others of its enterprise wait no more.
 */
final class WaitingRecords {
  private final NavigableMap<Long, Day> days = new TreeMap<>();

  /** Enterprises of which Flink's state holds records that wait no more. */
  private final Set<String> outdated = new HashSet<>();

  /** Of the entries so many, from the first on, lie in Flink's state. */
  private static final class Day {
    private final List<LogEntry> entries = new ArrayList<>();
    private int saved;
  }

  /** What lies in Flink's state of one enterprise. */
  interface Store {
    void clear(String key) throws Exception;

    void append(String key, LogEntry entry) throws Exception;
  }

  void add(long day, LogEntry entry) {
    days.computeIfAbsent(day, any -> new Day()).entries.add(entry);
  }

  /** Takes back what {@link #save} put down, before anything is added. */
  void restore(long day, LogEntry entry) {
    add(day, entry);
    days.get(day).saved++;
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  /** The earliest day that is waited for. */
  long firstDay() {
    return days.firstKey();
  }

  /** All records of the earliest day, which wait no more. */
  List<LogEntry> takeFirstDay() {
    Day day = days.pollFirstEntry().getValue();
    day.entries.subList(0, day.saved).forEach(entry -> outdated.add(entry.key()));
    return day.entries;
  }

  /** Puts down all that waits, and nothing else: what has changed since the last time. */
  void save(Store store) throws Exception {
    for (String key : outdated) {
      store.clear(key);
    }
    for (Day day : days.values()) {
      for (int i = outdated.isEmpty() ? day.saved : 0; i < day.entries.size(); i++) {
        LogEntry entry = day.entries.get(i);
        if (i >= day.saved || outdated.contains(entry.key())) {
          store.append(entry.key(), entry);
        }
      }
      day.saved = day.entries.size();
    }
    outdated.clear();
  }
}

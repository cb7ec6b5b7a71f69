package cn.financebrain.streaming.operator;

import cn.financebrain.streaming.wire.LogEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Records that came before the epoch of their day was complete, by day and within it in the order
 * in which they came: that of the log for each enterprise.
 */
final class WaitingRecords {
  private final NavigableMap<Long, Deque<LogEntry>> days = new TreeMap<>();

  /** Enterprises that Flink's state says something of. */
  private final Set<String> saved = new HashSet<>();

  /** What lies in Flink's state of one enterprise. */
  interface Store {
    void clear(String key) throws Exception;

    void append(String key, LogEntry entry) throws Exception;
  }

  void add(long day, LogEntry entry) {
    days.computeIfAbsent(day, any -> new ArrayDeque<>()).add(entry);
  }

  /** Takes back what {@link #save} put down. */
  void restore(String key, long day, LogEntry entry) {
    saved.add(key);
    add(day, entry);
  }

  boolean isEmpty() {
    return days.isEmpty();
  }

  /** The earliest day that is waited for. */
  long firstDay() {
    return days.firstKey();
  }

  /** All records of the earliest day, which wait no more. */
  Deque<LogEntry> takeFirstDay() {
    return days.pollFirstEntry().getValue();
  }

  /** Puts down all that waits, and nothing else. */
  void save(Store store) throws Exception {
    for (String key : saved) {
      store.clear(key);
    }
    saved.clear();
    for (Deque<LogEntry> day : days.values()) {
      for (LogEntry entry : day) {
        store.append(entry.key(), entry);
        saved.add(entry.key());
      }
    }
  }
}

package cn.financebrain.streaming.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.streaming.wire.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WaitingRecordsTest {
  private final Map<String, List<LogEntry>> state = new HashMap<>();
  private final List<String> written = new ArrayList<>();
  private WaitingRecords waiting = new WaitingRecords();
  private NavigableMap<Long, List<LogEntry>> expected = new TreeMap<>();
  private NavigableMap<Long, List<LogEntry>> checkpoint = new TreeMap<>();
  private long offset;

  @Test
  void eachRecordIsWrittenOnceWhileItWaits() throws Exception {
    add(1, "a");
    add(2, "b");
    save();
    add(2, "a");
    save();
    save();

    assertThat(written).containsExactly("a", "b", "a");
  }

  @Test
  void onlyEnterprisesOfTheDayThatIsOverAreWrittenAnew() throws Exception {
    add(1, "a");
    add(1, "c");
    add(2, "a");
    add(2, "b");
    save();
    written.clear();

    assertThat(waiting.takeFirstDay())
        .extracting(LogEntry::key)
        .containsExactly("made:a", "made:c");
    save();

    assertThat(written).containsExactlyInAnyOrder("clear a", "clear c", "a");
    assertThat(state.keySet()).containsExactlyInAnyOrder("made:a", "made:b");
  }

  @Test
  void whateverHappensTheStateHoldsWhatWaitsInTheOrderInWhichItCame() throws Exception {
    Random random = new Random(7);
    for (int step = 0; step < 3_000; step++) {
      switch (random.nextInt(10)) {
        case 0 -> saveAndCompare();
        case 1 -> takeFirstDay();
        case 2 -> restart();
        default -> add(step / 100 + random.nextInt(3), "e" + random.nextInt(9));
      }
    }
    while (!waiting.isEmpty()) {
      saveAndCompare();
      takeFirstDay();
    }
    saveAndCompare();
    assertThat(state).isEmpty();
    assertThat(offset).isGreaterThan(1_000);
  }

  private void add(long day, String enterprise) {
    Evaluation record = new Evaluation(new ForeignId("made", enterprise), Instant.EPOCH, (int) day);
    LogEntry entry = new LogEntry(record, new LogPosition(0, offset++));
    waiting.add(day, entry);
    expected.computeIfAbsent(day, any -> new ArrayList<>()).add(entry);
  }

  private void takeFirstDay() {
    if (!waiting.isEmpty()) {
      assertThat(waiting.firstDay()).isEqualTo(expected.firstKey());
      assertThat(waiting.takeFirstDay()).isEqualTo(expected.pollFirstEntry().getValue());
    }
  }

  private void saveAndCompare() throws Exception {
    save();
    checkpoint = copy(expected);
    Map<String, List<LogEntry>> byKey = new HashMap<>();
    expected
        .values()
        .forEach(
            day ->
                day.forEach(
                    entry ->
                        byKey.computeIfAbsent(entry.key(), any -> new ArrayList<>()).add(entry)));
    state.values().forEach(entries -> entries.sort(Comparator.comparing(WaitingRecordsTest::day)));
    assertThat(state).isEqualTo(byKey); // days are told apart by the records themselves
  }

  /** Goes on from the state as it was saved last. */
  private void restart() {
    waiting = new WaitingRecords();
    state.values().forEach(key -> key.forEach(entry -> waiting.restore(day(entry), entry)));
    expected = copy(checkpoint);
    expected
        .values()
        .forEach(day -> day.sort(Comparator.comparing((LogEntry entry) -> rank(entry.key()))));
  }

  /** The state tells enterprises one after the other. */
  private int rank(String key) {
    return List.copyOf(state.keySet()).indexOf(key);
  }

  private static NavigableMap<Long, List<LogEntry>> copy(Map<Long, List<LogEntry>> days) {
    NavigableMap<Long, List<LogEntry>> copy = new TreeMap<>();
    days.forEach((day, entries) -> copy.put(day, new ArrayList<>(entries)));
    return copy;
  }

  /** The release says the day. */
  private static long day(LogEntry entry) {
    return entry.record().release();
  }

  private void save() throws Exception {
    waiting.save(
        new WaitingRecords.Store() {
          @Override
          public void clear(String key) {
            written.add("clear " + key.replace("made:", ""));
            state.remove(key);
          }

          @Override
          public void append(String key, LogEntry entry) {
            written.add(key.replace("made:", ""));
            state.computeIfAbsent(key, any -> new ArrayList<>()).add(entry);
          }
        });
  }
}

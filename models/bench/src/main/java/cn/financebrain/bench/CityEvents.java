package cn.financebrain.bench;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.ingest.load.HistoryIngest;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.HistorySink;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitters;
import cn.financebrain.ingest.simulate.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The events of a simulated city, in the order and with the arrival of a load of history. */
final class CityEvents {
  private static final long SEED = 42;
  private static final YearMonth END = YearMonth.of(2026, 10);
  private static final Instant LOADED = Instant.parse("2026-11-15T00:00:00Z");

  private CityEvents() {}

  static List<EnterpriseEvent> of(int enterprises, int months) throws IOException {
    Path scratch = Files.createTempDirectory("finance-brain-bench");
    try {
      Path files = Files.createDirectory(scratch.resolve("city"));
      new Simulation(City.of(SEED, enterprises, months, END), Emitters.all())
          .write(files, done -> {});
      Gathered gathered = new Gathered();
      new HistoryIngest(
              gathered,
              Files.createDirectory(scratch.resolve("ledgers")),
              Clock.fixed(LOADED, ZoneOffset.UTC),
              (bytes, total, rows) -> {})
          .run(FeedSet.open("city"), files);
      return gathered.events;
    } finally {
      delete(scratch);
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }

  /** Keeps the events as the log would. */
  private static final class Gathered implements HistorySink {
    private final List<EnterpriseEvent> events = new ArrayList<>();
    private Instant latest = Instant.MIN;

    @Override
    public void publish(EnterpriseEvent event) {
      publish(event, LOADED);
    }

    @Override
    public void publish(EnterpriseEvent event, Instant arrival) {
      latest = arrival.isAfter(latest) ? arrival : latest;
      events.add(event.arriving(latest, 0));
    }

    @Override
    public Instant latestArrival() {
      return latest;
    }

    @Override
    public void reject(DeadLetter letter) {
      // the city's planted faults; they never reach the engine
    }

    @Override
    public void flush() {
      // all is in memory
    }
  }
}

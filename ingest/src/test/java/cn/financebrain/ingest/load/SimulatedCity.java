package cn.financebrain.ingest.load;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.publish.EventSink;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitters;
import cn.financebrain.ingest.simulate.Simulation;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Profile;
import cn.financebrain.scoring.profile.TagVector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One simulated city, written and read once for all tests: what came of each table, and what the
 * tags say at the end.
 */
final class SimulatedCity {
  private static final Instant END = Instant.parse("2026-07-01T00:00:00Z");

  /** Told in masses, and asked for by no test. */
  private static final Set<String> LEFT_OUT =
      Set.of("public_opinion.article", "advertising.published", "recruitment.post_published");

  private static final class Holder {
    private static final SimulatedCity CITY = new SimulatedCity();
  }

  /** What the truth counts of a table. */
  record Tally(long rows, long duplicates, long broken, long corrections) {}

  final City city = City.of(5, 2_000, 24, YearMonth.of(2026, 6));
  final FeedSet feed = FeedSet.open("city");
  final Catalogue catalogue = Catalogue.bundled();

  /** By the name of the table. */
  final Map<String, Tally> faults = new TreeMap<>();

  /** In the order of their times, without the types that no test asks for. */
  final List<EnterpriseEvent> events = new ArrayList<>();

  /** Of each enterprise at the end, by its number less one. */
  final List<TagVector> tags = new ArrayList<>();

  final IngestResult result;
  int letters;

  private final Map<String, Profile> profiles = new HashMap<>();

  private SimulatedCity() {
    try {
      Path temp = Files.createTempDirectory("city");
      Path delivered = Files.createDirectories(temp.resolve("delivered"));
      new Simulation(city, Emitters.all()).write(delivered, months -> {});
      readFaults(delivered.resolve(Simulation.FAULTS));
      result =
          new FileIngest(
                  new Sink(),
                  temp.resolve("ledgers"),
                  Clock.fixed(END, ZoneOffset.UTC),
                  (bytes, total, rows) -> {})
              .run(feed, delivered);
      delete(temp);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    events.sort(Comparator.comparing(EnterpriseEvent::eventTime));
    city.firms()
        .forEach(
            firm -> {
              Profile profile = profiles.remove(firm.uscc().text());
              tags.add((profile == null ? Profile.empty(catalogue) : profile).tags(END));
            });
  }

  static SimulatedCity get() {
    return Holder.CITY;
  }

  static String table(FeedRun run) {
    return table(run.feed());
  }

  static String table(String feed) {
    return feed.substring(feed.indexOf('/') + 1);
  }

  private void readFaults(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      long[] counts = Stream.of(cells).skip(1).mapToLong(Long::parseLong).toArray();
      faults.put(cells[0], new Tally(counts[0], counts[1], counts[2], counts[3]));
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

  private final class Sink implements EventSink {
    @Override
    public void publish(EnterpriseEvent event) {
      profiles
          .computeIfAbsent(event.enterprise().text(), any -> Profile.empty(catalogue))
          .apply(event);
      if (!LEFT_OUT.contains(event.type())) {
        events.add(event);
      }
    }

    @Override
    public void reject(DeadLetter letter) {
      letters++;
    }

    @Override
    public void flush() {}
  }
}

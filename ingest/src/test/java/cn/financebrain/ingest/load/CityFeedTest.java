package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Emitters;
import cn.financebrain.ingest.simulate.Simulation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of the simulated city against the mappings that read them. */
class CityFeedTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);

  private record Told(long rows, long duplicates, long broken) {}

  @TempDir private Path temp;

  @Test
  void headersAreWhatTheMappingsRead() throws Exception {
    for (Emitter emitter : mapped()) {
      FeedMapping mapping = FeedSet.open(mapping(emitter).toString()).mappings().get(0);
      TreeSet<String> read = new TreeSet<>(List.of(mapping.enterprise().column()));
      mapping.columns().forEach(column -> read.add(column.name()));

      assertThat(emitter.header())
          .as(emitter.table())
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(read);
    }
  }

  @Test
  void everyRowIsAcceptedUnlessItWasPlantedAsAFault() throws Exception {
    Path city = Files.createDirectories(temp.resolve("city"));
    List<Emitter> emitters = mapped();
    new Simulation(City.of(11, 400, 24, YearMonth.of(2026, 6)), emitters).write(city, months -> {});
    Map<String, Told> told = faults(city);
    assertThat(told).hasSize(emitters.size());

    for (Emitter emitter : emitters) {
      RecordingSink sink = new RecordingSink();
      IngestResult result =
          new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
              .run(
                  FeedSet.open(mapping(emitter).toString()),
                  city.resolve(emitter.table() + ".csv"));

      FeedRun run = result.runs().get(0);
      Told faults = told.get(emitter.table());
      assertThat(result.problems()).as(emitter.table()).isEmpty();
      assertThat(run.accepted()).as(emitter.table()).isPositive();
      assertThat(new Told(run.read(), run.duplicate(), sink.letters.size()))
          .as(emitter.table())
          .isEqualTo(faults);
    }
  }

  private static List<Emitter> mapped() {
    List<Emitter> mapped =
        Emitters.all().stream().filter(emitter -> resource(emitter) != null).toList();
    assertThat(mapped).hasSizeGreaterThanOrEqualTo(24);
    return mapped;
  }

  private static URL resource(Emitter emitter) {
    return CityFeedTest.class.getResource("/feeds/city/" + emitter.table() + ".yaml");
  }

  private static Path mapping(Emitter emitter) throws URISyntaxException {
    return Path.of(resource(emitter).toURI());
  }

  private static Map<String, Told> faults(Path city) throws IOException {
    Map<String, Told> faults = new TreeMap<>();
    List<String> lines = Files.readAllLines(city.resolve("faults.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      faults.put(
          cells[0],
          new Told(Long.parseLong(cells[1]), Long.parseLong(cells[2]), Long.parseLong(cells[3])));
    }
    return faults;
  }
}

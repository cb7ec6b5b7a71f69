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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedCityTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);

  private record Tally(long rows, long duplicates, long broken, long corrections) {}

  private final FeedSet feed = FeedSet.open("city");

  @TempDir private Path temp;

  @Test
  void everyRowIsAcceptedOrAFaultThatTheTruthCounts() throws IOException {
    Path city = Files.createDirectories(temp.resolve("city"));
    new Simulation(City.of(4, 400, 24, YearMonth.of(2026, 6)), Emitters.all())
        .write(city, months -> {});
    RecordingSink sink = new RecordingSink();

    IngestResult result =
        new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
            .run(feed, city);

    assertThat(result.problems()).isEmpty();
    Map<String, Tally> faults = faults(city);
    assertThat(result.runs()).hasSameSizeAs(faults.keySet());
    for (FeedRun run : result.runs()) {
      Tally told = faults.get(table(run.feed()));
      assertThat(run.read()).as(run.feed()).isEqualTo(told.rows());
      assertThat(run.duplicate()).as(run.feed()).isEqualTo(told.duplicates());
      assertThat(run.read() - run.accepted() - run.duplicate())
          .as("rejected of %s: %s", run.feed(), run.rejected())
          .isEqualTo(told.broken());
    }
    assertThat(sink.events)
        .filteredOn(event -> event.type().equals("tax.assessed") && event.revision() > 0)
        .hasSize((int) faults.get("tax_assessment").corrections())
        .isNotEmpty();
    assertThat(sink.letters).isNotEmpty();
  }

  @Test
  void tablesHaveTheColumnsThatTheirMappingsRead() {
    for (Emitter emitter : Emitters.all()) {
      FeedMapping mapping =
          feed.mappings().stream()
              .filter(one -> table(one.feed()).equals(emitter.table()))
              .findFirst()
              .orElseThrow();
      List<String> columns = new ArrayList<>(mapping.enterprise().columns());
      mapping.columns().forEach(column -> columns.add(column.name()));

      assertThat(emitter.header()).as(emitter.table()).containsExactlyInAnyOrderElementsOf(columns);
    }
  }

  private static String table(String feed) {
    return feed.substring(feed.indexOf('/') + 1);
  }

  private static Map<String, Tally> faults(Path city) throws IOException {
    Map<String, Tally> faults = new TreeMap<>();
    List<String> lines = Files.readAllLines(city.resolve("faults.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      faults.put(
          cells[0],
          new Tally(
              Long.parseLong(cells[1]),
              Long.parseLong(cells[2]),
              Long.parseLong(cells[3]),
              Long.parseLong(cells[4])));
    }
    return faults;
  }
}

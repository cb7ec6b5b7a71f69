package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.mapping.FeedSet;
import cn.financebrain.ingest.simulate.City;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Simulation;
import cn.financebrain.ingest.simulate.registration.RegistrationEmitter;
import cn.financebrain.ingest.simulate.tax.TaxEmitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedCityTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);

  private record Tally(long rows, long duplicates, long broken, long corrections) {}

  @TempDir private Path temp;

  @Test
  void everyRowIsAcceptedOrAFaultThatTheTruthCounts() throws IOException {
    Path city = Files.createDirectories(temp.resolve("city"));
    List<Emitter> emitters = List.of(new RegistrationEmitter(), new TaxEmitter());
    new Simulation(City.of(4, 2_000, 12, YearMonth.of(2026, 6)), emitters)
        .write(city, months -> {});
    RecordingSink sink = new RecordingSink();

    IngestResult result =
        new FileIngest(sink, temp.resolve("ledgers"), CLOCK, (bytes, total, rows) -> {})
            .run(FeedSet.open("sample"), city);

    assertThat(result.problems()).isEmpty();
    Map<String, Tally> faults = faults(city);
    assertThat(result.runs()).hasSameSizeAs(faults.keySet());
    for (FeedRun run : result.runs()) {
      Tally told = faults.get(run.feed().substring(run.feed().indexOf('/') + 1));
      assertThat(run.read()).as(run.feed()).isEqualTo(told.rows());
      assertThat(run.duplicate()).as(run.feed()).isEqualTo(told.duplicates()).isPositive();
      assertThat(run.read() - run.accepted() - run.duplicate())
          .as(run.feed())
          .isEqualTo(told.broken())
          .isPositive();
    }
    assertThat(sink.events)
        .filteredOn(event -> event.type().equals("tax.assessed") && event.revision() > 0)
        .hasSize((int) faults.get("tax").corrections());
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

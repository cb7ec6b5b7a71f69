package cn.financebrain.ingest.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.load.SimulatedCity.Tally;
import cn.financebrain.ingest.mapping.FeedMapping;
import cn.financebrain.ingest.simulate.Emitter;
import cn.financebrain.ingest.simulate.Emitters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedCityTest {
  private final SimulatedCity simulated = SimulatedCity.get();

  @Test
  void everyRowIsAcceptedOrAFaultThatTheTruthCounts() {
    assertThat(simulated.result.problems()).isEmpty();
    assertThat(simulated.result.runs()).hasSameSizeAs(simulated.faults.keySet());
    long broken = 0;
    for (FeedRun run : simulated.result.runs()) {
      Tally told = simulated.faults.get(SimulatedCity.table(run));
      assertThat(run.read()).as(run.feed()).isEqualTo(told.rows()).isPositive();
      assertThat(run.duplicate()).as(run.feed()).isEqualTo(told.duplicates());
      assertThat(run.read() - run.accepted() - run.duplicate())
          .as("rejected of %s: %s", run.feed(), run.rejected())
          .isEqualTo(told.broken());
      broken += told.broken();
    }
    assertThat(simulated.events)
        .filteredOn(event -> event.type().equals("tax.assessed") && event.revision() > 0)
        .hasSize((int) simulated.faults.get("tax_assessment").corrections())
        .isNotEmpty();
    assertThat(simulated.events)
        .as("ids are shared by no enterprises")
        .noneMatch(EnterpriseEvent::retracted);
    assertThat(simulated.letters).isPositive().isLessThanOrEqualTo((int) broken);
  }

  @Test
  void tablesHaveTheColumnsThatTheirMappingsRead() {
    for (Emitter emitter : Emitters.all()) {
      FeedMapping mapping =
          simulated.feed.mappings().stream()
              .filter(one -> SimulatedCity.table(one.feed()).equals(emitter.table()))
              .findFirst()
              .orElseThrow();
      List<String> columns = new ArrayList<>(mapping.enterprise().columns());
      mapping.columns().forEach(column -> columns.add(column.name()));

      assertThat(emitter.header()).as(emitter.table()).containsExactlyInAnyOrderElementsOf(columns);
    }
  }
}

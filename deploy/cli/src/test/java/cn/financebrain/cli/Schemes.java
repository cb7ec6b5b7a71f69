package cn.financebrain.cli;

import static cn.financebrain.cli.CityStack.data;
import static cn.financebrain.cli.CityStack.sql;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.ingest.simulate.Fate;
import cn.financebrain.ingest.simulate.Simulation;
import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Who took money from the public in the simulated city, by its truth. */
final class Schemes {
  private Schemes() {}

  /** Of those, one whose alert rests on events that its departments have told. */
  static String withAnAlert() throws IOException {
    LocalDate until = LocalDate.parse(CityStack.until());
    String schemes =
        Fate.read(data.resolve("city").resolve(Simulation.TRUTH)).stream()
            .filter(Fate::raisesMoney)
            .filter(fate -> !fate.promotingOn().orElseThrow().isAfter(until))
            .map(fate -> "'%s'".formatted(fate.uscc().text()))
            .collect(Collectors.joining(", "));
    String found =
        sql(
            """
            SELECT enterprise FROM alert ARRAY JOIN arrayFlatten(reason_evidence) AS evidence
            WHERE risk = 'fundraising' AND enterprise IN (%1$s) AND evidence IN (
              SELECT concat(source, '\\n', id) FROM event WHERE enterprise IN (%1$s))
            ORDER BY raised_at DESC, enterprise LIMIT 1
            """
                .formatted(schemes));
    assertThat(found).as("alerts of the schemes %s", schemes).isNotBlank();
    return found.strip();
  }
}

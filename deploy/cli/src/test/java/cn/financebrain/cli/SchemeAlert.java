package cn.financebrain.cli;

import static cn.financebrain.cli.CityStack.data;
import static cn.financebrain.cli.CityStack.number;
import static cn.financebrain.cli.CityStack.sql;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.contract.EventKey;
import cn.financebrain.ingest.simulate.Fate;
import cn.financebrain.ingest.simulate.Simulation;
import cn.financebrain.scoring.replay.AlertProof;
import cn.financebrain.scoring.replay.AlertProver;
import cn.financebrain.scoring.replay.ProofChain;
import cn.financebrain.store.WarehousePages;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An alert of an enterprise that took money from the public in the simulated city.
 *
 * <p>The city's history is told before there is a model, so rules raise these alerts, by reports of
 * the public. An alert of a rule has no reasons of a score: the events that it rests on are those
 * of its proof.
 *
 * @param event id of one of the events that the alert rests on
 */
record SchemeAlert(String alert, String enterprise, String name, String event) {

  /**
   * Of so many enterprises, one each: the truth says that the enterprise raises money, and the
   * alert rests on events that were stored and known when it was raised.
   */
  static List<SchemeAlert> some(int wanted) throws Exception {
    Map<String, Fate> schemes = schemes();
    List<String> raised =
        sql("""
            SELECT id, enterprise, toDate(raised_at) FROM alert
            WHERE risk = 'fundraising' AND cause_to = 'fundraising_reports'
            ORDER BY raised_at, id
            """)
            .lines()
            .toList();
    List<SchemeAlert> found = new ArrayList<>();
    for (String row : raised) {
      String[] cells = row.split("\t", -1);
      Fate fate = schemes.get(cells[1]);
      if (fate != null
          && found.size() < wanted
          && !LocalDate.parse(cells[2]).isBefore(fate.promotingOn().orElseThrow())) {
        found.add(traced(cells[0], cells[1]));
        schemes.remove(cells[1]);
      }
    }
    assertThat(found).as("alerts of schemes %s among %s", schemes.keySet(), raised).hasSize(wanted);
    return found;
  }

  /** Those that have gone to the public by now, by id. */
  private static Map<String, Fate> schemes() throws IOException {
    LocalDate until = LocalDate.parse(CityStack.until());
    return Fate.read(data.resolve("city").resolve(Simulation.TRUTH)).stream()
        .filter(Fate::raisesMoney)
        .filter(fate -> !fate.promotingOn().orElseThrow().isAfter(until))
        .collect(Collectors.toMap(fate -> fate.uscc().text(), Function.identity()));
  }

  private static SchemeAlert traced(String id, String enterprise) throws Exception {
    List<EventKey> evidence = evidenceOf(id);
    assertThat(evidence).as("events behind %s of %s", id, enterprise).isNotEmpty();
    String keys =
        evidence.stream()
            .map(key -> "('%s', '%s')".formatted(key.source(), key.id()))
            .collect(Collectors.joining(", "));
    String stored =
        """
        SELECT uniqExact(source, id) FROM event
        WHERE enterprise = '%s' AND (source, id) IN (%s)
          AND available_time <= (SELECT raised_at FROM alert WHERE id = '%s')
        """
            .formatted(enterprise, keys, id);
    assertThat(number(stored)).as("stored of %s", keys).isEqualTo(evidence.size());
    String name =
        sql("SELECT name FROM enterprise WHERE enterprise = '%s'".formatted(enterprise)).strip();
    return new SchemeAlert(id, enterprise, name, evidence.get(0).id());
  }

  /** Behind the tags that the rule read which raised the alert. */
  private static List<EventKey> evidenceOf(String id) throws Exception {
    StackSettings settings = new StackDirectory(data.toRealPath()).settings().orElseThrow();
    try (WarehousePages warehouse = WarehousePages.open(settings.readOnlyWarehouse())) {
      AlertProof proof =
          new AlertProver(settings.modelsDir())
              .prove(warehouse.raisedAlert(id).orElseThrow(), warehouse);
      assertThat(proof.holds()).as("%s %s", id, proof.faults()).isTrue();
      return proof.chain().rules().stream()
          .filter(ProofChain.Acting::raised)
          .flatMap(rule -> rule.tags().stream())
          .flatMap(tag -> tag.evidence().stream())
          .distinct()
          .toList();
    }
  }
}

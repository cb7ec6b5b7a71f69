package cn.financebrain.cli;

import static cn.financebrain.cli.CityStack.assertFails;
import static cn.financebrain.cli.CityStack.data;
import static cn.financebrain.cli.CityStack.directory;
import static cn.financebrain.cli.CityStack.launcher;
import static cn.financebrain.cli.CityStack.number;
import static cn.financebrain.cli.CityStack.settle;
import static cn.financebrain.cli.CityStack.sql;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.ExitCode;
import cn.financebrain.scoring.replay.AlertProof;
import cn.financebrain.scoring.replay.AlertProver;
import cn.financebrain.scoring.replay.ProofInput;
import cn.financebrain.store.WarehousePages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the stream raised is derived anew from what is stored of it. */
@ExtendWith(CityStack.class)
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class EvidenceIT {
  /** Before any of the enterprises was. */
  private static final String FIRST = "1949-10-01";

  private static String tomorrow() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();
  }

  @Test
  void alertsOfEveryCauseAreProvenByteForByte() throws Exception {
    settle();
    List<String> alerts =
        sql("SELECT id FROM alert ORDER BY cause, id LIMIT 8 BY risk, cause").lines().toList();
    assertThat(alerts).isNotEmpty();
    StackSettings settings = new StackDirectory(data.toRealPath()).settings().orElseThrow();
    AlertProver prover = new AlertProver(settings.modelsDir());
    try (WarehousePages warehouse = WarehousePages.open(settings.readOnlyWarehouse())) {
      for (String id : alerts) {
        AlertProof proof = prover.prove(warehouse.raisedAlert(id).orElseThrow(), warehouse);
        assertThat(proof.holds())
            .as("%s %s %s %s", id, proof.faults(), proof.divergence(), proof.fields())
            .isTrue();
        assertThat(proof.faults()).as(id).isEmpty();
        assertThat(proof.inputs())
            .extracting(ProofInput::kind)
            .contains(ProofInput.Kind.RECORDS, ProofInput.Kind.PEERS, ProofInput.Kind.FEEDS);
      }
    }
  }

  @Test
  void explainProvesAnAlertOnTheCommandLine() throws Exception {
    settle();
    String id = sql("SELECT id FROM alert ORDER BY raised_at DESC, id LIMIT 1").strip();
    Launcher.Result told = launcher.run("explain", "--alert", id);
    assertThat(told.exitCode()).as(told.out() + told.err()).isZero();
    assertThat(told.out()).contains("The same, byte for byte", "alert.cause", "history.scores");
    Launcher.Result json = launcher.run("explain", "--alert", id, "--json");
    JsonNode proof = new ObjectMapper().readTree(json.out());
    assertThat(proof.path("same").asBoolean()).isTrue();
    assertThat(proof.path("fields").findValuesAsText("storedSha256"))
        .isNotEmpty()
        .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    assertFails("There is no alert 'none'", "explain", "--alert", "none");
    assertThat(launcher.run("explain", "--alert", id, "--risk", "default").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(launcher.run("explain").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void replayGivesExactlyTheAlertsOfTheStream() throws Exception {
    settle();
    long raised = number("SELECT count() FROM alert");
    Path out = directory.resolve("replay.csv");
    Launcher.Result told =
        launcher.run(
            "replay",
            "--from",
            FIRST,
            "--to",
            tomorrow(),
            "--known-outcomes",
            "labels",
            "--out",
            out.toString());
    assertThat(told.exitCode()).as(told.out() + told.err()).isZero();
    assertThat(told.out())
        .as("raised between " + sql("SELECT min(raised_at), max(raised_at) FROM alert"))
        .containsPattern("\n%d +%d +\\d+ +0 +0 +0 +0 +0\n".formatted(raised, raised));
    List<String> rows = Files.readAllLines(out);
    assertThat(rows.get(0)).startsWith("enterprise_id,risk,change,raised,replayed,");
    assertThat(rows.subList(1, rows.size()))
        .isNotEmpty()
        .allMatch(row -> row.matches("[^,]+,[^,]+,(same|unfound),.*"));
  }

  @Test
  void otherRulesMakeAlertsAppearAndVanish() throws Exception {
    settle();
    Path rules = directory.resolve("replayed-rules.yaml");
    Files.writeString(
        rules,
        """
        rules:
          - id: no_default
            kind: veto
            risk: default
            zh: 违约一律不预警
            en: No alert of default
            basis: 试用
            author: li
            condition: "true"
        """);
    Launcher.Result told =
        launcher.run("replay", "--from", FIRST, "--to", tomorrow(), "--rules", rules.toString());
    assertThat(told.exitCode()).as(told.out() + told.err()).isZero();
    assertThat(told.out()).contains("vanished").doesNotContain("default  appeared");
    assertFails("No model 'nosuch'", "replay", "--from", FIRST, "--to", FIRST, "--model", "nosuch");
    assertThat(launcher.run("replay", "--from", tomorrow(), "--to", FIRST).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }
}

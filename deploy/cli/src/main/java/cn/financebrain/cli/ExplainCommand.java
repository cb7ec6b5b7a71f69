package cn.financebrain.cli;

import cn.financebrain.cli.stack.StackSettings;
import cn.financebrain.console.CommandFailure;
import cn.financebrain.console.ExitCode;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.PeerComparison;
import cn.financebrain.contract.RaisedAlert;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.scoring.explain.ExplainedScore;
import cn.financebrain.scoring.explain.ReasonSentences;
import cn.financebrain.scoring.explain.ScoreExplainer;
import cn.financebrain.scoring.model.ArtifactException;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.scoring.replay.AlertProof;
import cn.financebrain.scoring.replay.AlertProver;
import cn.financebrain.store.WarehouseException;
import cn.financebrain.store.WarehousePages;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code explain}: why the scores of one enterprise are what they are; or the proof of one alert.
 */
@Command(name = "explain", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin DataOption data = new DataOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "ENTERPRISE",
      descriptionKey = "parameter.enterprise",
      defaultValue = "")
  String enterprise = "";

  @Option(names = "--alert", paramLabel = "ID", descriptionKey = "option.explain-alert")
  String alert;

  @Option(names = "--risk", paramLabel = "RISK", descriptionKey = "option.score-risk")
  Risk risk;

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.explain-as-of")
  LocalDate asOf;

  @Option(names = "--json", descriptionKey = "option.explain-json")
  boolean json;

  @Override
  public Integer call() {
    if (alert != null) {
      return prove();
    }
    EnterpriseId id = id();
    StackSettings settings = data.settings();
    ScoreExplainer explainer = new ScoreExplainer(settings.modelsDir());
    Instant instant = asOf == null ? Instant.MAX : asOf.atStartOfDay(ZONE).toInstant();
    ArrayNode answers = JSON.createArrayNode();
    int found = 0;
    try (WarehousePages warehouse = WarehousePages.open(settings.readOnlyWarehouse())) {
      for (Risk each : risks()) {
        Optional<StoredScore> stored = warehouse.scoreAt(id, each, instant);
        found += stored.isPresent() ? 1 : 0;
        stored.ifPresent(score -> tell(score, explainer, warehouse, answers));
      }
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    } catch (ArtifactException | ReleaseException e) {
      throw CommandFailure.failed("failure.artifact", e.getMessage());
    }
    if (found == 0) {
      throw CommandFailure.failed("failure.no-score", enterprise);
    }
    if (json) {
      System.out.println(answers.toPrettyString());
    }
    return ExitCode.DONE;
  }

  private int prove() {
    if (!enterprise.isEmpty() || risk != null || asOf != null) {
      throw CommandFailure.usage("failure.explain-alert-alone");
    }
    StackSettings settings = data.settings();
    AlertProof proof;
    try (WarehousePages warehouse = WarehousePages.open(settings.readOnlyWarehouse())) {
      RaisedAlert raised =
          warehouse
              .raisedAlert(alert)
              .orElseThrow(() -> CommandFailure.failed("failure.no-alert", alert));
      proof = new AlertProver(settings.modelsDir()).prove(raised, warehouse);
    } catch (WarehouseException e) {
      throw CommandFailure.unavailable("failure.warehouse", e.getMessage());
    }
    ProofView view = new ProofView(proof);
    if (json) {
      System.out.println(view.json().toPrettyString());
    } else {
      view.print(System.out);
    }
    return proof.holds() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private EnterpriseId id() {
    try {
      return EnterpriseId.parse(enterprise);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage("failure.enterprise", enterprise);
    }
  }

  private Set<Risk> risks() {
    return risk == null ? EnumSet.allOf(Risk.class) : EnumSet.of(risk);
  }

  private void tell(
      StoredScore stored, ScoreExplainer explainer, WarehousePages warehouse, ArrayNode answers) {
    if (stored.score() instanceof Score.Scored scored) {
      ExplainedScore explained = explainer.explain(scored, stored.position(), warehouse);
      Map<String, PeerComparison> peers =
          explained
              .reasons()
              .map(
                  why ->
                      warehouse.amongPeers(
                          scored.enterprise(), ReasonSentences.comparable(why.reasons())))
              .orElse(Map.of());
      Explanation explanation = new Explanation(explained, peers);
      if (json) {
        answers.add(explanation.json());
      } else {
        explanation.print(System.out);
      }
    } else if (json) {
      answers.add(Explanation.json((Score.Unscored) stored.score()));
    } else {
      Explanation.print((Score.Unscored) stored.score(), System.out);
    }
  }
}

package cn.financebrain.dashboards.rules;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.operations.Job;
import cn.financebrain.dashboards.operations.Operations;
import cn.financebrain.dashboards.rules.Acts.Act;
import cn.financebrain.dashboards.rules.Acts.Asker;
import cn.financebrain.dashboards.rules.RulesController.Note;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/models}: models, how they compare, and who puts them in force. */
@RestController
@RequestMapping("/api/models")
@Needs(Right.RULES_READ)
class ModelsController {
  private final Acts acts;
  private final Operations operations;

  ModelsController(Acts acts, Operations operations) {
    this.acts = acts;
    this.operations = operations;
  }

  record RollBack(String risk, String note) {}

  @GetMapping
  JsonNode models(@AuthenticationPrincipal Account account) {
    return acts.look("models-list", account, Map.of());
  }

  @GetMapping("/history")
  JsonNode history(@AuthenticationPrincipal Account account) {
    return acts.look("models-history", account, Map.of());
  }

  @GetMapping("/{model}")
  JsonNode model(@PathVariable String model, @AuthenticationPrincipal Account account) {
    return acts.look("models-card", account, Map.of("model", model));
  }

  @GetMapping("/{model}/comparison")
  Job comparison(@PathVariable String model, @AuthenticationPrincipal Account account) {
    return operations.begin("models-compare", account, Map.of("model", model));
  }

  @PostMapping("/{model}/approval")
  @Needs(Right.RULES_CHECK)
  JsonNode approve(
      @PathVariable String model,
      @RequestBody Note body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return acts.result(
        act("models-approve", Action.MODEL_APPROVED, model, body.text()),
        Asker.of(account, request));
  }

  private static Act act(String operation, Action action, String model, String note) {
    String id = Acts.whole("model", model);
    return new Act(operation, action, id, note, Map.of("model", id, "note", note));
  }

  @PostMapping("/{model}/shadow")
  @Needs({Right.RULES_MAKE, Right.RULES_CHECK})
  Job shadow(
      @PathVariable String model,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return acts.begin(
        act("models-shadow", Action.MODEL_SHADOWED, model, ""), Asker.of(account, request));
  }

  @PostMapping("/{model}/activation")
  @Needs(Right.RULES_CHECK)
  Job activate(
      @PathVariable String model,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return acts.begin(
        act("models-activate", Action.MODEL_ACTIVATED, model, ""), Asker.of(account, request));
  }

  @PostMapping("/{model}/retirement")
  @Needs(Right.RULES_CHECK)
  Job retire(
      @PathVariable String model,
      @RequestBody Note body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    return acts.begin(
        act("models-retire", Action.MODEL_RETIRED, model, body.text()), Asker.of(account, request));
  }

  @PostMapping("/rollback")
  @Needs(Right.RULES_CHECK)
  Job rollBack(
      @RequestBody RollBack body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    String risk = Parameters.risk(Bodies.present("risk", body.risk())).id();
    String note = Bodies.optionalText("note", body.note(), RulesController.NOTE_MAX);
    return acts.begin(
        new Act(
            "models-rollback",
            Action.MODEL_ROLLED_BACK,
            risk,
            note,
            Map.of("risk", risk, "note", note)),
        Asker.of(account, request));
  }

  @PostMapping("/drift")
  @Needs({Right.RULES_MAKE, Right.RULES_CHECK})
  Job judgeDrift(@AuthenticationPrincipal Account account, HttpServletRequest request) {
    return acts.begin(
        new Act("models-drift", Action.MODEL_DRIFT_JUDGED, "", "", Map.of()),
        Asker.of(account, request));
  }
}

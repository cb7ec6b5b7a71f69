package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.PeerComparison;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.enterprises.ProfileAccess.Part;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.scoring.explain.ExplainedScore;
import cn.financebrain.scoring.explain.ReasonSentences;
import cn.financebrain.store.WarehousePages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/enterprises/{id}/explanation}: why a score is what it is. */
@RestController
@Needs(Right.ENTERPRISES_READ)
class ExplanationController {
  private final Warehouse warehouse;
  private final ProfileAccess access;
  private final Explanations explanations;

  ExplanationController(Warehouse warehouse, ProfileAccess access, Explanations explanations) {
    this.warehouse = warehouse;
    this.access = access;
    this.explanations = explanations;
  }

  @GetMapping("/api/enterprises/{id}/explanation")
  ExplanationJson explanation(
      @PathVariable String id,
      @RequestParam String risk,
      @RequestParam String asOf,
      Authentication user,
      HttpServletRequest request) {
    var wanted = Parameters.risk(risk);
    Instant instant = Parameters.instant("asOf", asOf);
    EnterpriseId enterprise = access.open(id, Part.REASONS, user, request).enterprise();
    WarehousePages pages = warehouse.pages();
    StoredScore stored =
        pages
            .scoreAt(enterprise, wanted, instant)
            .orElseThrow(() -> ProblemException.of(ProblemCode.SCORE_NOT_FOUND));
    ExplainedScore explained = explanations.of(stored, pages);
    return ExplanationJson.of(explained, amongPeers(explained, enterprise, pages));
  }

  private static Map<String, PeerComparison> amongPeers(
      ExplainedScore explained, EnterpriseId enterprise, WarehousePages pages) {
    return explained
        .reasons()
        .map(why -> pages.amongPeers(enterprise, ReasonSentences.comparable(why.reasons())))
        .orElse(Map.of());
  }
}

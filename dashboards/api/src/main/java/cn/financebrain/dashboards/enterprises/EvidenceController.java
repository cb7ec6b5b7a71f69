package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.StoredScore;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.enterprises.ProfileAccess.Part;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.AlertJson;
import cn.financebrain.dashboards.wire.AlertPage;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.dashboards.wire.ScoreJson;
import cn.financebrain.store.ScorePoint;
import cn.financebrain.store.WarehousePages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/enterprises/{id}}: scores over time and alerts. */
@RestController
@RequestMapping("/api/enterprises/{id}")
@Needs(Right.ENTERPRISES_READ)
class EvidenceController {
  private final Warehouse warehouse;
  private final ProfileAccess access;
  private final CachedTags tags;

  EvidenceController(Warehouse warehouse, ProfileAccess access, CachedTags tags) {
    this.warehouse = warehouse;
    this.access = access;
    this.tags = tags;
  }

  record Point(
      Instant asOf, int release, String model, double probability, double index, String band) {
    static Point of(ScorePoint point) {
      return new Point(
          point.asOf(),
          point.release(),
          point.model(),
          point.probability(),
          point.index(),
          Parameters.id(point.band()));
    }
  }

  record History(List<Point> items) {}

  @GetMapping("/scores")
  History scores(
      @PathVariable String id,
      @RequestParam String risk,
      @RequestParam(defaultValue = "50") int limit,
      Authentication user,
      HttpServletRequest request) {
    var wanted = Parameters.risk(risk);
    int count = Parameters.limit(limit);
    EnterpriseId enterprise = access.open(id, Part.SCORES, user, request).enterprise();
    return new History(
        warehouse.pages().scoreHistory(enterprise, wanted, count).stream().map(Point::of).toList());
  }

  @GetMapping("/score")
  ScoreJson score(
      @PathVariable String id,
      @RequestParam String risk,
      @RequestParam String asOf,
      Authentication user,
      HttpServletRequest request) {
    var wanted = Parameters.risk(risk);
    Instant instant = Parameters.instant("asOf", asOf);
    EnterpriseId enterprise = access.open(id, Part.SCORES, user, request).enterprise();
    WarehousePages pages = warehouse.pages();
    return pages
        .scoreAt(enterprise, wanted, instant)
        .map(StoredScore::score)
        .map(score -> ScoreJson.of(score, pages.staleFeeds(score.asOf())))
        .orElseThrow(() -> ProblemException.of(ProblemCode.SCORE_NOT_FOUND));
  }

  @GetMapping("/alerts")
  @Needs(Right.ALERTS_READ)
  AlertPage alerts(@PathVariable String id, Authentication user, HttpServletRequest request) {
    EnterpriseId enterprise = access.open(id, Part.ALERTS, user, request).enterprise();
    List<AlertJson> alerts =
        warehouse.pages().alertsOf(enterprise).stream()
            .map(alert -> AlertJson.of(alert, tags))
            .toList();
    return new AlertPage(alerts, alerts.size(), null);
  }
}

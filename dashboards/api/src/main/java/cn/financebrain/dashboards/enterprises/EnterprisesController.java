package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.enterprises.ProfileAccess.Part;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.dashboards.wire.ScoreJson;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/enterprises}: search, profile and tags. */
@RestController
@RequestMapping("/api/enterprises")
class EnterprisesController {
  private final Warehouse warehouse;
  private final ProfileAccess access;
  private final CachedTags tags;

  EnterprisesController(Warehouse warehouse, ProfileAccess access, CachedTags tags) {
    this.warehouse = warehouse;
    this.access = access;
    this.tags = tags;
  }

  @GetMapping
  EnterpriseJson.Found find(
      @RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "50") int limit) {
    int wanted = Parameters.limit(limit);
    List<EnterpriseJson.Summary> found =
        warehouse.pages().findEnterprises(Parameters.search("query", query), wanted + 1).stream()
            .map(EnterpriseJson.Summary::of)
            .toList();
    boolean more = found.size() > wanted;
    return new EnterpriseJson.Found(more ? found.subList(0, wanted) : found, more);
  }

  @GetMapping("/{id}")
  EnterpriseJson.Profile profile(
      @PathVariable String id, Authentication user, HttpServletRequest request) {
    EnterpriseRow row = access.open(id, Part.PROFILE, user, request);
    List<ScoreJson> scores =
        warehouse.pages().latestScores(row.enterprise()).stream()
            .map(score -> ScoreJson.of(score, tags))
            .toList();
    return EnterpriseJson.Profile.of(row, scores);
  }

  @GetMapping("/{id}/tags")
  EnterpriseTags tags(@PathVariable String id, Authentication user, HttpServletRequest request) {
    EnterpriseId enterprise = access.open(id, Part.TAGS, user, request).enterprise();
    return EnterpriseTags.of(enterprise, warehouse.pages().tags(enterprise));
  }
}

package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.feed.FeedFinding;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.enterprises.ProfileAccess.Part;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.dashboards.wire.ScoreJson;
import cn.financebrain.store.EnterpriseFilter;
import cn.financebrain.store.WarehousePages;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/enterprises}: the list, profile and tags. */
@RestController
@RequestMapping("/api/enterprises")
@Needs(Right.ENTERPRISES_READ)
class EnterprisesController {
  private final Warehouse warehouse;
  private final EnterpriseQuestions questions;
  private final ProfileAccess access;

  EnterprisesController(Warehouse warehouse, EnterpriseQuestions questions, ProfileAccess access) {
    this.warehouse = warehouse;
    this.questions = questions;
    this.access = access;
  }

  @GetMapping
  EnterpriseJson.Page find(
      @RequestParam MultiValueMap<String, String> asked,
      @RequestParam(defaultValue = "id") String sort,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Account account) {
    EnterpriseFilter filter = questions.filter(asked, account);
    Optional<Risk> order = Parameters.order(sort);
    int wanted = Parameters.limit(limit);
    WarehousePages pages = warehouse.pages();
    return EnterpriseJson.Page.of(
        pages.enterprises(
            filter, order, cursor.map(text -> EnterpriseCursor.parse(text, order)), wanted + 1),
        wanted,
        order,
        pages.countEnterprises(filter));
  }

  @GetMapping("/{id}")
  EnterpriseJson.Profile profile(
      @PathVariable String id, Authentication user, HttpServletRequest request) {
    EnterpriseRow row = access.open(id, Part.PROFILE, user, request);
    WarehousePages pages = warehouse.pages();
    Map<Instant, List<String>> stale = new HashMap<>(); // scores of one evaluation share it
    List<ScoreJson> scores =
        pages.latestScores(row.enterprise()).stream()
            .map(
                score ->
                    ScoreJson.of(score, stale.computeIfAbsent(score.asOf(), pages::staleFeeds)))
            .toList();
    return EnterpriseJson.Profile.of(row, scores, feeds(row.enterprise()));
  }

  /** As they are now; a score knows those that were stale on its day. */
  private EnterpriseJson.Feeds feeds(EnterpriseId enterprise) {
    Set<String> ill =
        warehouse.pages().openFeedFindings().stream()
            .map(FeedFinding::feed)
            .collect(Collectors.toSet());
    List<String> feeds = warehouse.pages().feedsOf(enterprise);
    return new EnterpriseJson.Feeds(feeds.size(), feeds.stream().filter(ill::contains).toList());
  }

  @GetMapping("/{id}/tags")
  EnterpriseTags tags(@PathVariable String id, Authentication user, HttpServletRequest request) {
    EnterpriseId enterprise = access.open(id, Part.TAGS, user, request).enterprise();
    return EnterpriseTags.of(
        enterprise, warehouse.pages().tags(enterprise), warehouse.overview().fillingTags());
  }
}

package cn.financebrain.dashboards.enterprises;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.exports.Exports;
import cn.financebrain.dashboards.exports.Leaving;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.EnterpriseFilter;
import cn.financebrain.store.TagCondition;
import cn.financebrain.store.WarehousePages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/enterprise-counts} and {@code /api/enterprise-file}: sets of enterprises. */
@RestController
@Needs(Right.ENTERPRISES_READ)
class EnterpriseSetsController {
  private final Warehouse warehouse;
  private final EnterpriseQuestions questions;
  private final Exports exports;

  EnterpriseSetsController(Warehouse warehouse, EnterpriseQuestions questions, Exports exports) {
    this.warehouse = warehouse;
    this.questions = questions;
    this.exports = exports;
  }

  /**
   * How many match.
   *
   * @param tags in the order in which they were asked for
   */
  record Counts(long total, List<Without> tags) {}

  /**
   * @param condition as it was asked for
   * @param without how many would match without it
   */
  record Without(String condition, long without) {}

  /** What each condition on tags leaves out, so that one sees which is the narrow one. */
  @GetMapping("/api/enterprise-counts")
  Counts counts(
      @RequestParam MultiValueMap<String, String> asked, @AuthenticationPrincipal Account account) {
    EnterpriseFilter filter = questions.filter(asked, account);
    WarehousePages pages = warehouse.pages();
    List<Without> without = new ArrayList<>();
    for (TagCondition condition : filter.tags()) {
      List<TagCondition> others =
          filter.tags().stream().filter(other -> !other.equals(condition)).toList();
      without.add(new Without(condition.text(), pages.countEnterprises(filter.withTags(others))));
    }
    return new Counts(pages.countEnterprises(filter), without);
  }

  /** All of a set. */
  @GetMapping("/api/enterprise-file")
  @Needs(Right.EXPORT)
  void file(
      @RequestParam MultiValueMap<String, String> asked,
      @RequestParam(defaultValue = "") String purpose,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    account.require(Right.ENTERPRISES_READ);
    EnterpriseFilter filter = questions.filter(asked, account);
    String told = Parameters.purpose(purpose);
    WarehousePages pages = warehouse.pages();
    exports.sendCsv(
        out ->
            EnterprisesCsv.write(
                (after, limit) -> pages.enterprises(filter, Optional.empty(), after, limit), out),
        Leaving.of(account, Action.ENTERPRISES_EXPORTED, "enterprises", told, request),
        EnterprisesCsv.NAME,
        response);
  }
}

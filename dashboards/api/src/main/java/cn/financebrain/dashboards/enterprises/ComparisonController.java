package cn.financebrain.dashboards.enterprises;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.exports.Exports;
import cn.financebrain.dashboards.exports.Leaving;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.views.EnterpriseViews;
import cn.financebrain.dashboards.views.EnterpriseViews.EnterpriseView;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.EnterprisePair;
import cn.financebrain.store.EnterprisePair.Counts;
import cn.financebrain.store.EnterprisePair.Part;
import cn.financebrain.store.WarehousePages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/views/ID/comparison}: a set of enterprises beside that of a saved view, both within
 * the territory of who asks.
 */
@RestController
@RequestMapping("/api/views/{id}")
@Needs(Right.ENTERPRISES_READ)
class ComparisonController {
  private final Warehouse warehouse;
  private final EnterpriseQuestions questions;
  private final EnterpriseViews views;
  private final Exports exports;

  ComparisonController(
      Warehouse warehouse, EnterpriseQuestions questions, EnterpriseViews views, Exports exports) {
    this.warehouse = warehouse;
    this.questions = questions;
    this.views = views;
    this.exports = exports;
  }

  /**
   * How many enterprises each part has.
   *
   * @param onlyThis are in the set that was asked for alone
   * @param onlyView are in that of the view alone
   */
  record Comparison(long onlyThis, long both, long onlyView) {}

  @GetMapping("/comparison")
  Comparison counts(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> asked,
      @AuthenticationPrincipal Account account) {
    Counts counts = warehouse.pages().countEnterprises(pair(view(id, account), asked, account));
    return new Comparison(counts.onlyOne(), counts.both(), counts.onlyOther());
  }

  @GetMapping("/comparison-rows")
  EnterpriseJson.Page rows(
      @PathVariable String id,
      @RequestParam String part,
      @RequestParam MultiValueMap<String, String> asked,
      @RequestParam(defaultValue = "id") String sort,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit,
      @AuthenticationPrincipal Account account) {
    EnterprisePair pair = pair(view(id, account), asked, account);
    Part wanted = part(part);
    Optional<Risk> order = Parameters.order(sort);
    int rows = Parameters.limit(limit);
    WarehousePages pages = warehouse.pages();
    Counts counts = pages.countEnterprises(pair);
    return EnterpriseJson.Page.of(
        pages.enterprises(
            pair, wanted, order, cursor.map(text -> EnterpriseCursor.parse(text, order)), rows + 1),
        rows,
        order,
        switch (wanted) {
          case ONLY_ONE -> counts.onlyOne();
          case BOTH -> counts.both();
          case ONLY_OTHER -> counts.onlyOther();
        });
  }

  /** All of a part. */
  @GetMapping("/comparison-file")
  @Needs(Right.EXPORT)
  void file(
      @PathVariable String id,
      @RequestParam String part,
      @RequestParam MultiValueMap<String, String> asked,
      @RequestParam(defaultValue = "") String purpose,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    account.require(Right.ENTERPRISES_READ);
    EnterpriseView view = view(id, account);
    EnterprisePair pair = pair(view, asked, account);
    Part wanted = part(part);
    String told = "%s, %s".formatted(Parameters.purpose(purpose), view.filters());
    WarehousePages pages = warehouse.pages();
    exports.sendCsv(
        out ->
            EnterprisesCsv.write(
                (after, limit) -> pages.enterprises(pair, wanted, Optional.empty(), after, limit),
                out),
        Leaving.of(
            account,
            Action.ENTERPRISES_EXPORTED,
            "%s %s".formatted(view.id(), part),
            told,
            request),
        EnterprisesCsv.NAME,
        response);
  }

  private EnterprisePair pair(
      EnterpriseView view, MultiValueMap<String, String> asked, Account account) {
    return new EnterprisePair(
        questions.filter(asked, account), questions.filter(view.asked(), account));
  }

  private EnterpriseView view(String id, Account account) {
    return views.get(Parameters.uuid(id, ProblemCode.VIEW_NOT_FOUND), account);
  }

  private static Part part(String text) {
    return switch (text) {
      case "only-this" -> Part.ONLY_ONE;
      case "both" -> Part.BOTH;
      case "only-view" -> Part.ONLY_OTHER;
      default -> throw Parameters.invalid("part", text, "only-this, both, only-view");
    };
  }
}

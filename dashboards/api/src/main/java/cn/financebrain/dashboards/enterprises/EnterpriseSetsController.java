package cn.financebrain.dashboards.enterprises;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.FilePlaces;
import cn.financebrain.dashboards.exports.Leaving;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.dashboards.wire.Parameters;
import cn.financebrain.store.EnterpriseFilter;
import cn.financebrain.store.TagCondition;
import cn.financebrain.store.WarehousePages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/enterprise-counts} and {@code /api/enterprise-file}: sets of enterprises. */
@RestController
@Needs(Right.ENTERPRISES_READ)
class EnterpriseSetsController {
  private static final int PURPOSE_MAX = 200;

  private final FilePlaces places = new FilePlaces();
  private final Warehouse warehouse;
  private final EnterpriseQuestions questions;
  private final AuditTrail audit;

  EnterpriseSetsController(Warehouse warehouse, EnterpriseQuestions questions, AuditTrail audit) {
    this.warehouse = warehouse;
    this.questions = questions;
    this.audit = audit;
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

  /** All of a set. It is sent when it is whole: a file that broke off is never taken for one. */
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
    String told = Parameters.search("purpose", purpose);
    if (told.isEmpty()) {
      throw Parameters.invalid("purpose", told, "1–%d".formatted(PURPOSE_MAX));
    }
    places.within(
        account.name(),
        place -> {
          Path file = Files.createTempFile("enterprises", ".csv");
          try {
            int count;
            try (OutputStream out = Files.newOutputStream(file)) {
              count = EnterprisesCsv.write(warehouse.pages(), filter, out);
            }
            audit.append(
                account.name(),
                Action.ENTERPRISES_EXPORTED,
                Optional.ofNullable(request.getQueryString()).orElse(""),
                Leaving.detail(count, told),
                request.getRemoteAddr());
            response.setContentType("text/csv;charset=UTF-8");
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"enterprises.csv\"");
            try (InputStream content = Files.newInputStream(file)) {
              place.send(content, response.getOutputStream());
            }
          } finally {
            Files.delete(file);
          }
        });
  }
}

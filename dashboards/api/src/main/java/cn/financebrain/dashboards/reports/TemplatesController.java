package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.reporting.PartFailure;
import cn.financebrain.dashboards.reporting.TemplateException;
import cn.financebrain.dashboards.wire.Bodies;
import cn.financebrain.dashboards.wire.Parameters;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/report-templates}: of a kind and language, all versions. */
@RestController
@RequestMapping("/api/report-templates/{kind}")
@Needs(Right.REPORTS_DESIGN)
class TemplatesController {
  private final Templates templates;
  private final ReportDesk desk;
  private final ReportMaker maker;
  private final Wishes wishes;

  TemplatesController(Templates templates, ReportDesk desk, ReportMaker maker, Wishes wishes) {
    this.templates = templates;
    this.desk = desk;
    this.wishes = wishes;
    this.maker = maker;
  }

  /**
   * @param by empty for the product
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Version(int version, String body, String by, Instant at) {}

  record Versions(List<Version> items) {}

  /**
   * @param version that was edited
   */
  record Change(String language, String body, Integer version) {}

  /**
   * @param enterprise of a dossier
   */
  record Preview(String language, String body, String region, String scan, String enterprise) {}

  @GetMapping
  Versions versions(@PathVariable String kind, @RequestParam(defaultValue = "zh") String language) {
    return all(kindOf(kind), Parameters.oneOf("language", language, "zh", "en"));
  }

  private Versions all(ReportKind kind, String language) {
    return new Versions(
        templates.versions(kind, language).stream()
            .map(
                each -> new Version(each.version(), each.body(), each.by(), each.at().orElse(null)))
            .toList());
  }

  private static ReportKind kindOf(String text) {
    return ReportKind.parse(text).orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND));
  }

  @PutMapping
  Versions save(
      @PathVariable String kind,
      @RequestBody Change body,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    ReportKind of = kindOf(kind);
    String language = Drafts.language(body.language());
    templates.save(
        of,
        language,
        Bodies.present("version", body.version()),
        Bodies.present("body", body.body()),
        account,
        request.getRemoteAddr());
    return all(of, language);
  }

  /** The page as it would be, on real data; nothing is kept. */
  @PostMapping("/preview")
  ResponseEntity<byte[]> preview(
      @PathVariable String kind,
      @RequestBody Preview body,
      Authentication user,
      HttpServletRequest request) {
    Wishes.Draft draft =
        new Wishes.Draft(
            kindOf(kind).id(), "", body.region(), body.scan(), body.enterprise(), body.language());
    ReportOrder order = desk.order(wishes.of(draft, user, request), (Account) user.getPrincipal());
    try {
      String page = maker.preview(order, Templates.checked(Bodies.present("body", body.body())));
      return ResponseEntity.ok()
          .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
          .body(page.getBytes(StandardCharsets.UTF_8));
    } catch (TemplateException e) {
      throw Templates.refused(e);
    } catch (PartFailure e) {
      throw ProblemException.of(
          ProblemCode.REPORT_NOT_READY,
          new Wording(
              "部分“%s”无法生成".formatted(e.part()), "The part '%s' can't be made".formatted(e.part())));
    }
  }
}

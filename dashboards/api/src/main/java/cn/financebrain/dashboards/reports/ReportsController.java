package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.FilePlaces;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/reports}. */
@RestController
@Needs(Right.REPORTS_READ)
class ReportsController {
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final FilePlaces places = new FilePlaces();
  private final ReportStore store;
  private final ReportDesk desk;
  private final ScanOf scans;
  private final Wishes wishes;
  private final AuditTrail audit;

  ReportsController(
      ReportStore store, ReportDesk desk, ScanOf scans, Wishes wishes, AuditTrail audit) {
    this.store = store;
    this.desk = desk;
    this.scans = scans;
    this.wishes = wishes;
    this.audit = audit;
  }

  record Scan(
      String id, String title, Instant asOf, String region, int release, long enterprises) {}

  record Scans(List<Scan> items) {}

  @GetMapping("/api/reports")
  ReportJson.Page list(
      @RequestParam Optional<String> kind,
      @RequestParam(defaultValue = "100") int limit,
      @AuthenticationPrincipal Account account) {
    Optional<ReportKind> wanted = kind.map(ReportsController::kindParameter);
    return new ReportJson.Page(
        store.list(account.territory(), wanted, Parameters.limit(limit)).stream()
            .map(report -> ReportJson.of(report, List.of()))
            .toList());
  }

  private static ReportKind kindParameter(String text) {
    return ReportKind.parse(text)
        .orElseThrow(() -> Parameters.invalid("kind", text, "city, district, dossier, …"));
  }

  /** Scans that a report of a region can be of; none where the region is outside the territory. */
  @GetMapping("/api/report-scans")
  @Needs(Right.REPORTS_MAKE)
  Scans scans(
      @RequestParam(defaultValue = "") String region, @AuthenticationPrincipal Account account) {
    String wanted = Parameters.district(region);
    if (!account.territory().holds(wanted)) {
      return new Scans(List.of());
    }
    return new Scans(
        scans.covering(wanted).stream()
            .map(
                scan ->
                    new Scan(
                        scan.id(),
                        scan.title(),
                        scan.asOf(),
                        scan.region(),
                        scan.release(),
                        scan.enterprises()))
            .toList());
  }

  @PostMapping("/api/reports")
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Right.REPORTS_MAKE)
  ReportJson make(@RequestBody Wishes.Draft body, Authentication user, HttpServletRequest request) {
    Account account = (Account) user.getPrincipal();
    UUID id = desk.make(wishes.of(body, user, request), account, request.getRemoteAddr());
    return ReportJson.of(store.get(id, account.territory()), List.of());
  }

  @GetMapping("/api/reports/{id}")
  ReportJson get(@PathVariable String id, @AuthenticationPrincipal Account account) {
    StoredReport report = find(id, account);
    return ReportJson.of(report, store.files(report.order().id()));
  }

  private StoredReport find(String id, Account account) {
    return store.get(Parameters.uuid(id, ProblemCode.REPORT_NOT_FOUND), account.territory());
  }

  /** For a frame without scripts; the look is in the audit trail. */
  @GetMapping(path = "/api/reports/{id}/page", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<byte[]> page(
      @PathVariable String id,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request) {
    StoredReport report = find(id, account);
    byte[] content = store.file(report.order().id(), "page").content();
    append(account, Action.REPORT_VIEWED, report, report.snapshot(), request);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(content);
  }

  /**
   * A file leaves the desk: who takes it says what for. Written here, so that the file is out of
   * memory before the next one comes in.
   */
  @GetMapping("/api/reports/{id}/files/{form}")
  void file(
      @PathVariable String id,
      @PathVariable String form,
      @RequestParam(defaultValue = "") String purpose,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Parameters.oneOf("form", form, "pdf", "xlsx", "csv");
    String told = Parameters.purpose(purpose);
    StoredReport report = find(id, account);
    places.within(
        account.name(),
        place -> {
          ReportFile file = store.file(report.order().id(), form);
          append(account, Action.REPORT_EXPORTED, report, "%s: %s".formatted(form, told), request);
          response.setContentType(typeOf(form).toString());
          response.setContentLengthLong(file.size());
          response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(report, form));
          try (InputStream content = file.open()) {
            place.send(content, response.getOutputStream());
          }
        });
  }

  private static MediaType typeOf(String form) {
    return switch (form) {
      case "pdf" -> MediaType.APPLICATION_PDF;
      case "xlsx" -> MediaType.parseMediaType(XLSX);
      default -> MediaType.parseMediaType(CSV);
    };
  }

  private static String disposition(StoredReport report, String form) {
    String title = report.order().title().replaceAll("[\\p{Cc}\\p{Cf}\"*/:<>?\\\\|]", "_");
    return ContentDisposition.attachment()
        .filename("%s.%s".formatted(title, form), StandardCharsets.UTF_8)
        .build()
        .toString();
  }

  private void append(
      Account account,
      Action action,
      StoredReport report,
      String detail,
      HttpServletRequest request) {
    audit.append(
        account.name(), action, report.order().id().toString(), detail, request.getRemoteAddr());
  }
}

package cn.financebrain.dashboards.cases;

import cn.financebrain.dashboards.access.Needs;
import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.cases.CaseDesk.User;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/cases/{number}/file}: a case to take away, which can be verified off line. */
@RestController
@Needs(Right.EXPORT)
class CaseFileController {
  /** Tells the SHA-256 of the manifest, by which a case file is known. */
  static final String MANIFEST = "X-Manifest-Sha256";

  private static final int PURPOSE_MAX = 200;
  private static final int PURPOSE_MIN = 2;

  private final FilePlaces places = new FilePlaces();
  private final CaseFileExport export;

  CaseFileController(CaseFileExport export) {
    this.export = export;
  }

  @GetMapping("/api/cases/{number}/file")
  void file(
      @PathVariable String number,
      @RequestParam(defaultValue = "") String purpose,
      @AuthenticationPrincipal Account account,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    account.require(Right.CASES_READ);
    account.require(Right.EVENTS_READ);
    User user = new User(account, request.getRemoteAddr());
    String why = purpose(purpose);
    places.within(
        account.name(),
        place -> {
          Path file = Files.createTempFile("case-file", ".zip");
          try {
            String manifest = export.write(number, why, user, locale, file);
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            response.setHeader(MANIFEST, manifest);
            response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                    .filename("case-" + number + ".zip")
                    .build()
                    .toString());
            try (InputStream bytes = Files.newInputStream(file)) {
              place.send(bytes, response.getOutputStream());
            }
          } finally {
            Files.delete(file);
          }
        });
  }

  private static String purpose(String text) {
    String stripped = text.strip();
    if (stripped.length() < PURPOSE_MIN
        || stripped.length() > PURPOSE_MAX
        || stripped.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.ofField(
          ProblemCode.INVALID_PARAMETER,
          "purpose",
          new Wording(
              "请说明导出用途，%d–%d 字，不含控制字符".formatted(PURPOSE_MIN, PURPOSE_MAX),
              "Say what the file is for: %d to %d characters, no control characters"
                  .formatted(PURPOSE_MIN, PURPOSE_MAX)));
    }
    return stripped;
  }
}

package cn.financebrain.dashboards.enterprises;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.cases.FilePlaces;
import cn.financebrain.dashboards.exports.Leaving;
import cn.financebrain.dashboards.wire.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends sets of enterprises as files, and notes each with its purpose. */
@Component
class EnterpriseExports {
  private static final int PURPOSE_MAX = 200;

  private final FilePlaces places = new FilePlaces();
  private final AuditTrail audit;

  EnterpriseExports(AuditTrail audit) {
    this.audit = audit;
  }

  /** What a file is taken for. */
  static String purpose(String purpose) {
    String told = Parameters.search("purpose", purpose);
    if (told.isEmpty()) {
      throw Parameters.invalid("purpose", told, "1–%d".formatted(PURPOSE_MAX));
    }
    return told;
  }

  /**
   * A set as a CSV file. It is sent when it is whole: a file that broke off is never taken for one.
   *
   * @param object what the audit trail calls the set
   * @param purpose from {@link #purpose}, and what else tells which enterprises left
   */
  void send(
      EnterprisesCsv.Pages set,
      String object,
      String purpose,
      Account account,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    places.within(
        account.name(),
        place -> {
          Path file = Files.createTempFile("enterprises", ".csv");
          try {
            int count;
            try (OutputStream out = Files.newOutputStream(file)) {
              count = EnterprisesCsv.write(set, out);
            }
            audit.append(
                account.name(),
                Action.ENTERPRISES_EXPORTED,
                object,
                Leaving.detail(count, purpose),
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

  /** What was asked for, as the address has it. */
  static String asked(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getQueryString(), "");
  }
}

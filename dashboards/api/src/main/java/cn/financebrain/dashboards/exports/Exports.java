package cn.financebrain.dashboards.exports;

import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.cases.FilePlaces;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Lets all that match leave at once: as JSON of which the browser writes a file in the reader's
 * language, or as a CSV file. It is kept on disk until it is whole, so that one that broke off is
 * never taken for one, and no more than a part of it is in memory. Whoever takes it is in the audit
 * trail with the filters and the number of rows before the first byte leaves.
 */
@Component
public class Exports {
  /** Some 60 MB of alerts, which a browser still takes. */
  public static final int ROWS_MAX = 50_000;

  private final FilePlaces places = new FilePlaces();
  private final ObjectMapper json;
  private final AuditTrail audit;
  private final TransactionTemplate snapshot;

  Exports(ObjectMapper json, AuditTrail audit, PlatformTransactionManager transactions) {
    this.json = json;
    this.audit = audit;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** A file. */
  public interface Content {
    /**
     * @return how many rows it has
     */
    int write(OutputStream out) throws IOException;
  }

  /**
   * @throws ProblemException if there are more than {@link #ROWS_MAX}, or too many take files
   */
  public <R> void send(Rows<R> rows, Leaving leaving, HttpServletResponse response)
      throws IOException {
    send(
        out -> write(rows, out),
        leaving,
        () -> response.setContentType(MediaType.APPLICATION_JSON_VALUE),
        response);
  }

  /**
   * @param name of the file
   * @throws ProblemException if too many take files
   */
  public void sendCsv(Content content, Leaving leaving, String name, HttpServletResponse response)
      throws IOException {
    send(
        content,
        leaving,
        () -> {
          response.setContentType("text/csv;charset=UTF-8");
          response.setHeader(
              HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name));
        },
        response);
  }

  /**
   * @param head tells what kind of file it is, once it is whole
   */
  private void send(Content content, Leaving leaving, Runnable head, HttpServletResponse response)
      throws IOException {
    places.within(
        leaving.account().name(),
        place -> {
          Path file = Files.createTempFile("export", "");
          try {
            int count;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
              count = content.write(out);
            }
            audit.append(
                leaving.account().name(),
                leaving.action(),
                leaving.list(),
                Leaving.detail(count, leaving.asked()),
                leaving.address());
            head.run();
            response.setContentLengthLong(Files.size(file));
            try (InputStream whole = Files.newInputStream(file)) {
              place.send(whole, response.getOutputStream());
            }
          } finally {
            Files.delete(file);
          }
        });
  }

  /** All parts are of one moment, as far as PostgreSQL has them. */
  private <R> int write(Rows<R> rows, OutputStream out) {
    Integer count = snapshot.execute(transaction -> ExportFile.write(rows, json, out));
    return Objects.requireNonNull(count);
  }

  /** That more match than one export has, and what to do then. */
  public static ProblemException tooMany(int most) {
    String count = String.format(Locale.ROOT, "%,d", most);
    return ProblemException.of(
        ProblemCode.TOO_LARGE,
        new Wording(
            "符合条件的超过 " + count + " 条，一次导出不了：请缩小筛选范围，分几次导出；预警和案件也可用“数据查询”导出",
            "More than "
                + count
                + " match, too many for one file: narrow the filter and export in parts; alerts and"
                + " cases can also be exported by a query"));
  }
}

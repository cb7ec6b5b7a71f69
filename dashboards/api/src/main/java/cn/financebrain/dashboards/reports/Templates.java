package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.reporting.ReportTemplate;
import cn.financebrain.dashboards.reporting.Resources;
import cn.financebrain.dashboards.reporting.TemplateException;
import cn.financebrain.dashboards.sql.Columns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The templates of each kind and language, all versions of them: the newest is in force, an older
 * one comes back as a new version. Version 0 is the product's own.
 */
@Component
class Templates {
  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final AuditTrail audit;
  private final InstantSource clock;

  Templates(
      JdbcClient database,
      TransactionOperations transactions,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A version.
   *
   * @param by name of the account; empty for the product, and then {@code at} is, too
   */
  record Version(int version, String body, String by, Optional<Instant> at) {
    private static final Version OWN =
        new Version(0, Resources.text("body.html"), "", Optional.empty());
  }

  /** The newest first, the product's own last. */
  List<Version> versions(ReportKind kind, String language) {
    List<Version> stored =
        new ArrayList<>(
            database
                .sql(
                    """
                    select version, body, actor, at from report_template
                    where kind = :kind and language = :language order by version desc
                    """)
                .param("kind", kind.id())
                .param("language", language)
                .query(
                    (row, n) ->
                        new Version(
                            row.getInt("version"),
                            row.getString("body"),
                            row.getString("actor"),
                            Optional.of(Columns.instant(row, "at"))))
                .list());
    stored.add(Version.OWN);
    return stored;
  }

  Version inForce(ReportKind kind, String language) {
    return versions(kind, language).get(0);
  }

  /**
   * @throws IllegalArgumentException if there is no such version
   */
  String body(ReportKind kind, String language, int version) {
    return versions(kind, language).stream()
        .filter(each -> each.version() == version)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no template version " + version))
        .body();
  }

  /**
   * Makes it the one in force.
   *
   * @param seen the version that was edited
   * @throws ProblemException if it has an error, or another was made since
   */
  void save(
      ReportKind kind, String language, int seen, String body, Account account, String address) {
    checked(body);
    try {
      transactions.executeWithoutResult(
          transaction -> {
            int newest = inForce(kind, language).version();
            if (newest != seen) {
              throw ProblemException.of(ProblemCode.TEMPLATE_CHANGED);
            }
            database
                .sql(
                    """
                    insert into report_template (kind, language, version, body, actor, at)
                    values (:kind, :language, :version, :body, :actor, :at)
                    """)
                .param("kind", kind.id())
                .param("language", language)
                .param("version", newest + 1)
                .param("body", body)
                .param("actor", account.name())
                .param("at", Columns.at(clock.instant()))
                .update();
            audit.append(
                account.name(),
                Action.REPORT_TEMPLATE_CHANGED,
                kind.id(),
                language + " " + (newest + 1),
                address);
          });
    } catch (DuplicateKeyException e) {
      throw ProblemException.of(ProblemCode.TEMPLATE_CHANGED);
    }
  }

  /**
   * @throws ProblemException with the line of the error
   */
  static ReportTemplate checked(String body) {
    try {
      return ReportTemplate.of(body);
    } catch (TemplateException e) {
      throw refused(e);
    }
  }

  static ProblemException refused(TemplateException e) {
    return ProblemException.ofField(
        ProblemCode.TEMPLATE_REFUSED,
        e.line() == 0 ? "body" : "body:" + e.line(),
        e.line() == 0
            ? new Wording(e.chinese(), e.english())
            : new Wording(
                "第 %d 行：%s".formatted(e.line(), e.chinese()),
                "line %d: %s".formatted(e.line(), e.english())));
  }
}

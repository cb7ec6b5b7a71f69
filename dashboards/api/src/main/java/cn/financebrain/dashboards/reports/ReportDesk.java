package cn.financebrain.dashboards.reports;

import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.problem.Wording;
import cn.financebrain.dashboards.wire.Bodies;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes orders of reports, within the territory of whoever orders. */
@Component
public class ReportDesk {
  public static final int TITLE_MAX = 100;

  private final ReportStore store;
  private final Templates templates;
  private final ScanOf scans;
  private final AuditTrail audit;
  private final TransactionOperations transactions;
  private final InstantSource clock;

  ReportDesk(
      ReportStore store,
      Templates templates,
      ScanOf scans,
      AuditTrail audit,
      TransactionOperations transactions,
      InstantSource clock) {
    this.store = store;
    this.templates = templates;
    this.scans = scans;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What somebody wants.
   *
   * @param region of a dossier: that of the enterprise
   * @param title empty for that of the kind
   */
  public record Wish(
      ReportKind kind,
      String title,
      String region,
      String scan,
      String enterprise,
      String language) {}

  /**
   * @throws ProblemException if the region is not in the territory, or a district is wanting
   */
  public static void requireRegion(ReportKind kind, String region, Account account) {
    if (!account.territory().holds(region)) {
      throw ProblemException.ofField(
          ProblemCode.FORBIDDEN,
          "region",
          new Wording("该范围超出您的辖区", "This region is not in your territory"));
    }
    if (kind == ReportKind.DISTRICT && region.length() < 6) {
      throw Bodies.invalid(
          "region", "区县简报须选定区县（6 位代码）", "a district sheet needs a district (6 digits)");
    }
  }

  /**
   * @throws ProblemException if the region is not in the territory, a district is wanting, or there
   *     is no scan
   */
  ReportOrder order(Wish wish, Account account) {
    requireRegion(wish.kind(), wish.region(), account);
    if (wish.kind().basis() == ReportKind.Basis.SCAN) {
      scans.find(wish.scan(), wish.region());
    }
    String title =
        wish.title().isEmpty()
            ? wish.kind().title().in(locale(wish.language()))
            : Bodies.text("title", wish.title(), TITLE_MAX);
    return new ReportOrder(
        UUID.randomUUID(),
        wish.kind(),
        title,
        wish.region(),
        wish.scan(),
        wish.enterprise(),
        wish.language(),
        templates.inForce(wish.kind(), wish.language()).version(),
        account.name(),
        clock.instant());
  }

  private static Locale locale(String language) {
    return language.equals("en") ? Locale.ENGLISH : Locale.CHINESE;
  }

  /**
   * Has a report made in the background, in the transaction of the caller where there is one.
   *
   * @throws ProblemException as for {@link #order}
   */
  public UUID make(Wish wish, Account account, String address) {
    ReportOrder order = order(wish, account);
    transactions.executeWithoutResult(
        transaction -> {
          store.add(order);
          audit.append(
              account.name(),
              Action.REPORT_ORDERED,
              order.id().toString(),
              order.kind().id() + " " + order.region(),
              address);
        });
    return order.id();
  }
}

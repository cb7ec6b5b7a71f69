package cn.financebrain.dashboards.notify;

import cn.financebrain.dashboards.access.Right;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.account.ActiveAccounts;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.reports.ReportPdfs;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sends mails to whoever may still read them; a report that goes along is in the audit trail. */
@Component
class Postman {
  private static final int ATTACHMENT_MAX = 10 << 20;
  private static final String NO_ADDRESS = "";

  private final ActiveAccounts accounts;
  private final Addresses addresses;
  private final ReportPdfs pdfs;
  private final Smtp smtp;
  private final JdbcClient database;
  private final AuditTrail audit;

  Postman(
      ActiveAccounts accounts,
      Addresses addresses,
      ReportPdfs pdfs,
      Smtp smtp,
      JdbcClient database,
      AuditTrail audit) {
    this.accounts = accounts;
    this.addresses = addresses;
    this.pdfs = pdfs;
    this.smtp = smtp;
    this.database = database;
    this.audit = audit;
  }

  boolean isOn() {
    return smtp.isOn();
  }

  Outcome send(Delivery delivery) {
    Letter letter = delivery.letter();
    Optional<Account> account = accounts.find(delivery.account());
    if (account.isEmpty()) {
      return Outcome.never("account-off");
    }
    if (!mayRead(account.get(), letter)) {
      return Outcome.never("no-right");
    }
    Optional<String> address =
        letter.kind().equals("address-code")
            ? addresses.waiting(delivery.account())
            : addresses.confirmed(delivery.account());
    if (address.isEmpty()) {
      return Outcome.never("no-address");
    }
    if (!addresses.isAllowed(address.get())) {
      return Outcome.never("domain-refused");
    }
    Optional<byte[]> pdf =
        letter.attach()
            ? pdfs.of(UUID.fromString(letter.subject()), ATTACHMENT_MAX)
            : Optional.empty();
    if (pdf.isPresent()) {
      audit.append(delivery.account(), Action.REPORT_MAILED, letter.subject(), "pdf", NO_ADDRESS);
    }
    return smtp.send(delivery.id(), address.get(), letter, pdf);
  }

  /** As things are now, whatever was so when the letter was written. */
  private boolean mayRead(Account account, Letter letter) {
    Territory territory = account.territory();
    return switch (letter.kind()) {
      case "report" ->
          account.may(Right.REPORTS_READ) && letter.regions().stream().allMatch(territory::holds);
      case "alert", "digest", "late" ->
          account.may(Right.ALERTS_READ) && letter.regions().stream().allMatch(territory::holds);
      case "scan" ->
          account.may(Right.SCANS_READ) && letter.regions().stream().allMatch(territory::holds);
      case "set" ->
          account.may(Right.ENTERPRISES_READ)
              && letter.regions().stream().allMatch(territory::holds);
      // a case of a district may be a town inspector's, as long as it is given to that one
      case "case", "escalation", "reminder" ->
          account.may(Right.CASES_READ)
              && letter.regions().stream()
                  .allMatch(
                      region ->
                          territory.holds(region)
                              || (territory.mayHold(region)
                                  && worksOn(account.name(), letter.subject())));
      default -> true;
    };
  }

  private boolean worksOn(String account, String number) {
    return database
        .sql(
            """
            select exists (select from case_file
              where number = :number and :account in (handler, standing ->> 'companion'))
            """)
        .param("number", number)
        .param("account", account)
        .query(Boolean.class)
        .single();
  }
}

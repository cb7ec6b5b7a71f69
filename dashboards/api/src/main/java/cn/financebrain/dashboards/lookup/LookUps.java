package cn.financebrain.dashboards.lookup;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.dashboards.account.Account;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.sql.Columns;
import cn.financebrain.dashboards.warehouse.Warehouse;
import cn.financebrain.store.WarehouseRow.EnterpriseRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What banks were authorised to look up. An authorisation is of one enterprise, and ends on the day
 * that was told first: telling a later one does not make it longer. Each look, and each refusal, is
 * in the audit trail.
 */
@Component
class LookUps {
  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Warehouse warehouse;
  private final BankView view;
  private final LookUpRate rate;
  private final AuditTrail audit;
  private final InstantSource clock;

  LookUps(
      JdbcClient database,
      TransactionOperations transactions,
      Warehouse warehouse,
      BankView view,
      LookUpRate rate,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.warehouse = warehouse;
    this.view = view;
    this.rate = rate;
    this.audit = audit;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofEpochDay(DayBegins.dayOf(clock.instant()));
  }

  /**
   * @throws ProblemException if the enterprise is not in the territory, or the authorisation is
   *     over or of another enterprise
   */
  LookUp.Opened make(LookUp.Draft draft, Account account, String address) {
    rate.take(account.name());
    EnterpriseRow row = find(draft.enterprise(), account, address);
    try {
      return opened(
          transactions.execute(transaction -> insertIfValid(draft, row, account, address)));
    } catch (ProblemException e) {
      String refused = "%s: %s".formatted(e.code().id(), draft.authorisation());
      audit.append(
          account.name(), Action.LOOK_UP_REFUSED, row.enterprise().text(), refused, address);
      throw e;
    }
  }

  /** One at a time for each authorisation, so that of two who use it at once one sees the other. */
  private LookUp insertIfValid(
      LookUp.Draft draft, EnterpriseRow row, Account account, String address) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(:authorisation, 0))")
        .param("authorisation", bankOf(account) + '\n' + draft.authorisation())
        .query((lock, number) -> number)
        .single();
    LookUp made =
        new LookUp(
            UUID.randomUUID(),
            row.enterprise().text(),
            row.name(),
            draft.purpose(),
            draft.authorisation(),
            requireValid(draft, row, account),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    insert(made, account);
    look(Action.LOOKED_UP, made, account, address);
    return made;
  }

  private EnterpriseRow find(String id, Account account, String address) {
    Optional<EnterpriseRow> row =
        parse(id)
            .flatMap(enterprise -> warehouse.pages().enterprise(enterprise))
            .filter(found -> account.territory().holds(found.region()));
    return row.orElseThrow(
        () -> {
          audit.append(account.name(), Action.LOOK_UP_REFUSED, id, "not found", address);
          return ProblemException.of(ProblemCode.ENTERPRISE_NOT_FOUND);
        });
  }

  private static Optional<EnterpriseId> parse(String id) {
    try {
      return Optional.of(EnterpriseId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The day on which the authorisation ends. */
  private LocalDate requireValid(LookUp.Draft draft, EnterpriseRow row, Account account) {
    List<LookUp> before =
        database
            .sql("select * from look_up where bank = :bank and authorisation = :authorisation")
            .param("bank", bankOf(account))
            .param("authorisation", draft.authorisation())
            .query(LookUps::read)
            .list();
    String enterprise = row.enterprise().text();
    if (before.stream().anyMatch(other -> !other.enterprise().equals(enterprise))) {
      throw ProblemException.of(ProblemCode.AUTHORISATION_OF_ANOTHER);
    }
    LocalDate validUntil =
        before.stream()
            .map(LookUp::validUntil)
            .filter(day -> day.isBefore(draft.validUntil()))
            .min(LocalDate::compareTo)
            .orElse(draft.validUntil());
    if (validUntil.isBefore(today())) {
      throw ProblemException.of(ProblemCode.AUTHORISATION_EXPIRED);
    }
    return validUntil;
  }

  private static String bankOf(Account account) {
    return account.unit().isEmpty() ? account.name() : account.unit();
  }

  private void insert(LookUp made, Account account) {
    database
        .sql(
            """
            insert into look_up (id, account, bank, enterprise, enterprise_name, purpose,
              authorisation, valid_until, made_at)
            values (:id, :account, :bank, :enterprise, :name, :purpose, :authorisation, :until, :at)
            """)
        .param("id", made.id())
        .param("account", account.name())
        .param("bank", bankOf(account))
        .param("enterprise", made.enterprise())
        .param("name", made.enterpriseName())
        .param("purpose", made.purpose())
        .param("authorisation", made.authorisation())
        .param("until", made.validUntil())
        .param("at", made.madeAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  private void look(Action action, LookUp lookUp, Account account, String address) {
    audit.append(
        account.name(),
        action,
        lookUp.enterprise(),
        "%s by %s until %s"
            .formatted(lookUp.purpose(), lookUp.authorisation(), lookUp.validUntil()),
        address);
  }

  private LookUp.Opened opened(LookUp lookUp) {
    return new LookUp.Opened(
        lookUp, view.scores(EnterpriseId.parse(lookUp.enterprise()), clock.instant()));
  }

  /** One's own, the newest first. */
  List<LookUp.Listed> list(Account account, int limit) {
    LocalDate today = today();
    return database
        .sql("select * from look_up where account = :account order by made_at desc limit :limit")
        .param("account", account.name())
        .param("limit", limit)
        .query(LookUps::read)
        .list()
        .stream()
        .map(lookUp -> new LookUp.Listed(lookUp, lookUp.validUntil().isBefore(today)))
        .toList();
  }

  /**
   * Opens one of one's own again.
   *
   * @throws ProblemException if it is not there, or its authorisation is over
   */
  LookUp.Opened open(UUID id, Account account, String address) {
    rate.take(account.name());
    LookUp lookUp =
        database
            .sql("select * from look_up where id = :id and account = :account")
            .param("id", id)
            .param("account", account.name())
            .query(LookUps::read)
            .optional()
            .orElseThrow(() -> ProblemException.of(ProblemCode.LOOK_UP_NOT_FOUND));
    if (lookUp.validUntil().isBefore(today())) {
      look(Action.LOOK_UP_REFUSED, lookUp, account, address);
      throw ProblemException.of(ProblemCode.AUTHORISATION_EXPIRED);
    }
    EnterpriseRow unused = find(lookUp.enterprise(), account, address);
    look(Action.LOOKED_UP, lookUp, account, address);
    return opened(lookUp);
  }

  private static LookUp read(ResultSet row, int number) throws SQLException {
    Instant madeAt = Columns.instant(row, "made_at");
    return new LookUp(
        row.getObject("id", UUID.class),
        row.getString("enterprise"),
        row.getString("enterprise_name"),
        row.getString("purpose"),
        row.getString("authorisation"),
        row.getObject("valid_until", LocalDate.class),
        madeAt);
  }
}

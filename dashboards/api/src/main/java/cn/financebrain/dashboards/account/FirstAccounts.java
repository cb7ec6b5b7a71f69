package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.access.Role;
import cn.financebrain.dashboards.access.Territory;
import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes an account of each of the three powers of administration, and one of the city's office,
 * where nobody has the role; with random passwords that must be changed. One person would otherwise
 * hold two powers until somebody parts them.
 */
@Component
class FirstAccounts implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAccounts.class);
  private static final String SYSTEM = "system";

  /** In the order in which they are told. */
  private static final List<First> ALL =
      List.of(
          new First("office", "市局办公室", Role.CITY_OFFICE, Territory.CITY),
          new First("admin", "系统管理员", Role.SYSTEM_ADMIN, Territory.NOWHERE),
          new First("security", "安全管理员", Role.SECURITY_ADMIN, Territory.NOWHERE),
          new First("auditor", "审计员", Role.AUDITOR, Territory.NOWHERE));

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Passwords passwords;
  private final FirstPasswords firstPasswords;
  private final AuditTrail audit;
  private final InstantSource clock;

  FirstAccounts(
      JdbcClient database,
      TransactionOperations transactions,
      Passwords passwords,
      FirstPasswords firstPasswords,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.passwords = passwords;
    this.firstPasswords = firstPasswords;
    this.audit = audit;
    this.clock = clock;
  }

  private record First(String name, String displayName, Role role, Territory territory) {}

  /** The file is written before the accounts are committed: none without a known password. */
  @Override
  public void run(ApplicationArguments arguments) {
    transactions.executeWithoutResult(
        transaction -> {
          database.sql("lock table account in exclusive mode").update();
          List<First> missing = ALL.stream().filter(this::isMissing).toList();
          if (!missing.isEmpty()) {
            create(missing);
          }
        });
  }

  private boolean isMissing(First first) {
    return database
        .sql(
            """
            select not exists (select 1 from account_role where role = :role)
              and not exists (select 1 from account where name = :name)
            """)
        .param("role", first.role().id())
        .param("name", first.name())
        .query(Boolean.class)
        .single();
  }

  private void create(List<First> missing) {
    Map<String, String> made = new LinkedHashMap<>();
    missing.forEach(first -> made.put(first.name(), passwords.random()));
    firstPasswords.write(made);
    missing.forEach(first -> insert(first, passwords.hash(made.get(first.name()))));
    LOG.info("made the first accounts {}", made.keySet());
  }

  private void insert(First first, String hash) {
    database
        .sql(
            """
            with made as (
              insert into account (name, display_name, territory, password_hash,
                must_change_password, created_at)
              values (:name, :display, :territory, :hash, true, :at))
            insert into account_role (account, role) values (:name, :role)
            """)
        .param("name", first.name())
        .param("display", first.displayName())
        .param("territory", first.territory().prefixes().toArray(String[]::new))
        .param("hash", hash)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("role", first.role().id())
        .update();
    audit.append(SYSTEM, Action.ACCOUNT_CREATED, first.name(), first.role().id(), "");
  }
}

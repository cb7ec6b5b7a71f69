package cn.financebrain.dashboards.account;

import java.time.InstantSource;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the administrator of an empty system, with a random password that must be changed. */
@Component
class FirstAdministrator implements ApplicationRunner {
  static final String NAME = "admin";

  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Passwords passwords;
  private final FirstPassword firstPassword;
  private final InstantSource clock;

  FirstAdministrator(
      JdbcClient database,
      TransactionOperations transactions,
      Passwords passwords,
      FirstPassword firstPassword,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.passwords = passwords;
    this.firstPassword = firstPassword;
    this.clock = clock;
  }

  /** The file is written before the account is committed: no account without a known password. */
  @Override
  public void run(ApplicationArguments arguments) {
    transactions.executeWithoutResult(
        transaction -> {
          database.sql("lock table account in exclusive mode").update();
          if (database.sql("select count(*) from account").query(Integer.class).single() == 0) {
            create();
          }
        });
  }

  private void create() {
    String password = passwords.random();
    firstPassword.write(password);
    database
        .sql(
            """
            with made as (
              insert into account (name, display_name, territory, password_hash,
                must_change_password, created_at)
              values (:name, :name, '{""}', :hash, true, :at))
            insert into account_role (account, role)
            values (:name, 'city-office'), (:name, 'system-admin')
            """)
        .param("name", NAME)
        .param("hash", passwords.hash(password))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    LOG.info("made the first administrator '{}'", NAME);
  }
}

package cn.financebrain.dashboards.account;

import cn.financebrain.dashboards.audit.AuditTrail;
import cn.financebrain.dashboards.audit.AuditTrail.Action;
import cn.financebrain.dashboards.problem.ProblemCode;
import cn.financebrain.dashboards.problem.ProblemException;
import cn.financebrain.dashboards.wire.Sha256;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Second factors: codes by time ({@link Totp}), and recovery codes that stand in for them once
 * each. A code is taken once.
 */
@Component
class SecondFactors {
  private static final int SECRET_BYTES = 20;
  private static final int RECOVERY_CODES = 10;

  /** Of 31 letters and digits: 118 bits, for which a fast hash does. */
  private static final int RECOVERY_LENGTH = 24;

  private static final String RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  SecondFactors(
      JdbcClient database,
      TransactionOperations transactions,
      AuditTrail audit,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  private record Factor(String hex, boolean confirmed) {
    byte[] secret() {
      return HexFormat.of().parseHex(hex);
    }
  }

  private Optional<Factor> find(String name) {
    return database
        .sql(
            """
            select factor_secret, factor_confirmed from account
            where name = :name and factor_secret is not null
            """)
        .param("name", name)
        .query((row, number) -> new Factor(row.getString(1), row.getBoolean(2)))
        .optional();
  }

  boolean isOn(String name) {
    return find(name).filter(Factor::confirmed).isPresent();
  }

  /**
   * A new secret, which nothing asks for until it is confirmed; in base 32.
   *
   * @throws ProblemException if the second factor is on already
   */
  String begin(String name) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    int begun =
        database
            .sql(
                """
                update account set factor_secret = :secret, factor_step = 0
                where name = :name and not factor_confirmed
                """)
            .param("secret", HexFormat.of().formatHex(secret))
            .param("name", name)
            .update();
    if (begun == 0) {
      throw ProblemException.of(ProblemCode.ACCOUNT_CHANGED);
    }
    return Totp.base32(secret);
  }

  /**
   * Turns it on.
   *
   * @return recovery codes, which nobody can look up again
   * @throws ProblemException if the code is not one of the secret that was begun
   */
  List<String> confirm(String name, String code, String address) {
    Factor begun = find(name).orElseThrow(() -> ProblemException.of(ProblemCode.ACCOUNT_CHANGED));
    if (begun.confirmed()) {
      throw ProblemException.of(ProblemCode.ACCOUNT_CHANGED);
    }
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      codes.add(recoveryCode());
    }
    transactions.executeWithoutResult(
        transaction -> {
          if (!takeCode(name, begun.secret(), code)) {
            throw ProblemException.of(ProblemCode.WRONG_CODE);
          }
          setConfirmed(name);
          codes.forEach(each -> addRecoveryCode(name, each));
          audit.append(name, Action.SECOND_FACTOR_ON, name, "", address);
        });
    return List.copyOf(codes);
  }

  private void setConfirmed(String name) {
    database
        .sql("update account set factor_confirmed = true where name = :name")
        .param("name", name)
        .update();
  }

  private void addRecoveryCode(String name, String code) {
    database
        .sql("insert into recovery_code (account, hash) values (:name, :hash)")
        .param("name", name)
        .param("hash", hash(name, code))
        .update();
  }

  void turnOff(String name, String address) {
    transactions.executeWithoutResult(
        transaction -> {
          database
              .sql(
                  """
                  update account set factor_secret = null, factor_confirmed = false
                  where name = :name
                  """)
              .param("name", name)
              .update();
          database
              .sql("delete from recovery_code where account = :name")
              .param("name", name)
              .update();
          audit.append(name, Action.SECOND_FACTOR_OFF, name, "", address);
        });
  }

  /** Takes a code of the authenticator or a recovery code; false where it is neither. */
  boolean take(String name, String code, String address) {
    String plain = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    Optional<Factor> factor = find(name).filter(Factor::confirmed);
    if (factor.isPresent() && takeCode(name, factor.get().secret(), plain)) {
      return true;
    }
    return takeRecoveryCode(name, plain, address);
  }

  /** In one statement, so that of two who bring one code at once only one comes in. */
  private boolean takeCode(String name, byte[] secret, String code) {
    OptionalLong step = Totp.match(secret, code, clock.instant());
    return step.isPresent()
        && database
                .sql(
                    """
                    update account set factor_step = :step
                    where name = :name and factor_step < :step
                    """)
                .param("step", step.getAsLong())
                .param("name", name)
                .update()
            == 1;
  }

  private boolean takeRecoveryCode(String name, String code, String address) {
    return Boolean.TRUE.equals(
        transactions.execute(
            transaction -> {
              int taken =
                  database
                      .sql("delete from recovery_code where account = :name and hash = :hash")
                      .param("name", name)
                      .param("hash", hash(name, code))
                      .update();
              if (taken == 1) {
                audit.append(name, Action.RECOVERY_CODE_USED, name, "", address);
              }
              return taken == 1;
            }));
  }

  private String recoveryCode() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < RECOVERY_LENGTH; i++) {
      code.append(RECOVERY_ALPHABET.charAt(random.nextInt(RECOVERY_ALPHABET.length())));
    }
    return code.toString();
  }

  /** A fast hash does for what is random and long. */
  private static String hash(String name, String code) {
    return Sha256.of(name + '\n' + code);
  }
}

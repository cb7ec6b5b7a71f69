package cn.financebrain.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.store.sql.GuardedStatement.Parameter;
import cn.financebrain.store.sql.StatementRefused.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementGuardTest {
  private static final Access CITY = new Access(List.of(""), true);
  private static final StatementGuard GUARD = new StatementGuard("db");

  private static String written(String statement, Access access) {
    return GUARD.check(statement, access, Map.of()).sql();
  }

  @Test
  void aTableBecomesWhatMayBeSeenOfIt() {
    assertThat(written("SELECT name FROM enterprise", CITY))
        .isEqualTo("SELECT `name` FROM ( SELECT * FROM `db`.`enterprise` ) AS `enterprise`");
    assertThat(written("SELECT 1 FROM event e", new Access(List.of("3303", "330402"), false)))
        .isEqualTo(
            "SELECT 1 FROM ( SELECT * EXCEPT (`data`) FROM `db`.`event` WHERE `enterprise` IN"
                + " (SELECT `enterprise` FROM `db`.`enterprise` WHERE (startsWith(`region`, '3303')"
                + " OR startsWith(`region`, '330402'))) LIMIT 9223372036854775807 ) AS `e`");
    assertThat(written("SELECT 1 FROM alert", new Access(List.of(), false)))
        .contains("`db`.`alert` WHERE 0 LIMIT");
  }

  @Test
  void namedQueriesCanNeverBeTakenForTables() {
    assertThat(written("WITH event AS (SELECT 1 AS x) SELECT x FROM event", CITY))
        .isEqualTo(
            "WITH `with event` AS ( SELECT 1 AS `x` ) SELECT `x` FROM `with event` AS `event`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT 1 FROM system.one      | TABLE          | system  | 14
          SELECT 1 IN event_log         | TABLE          | event_log | 12
          SELECT 1, file('x')           | FUNCTION       | file    | 10
          SELECT * FROM url('x')        | TABLE_FUNCTION | url     | 14
          SELECT 1 SETTINGS x = 1       | CLAUSE         | SETTINGS | 9
          DROP TABLE event              | NOT_ONE_QUERY  | DROP    | 0
          SELECT 1; SELECT 2            | NOT_ONE_QUERY  | SELECT  | 10
          SELECT 1 +                    | SYNTAX         |         | 10
          SELECT 1 :: JSON              | TYPE           | JSON    | 12
          SELECT {x:UInt8}              | PARAMETER      | x       | 7
          """)
  void whatIsRefusedIsToldWithItsPlace(String sql, Reason reason, String subject, int offset) {
    assertThatThrownBy(() -> written(sql, CITY))
        .isInstanceOfSatisfying(
            StatementRefused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.subject()).isEqualTo(subject == null ? "" : subject);
              assertThat(refused.offset()).isEqualTo(offset);
            });
  }

  @Test
  void functionsAreWrittenAsTheServerSpellsThem() {
    assertThat(written("SELECT COUNT(*), SUMIF(1, 2), uniqexactif(1, 1)", CITY))
        .isEqualTo("SELECT count ( * ) , sumIf ( 1 , 2 ) , uniqExactIf ( 1 , 1 )");
  }

  @Test
  void textsAreWrittenSoThatNothingOfThemIsRead() {
    assertThat(written("SELECT 'a\\\\\\'; DROP', 'b''c', '\\n' -- x", CITY))
        .isEqualTo("SELECT 'a\\\\\\'; DROP' , 'b\\'c' , '\\n'");
  }

  @Test
  void parametersAreFoundInTheirOrderAndOnce() {
    assertThat(
            GuardedStatement.parametersOf(
                "SELECT {b:UInt8}, {a:Array(String)} FROM x WHERE {b:UInt8} -- {c:UInt8}"))
        .containsExactly(new Parameter("b", "UInt8"), new Parameter("a", "Array(String)"));
  }

  /** Named queries that name each other twice would read the tables a million times. */
  @Test
  void whatReadsTooManyTablesIsTooLarge() {
    StringBuilder statement = new StringBuilder("WITH q0 AS (SELECT 1 AS x FROM enterprise)");
    for (int i = 1; i < 20; i++) {
      statement.append(", q%d AS (SELECT a.x FROM q%d AS a, q%d AS b)".formatted(i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> written(statement + " SELECT count() FROM q19", CITY))
        .isInstanceOfSatisfying(
            StatementRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
  }
}

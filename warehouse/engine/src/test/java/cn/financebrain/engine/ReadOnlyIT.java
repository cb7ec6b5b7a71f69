package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.engine.Http.Answer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A read-only account reads, within its limits, and does nothing else. */
class ReadOnlyIT {

  private final Http reader =
      SharedEngine.http().as(SharedEngine.READER, SharedEngine.READER_PASSWORD);
  private final Http tuner = SharedEngine.http().as("tuner", "tuner-password");

  @BeforeAll
  static void makeTable() {
    Http http = SharedEngine.http();
    http.sql("CREATE OR REPLACE TABLE guarded (n UInt64) ENGINE = MergeTree ORDER BY n");
    http.sql("INSERT INTO guarded VALUES (1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT n FROM guarded",
        "WITH 1 AS x SELECT x",
        "SHOW TABLES",
        "DESCRIBE TABLE guarded",
        "EXPLAIN SELECT 1",
        "EXISTS TABLE guarded",
        "USE system",
        "SELECT sum(number) FROM numbers(10)",
        "SELECT 'file(1); DROP TABLE guarded' AS `file`",
        "SELECT format('{}', 1)",
      })
  void reads(String sql) {
    Answer answer = reader.post("", sql);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO guarded VALUES (2)",
        "INSERT INTO guarded SELECT 2",
        "CREATE TABLE more (n UInt8) ENGINE = Memory",
        "CREATE TEMPORARY TABLE more (n UInt8)",
        "CREATE FUNCTION f AS x -> x",
        "DROP TABLE guarded",
        "TRUNCATE TABLE guarded",
        "ALTER TABLE guarded DELETE WHERE 1",
        "DELETE FROM guarded WHERE 1",
        "OPTIMIZE TABLE guarded",
        "RENAME TABLE guarded TO other",
        "SET max_threads = 2",
        "SET readonly = 0",
        "SELECT 1 SETTINGS readonly = 0",
        "SELECT 1 SETTINGS max_execution_time = 100",
        "KILL QUERY WHERE 1",
        "SYSTEM FLUSH LOGS",
        "SELECT * FROM file('x.csv')",
        "SELECT file('/etc/hostname')",
        "SELECT `fi\\x6Ce`('/etc/hostname')",
        "SELECT FILE /* hidden */ ('/etc/hostname')",
        "SELECT \"file\"('/etc/hostname')",
        "SELECT “file”('/etc/hostname')",
        "SELECT ‘'’, file('/etc/hostname'), ‘'’",
        "SELECT 1 AS a$x$, file('/etc/hostname') AS b$x$",
        "SELECT * FROM (SELECT 1 UNION ALL SELECT file('/etc/hostname'))",
        "WITH x AS (SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 'a String')) SELECT * FROM x",
        "EXPLAIN SELECT file('/etc/hostname')",
        "DESCRIBE TABLE file('/etc/hostname', 'LineAsString')",
        "DESCRIBE TABLE url('http://127.0.0.1:1/', 'CSV')",
        "SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 'a String')",
        "SELECT * FROM remote('127.0.0.1', system.one)",
        "SELECT * FROM merge('system', 'one')",
        "SELECT * FROM executable('x', 'CSV', 'a String')",
        "SELECT * FROM s3('http://127.0.0.1:1/bucket/a', 'CSV')",
        "INSERT INTO FUNCTION file('out.csv') SELECT 1",
        "ATTACH TABLE other",
        "DETACH TABLE guarded",
        "BACKUP TABLE guarded TO File('/tmp/b')",
      })
  void doesNothingElse(String sql) {
    assertThat(reader.post("", sql).code()).isEqualTo("164");
    assertThat(SharedEngine.http().sql("SELECT count() FROM guarded")).isEqualTo("1");
  }

  @Test
  void noCharacterHidesAFunctionFromTheGuard() {
    IntStream.of(0x1680, 0x3000, 0xfeff)
        .mapToObj(Character::toString)
        .forEach(this::assertHidesNothing);
    IntStream.range(0, 0x300).mapToObj(Character::toString).forEach(this::assertHidesNothing);
    IntStream.range(0x2000, 0x2070).mapToObj(Character::toString).forEach(this::assertHidesNothing);
  }

  private void assertHidesNothing(String between) {
    Answer answer = reader.post("", "SELECT file" + between + "('/etc/hostname')");

    assertThat(answer.code()).as("U+%04X", between.codePointAt(0)).isIn("62", "164", "46", "47");
  }

  @Test
  void otherLanguagesThanSqlAreRefused() {
    assertThat(tuner.post("dialect=prql", "from x").code()).isEqualTo("164");
    assertThat(tuner.post("session_id=d", "SET dialect = 'kusto'").code()).isEqualTo("164");
  }

  @Test
  void writesNoFile() {
    Answer answer = reader.post("", "SELECT 1 INTO OUTFILE '/tmp/finance-brain-out'");

    assertThat(answer.code()).isEqualTo("358");
  }

  @Test
  void changesOnlyTheSettingsThatItsAccountLists() {
    assertThat(reader.post("max_threads=1", "SELECT getSetting('max_threads')").text())
        .isEqualTo("1\n");
    assertThat(reader.post("output_format_json_quote_64bit_integers=1", "SELECT 1").status())
        .isEqualTo(200);
    assertThat(reader.post("max_execution_time=10", "SELECT 1").status()).isEqualTo(200);
    assertThat(reader.post("max_execution_time=100", "SELECT 1").code()).isEqualTo("164");
    assertThat(reader.post("readonly=0", "SELECT 1").code()).isEqualTo("164");
  }

  @Test
  void limitsOfTheAccountHold() {
    assertThat(reader.post("", "SELECT sum(sipHash64(number)) FROM numbers(100000000000)").code())
        .isEqualTo("159");
    assertThat(reader.post("", "SELECT groupArray(number) FROM numbers(1000000000)").code())
        .isEqualTo("241");
    assertThat(reader.post("", "SELECT number FROM numbers(10000000)").code()).isEqualTo("396");
  }

  @Test
  void readonlyTwoMayChangeSettingsButNotThat() {
    assertThat(tuner.post("max_threads=1", "SELECT getSetting('max_threads')").text())
        .isEqualTo("1\n");
    assertThat(tuner.post("", "SELECT 1 SETTINGS max_threads = 1").text()).isEqualTo("1\n");
    assertThat(tuner.post("readonly=0", "INSERT INTO guarded VALUES (1)").code()).isEqualTo("164");
    assertThat(tuner.post("session_id=t", "SET readonly = 0").code()).isEqualTo("164");
    assertThat(tuner.post("session_id=t", "DROP TABLE guarded").code()).isEqualTo("164");
    assertThat(tuner.post("", "SELECT file('/etc/hostname')").code()).isEqualTo("164");
  }
}

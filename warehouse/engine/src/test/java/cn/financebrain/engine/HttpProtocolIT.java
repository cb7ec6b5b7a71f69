package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.financebrain.engine.Http.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of curl and of HTTP client libraries rely on. */
class HttpProtocolIT {

  private final Http http = SharedEngine.http();

  @Test
  void healthChecksNeedNoPassword() {
    for (String path : new String[] {"/ping", "/replicas_status", "/"}) {
      Answer answer =
          Http.send(HttpRequest.newBuilder(URI.create(http.url() + path)).GET().build());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("Ok.\n");
    }
  }

  @Test
  void anUnknownPathIsNotFound() {
    Answer answer =
        Http.send(HttpRequest.newBuilder(URI.create(http.url() + "/nothing")).GET().build());

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void takesTheQueryFromTheUrlTheBodyOrBoth() {
    assertThat(http.get("query=" + Http.encode("SELECT 1")).text()).isEqualTo("1\n");
    assertThat(http.post("", "SELECT 2").text()).isEqualTo("2\n");
    assertThat(http.post("query=" + Http.encode("SELECT"), "3").text()).isEqualTo("3\n");
  }

  @Test
  void credentialsComeByHeaderBasicOrUrl() {
    Http anonymous = http.as(null, null);
    String basic =
        Base64.getEncoder().encodeToString("admin:admin-password".getBytes(StandardCharsets.UTF_8));

    assertThat(http.sql("SELECT 1")).isEqualTo("1");
    assertThat(anonymous.post("", "SELECT 1", "Authorization", "Basic " + basic).text())
        .isEqualTo("1\n");
    assertThat(anonymous.post("user=admin&password=admin-password", "SELECT 1").text())
        .isEqualTo("1\n");
  }

  @Test
  void wrongCredentialsAreRefused() {
    for (Http stranger :
        new Http[] {http.as("admin", "wrong"), http.as("nobody", ""), http.as(null, null)}) {
      Answer answer = stranger.post("", "SELECT 1");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("516");
      assertThat(answer.text()).contains("AUTHENTICATION_FAILED");
    }
  }

  @Test
  void waysToSignInAreNotMixed() {
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(":x".getBytes(StandardCharsets.UTF_8));
    Http anonymous = http.as(null, null);

    for (Answer answer :
        new Answer[] {
          http.post("user=admin", "SELECT 1"),
          http.post("", "SELECT 1", "Authorization", "Basic YWRtaW46eA=="),
          anonymous.post("password=x", "SELECT 1", "Authorization", "Basic YWRtaW46eA=="),
          anonymous.post("", "SELECT 1", "X-ClickHouse-Key", "admin-password"),
          anonymous.post("", "SELECT 1", "Authorization", basic),
          anonymous.post("", "SELECT 1", "Authorization", "Bearer token"),
        }) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("516");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELEC 1 | 62 | 400",
        "SELECT nope | 47 | 404",
        "SELECT * FROM nope | 60 | 404",
        "SELECT * FROM nope.nope | 81 | 404",
        "SELECT nope(1) | 46 | 404",
        "SELECT 1 FORMAT Nope | 73 | 404",
        "SELECT throwIf(1) | 395 | 500",
        "SELECT toUInt8('x') | 6 | 400",
        "SELECT 1 SETTINGS nope = 1 | 115 | 404",
        "SELECT 1; SELECT 2 | 62 | 400",
        "SELECT 1 INTO OUTFILE 'x' | 358 | 500",
        "SYSTEM SHUTDOWN | 48 | 501",
      })
  void errorsHaveClickHousesCodeAndStatus(String sql, String code, int status) {
    Answer answer = http.post("", sql);

    assertThat(answer.text()).contains("DB::Exception").startsWith("Code: " + code + ".");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void anUnknownSettingOrDatabaseInTheUrlIsNotFound() {
    assertThat(http.post("nope=1", "SELECT 1").code()).isEqualTo("115");
    assertThat(http.post("database=nope", "SELECT 1").code()).isEqualTo("81");
    assertThat(http.post("", "SELECT 1", "X-ClickHouse-Database", "nope").code()).isEqualTo("81");
  }

  @Test
  void theDatabaseComesByUrlOrHeader() {
    assertThat(http.post("database=system", "SELECT currentDatabase()").text())
        .isEqualTo("system\n");
    assertThat(
            http.post(
                    "database=default",
                    "SELECT currentDatabase()",
                    "X-ClickHouse-Database",
                    "system")
                .text())
        .isEqualTo("system\n");
  }

  @Test
  void settingsInTheUrlHoldForTheRequestAlone() {
    String sql = "SELECT getSetting('max_block_size')";

    assertThat(http.post("max_block_size=1234", sql).text()).isEqualTo("1234\n");
    assertThat(http.post("", sql).text()).isNotEqualTo("1234\n");
  }

  @Test
  void parametersAreBoundByTheEngine() {
    Answer answer =
        http.post(
            "param_n=41&param_s=" + Http.encode("it's {n}") + "&param_a=" + Http.encode("[1,2]"),
            "SELECT {n:UInt8} + 1, {s:String}, arraySum({a:Array(UInt8)}) FORMAT CSV");

    assertThat(answer.text()).isEqualTo("42,\"it's {n}\",3\n");
    assertThat(http.post("", "SELECT {n:UInt8}").status()).isNotEqualTo(200);
  }

  @Test
  void theFormatIsTheClausesElseTheRequests() {
    Answer byClause = http.post("default_format=CSV", "SELECT 'format' AS a FORMAT JSONEachRow");
    Answer byUrl = http.post("default_format=CSV", "SELECT 'FORMAT TSV' AS a");
    Answer byHeader = http.post("", "SELECT 1 AS a", "X-ClickHouse-Format", "JSONCompact");

    assertThat(byClause.text()).isEqualTo("{\"a\":\"format\"}\n");
    assertThat(byClause.header("X-ClickHouse-Format")).isEqualTo("JSONEachRow");
    assertThat(byUrl.text()).isEqualTo("\"FORMAT TSV\"\n");
    assertThat(byUrl.header("X-ClickHouse-Format")).isEqualTo("CSV");
    assertThat(byUrl.header("Content-Type")).startsWith("text/csv");
    assertThat(byHeader.header("X-ClickHouse-Format")).isEqualTo("JSONCompact");
    assertThat(byHeader.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void headersTellQueryIdSummaryAndTimezone() {
    Answer answer = http.post("query_id=my-query", "SELECT sum(number) FROM numbers(1000)");

    assertThat(answer.header("X-ClickHouse-Query-Id")).isEqualTo("my-query");
    assertThat(answer.header("X-ClickHouse-Timezone")).isNotEmpty();
    assertThat(answer.header("X-ClickHouse-Summary"))
        .contains("\"read_rows\":\"1000\"", "\"result_rows\":\"1\"", "\"elapsed_ns\":\"");
    assertThat(http.post("", "SELECT 1").header("X-ClickHouse-Query-Id")).hasSize(36);
  }

  @Test
  void insertsInEveryFormatKeepTheirBytes() {
    http.sql("CREATE OR REPLACE TABLE formats (n UInt64, s String) ENGINE = MergeTree ORDER BY n");
    byte[] rowBinary = rowBinary(7, "a\0b;\n'\\");
    Answer written =
        http.post("query=" + Http.encode("INSERT INTO formats FORMAT RowBinary"), rowBinary);
    http.post("query=" + Http.encode("INSERT INTO formats FORMAT CSV"), "8,\"x,\"\"y\"\n");
    http.post("", "INSERT INTO formats FORMAT JSONEachRow {\"n\":9,\"s\":\"a;b\"}");
    http.post("", "INSERT INTO formats VALUES (10, 'it''s')");
    byte[] nativeBlock = http.post("", "SELECT n + 10 AS n, s FROM formats FORMAT Native").bytes();
    http.post("query=" + Http.encode("INSERT INTO formats FORMAT Native"), nativeBlock);

    assertThat(written.header("X-ClickHouse-Summary")).contains("\"written_rows\":\"1\"");
    assertThat(http.sql("SELECT count(), sum(n), countIf(s = 'a\\0b;\\n\\'\\\\') FROM formats"))
        .isEqualTo("8\t108\t2");
    assertThat(http.sql("SELECT s FROM formats WHERE n IN (8, 9, 10) ORDER BY n FORMAT CSV"))
        .isEqualTo("\"x,\"\"y\"\n\"a;b\"\n\"it's\"");
  }

  private static byte[] rowBinary(long n, String s) {
    ByteBuffer row = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = s.getBytes(StandardCharsets.UTF_8);
    row.putLong(n).put((byte) text.length).put(text);
    byte[] bytes = new byte[row.position()];
    row.rewind().get(bytes);
    return bytes;
  }

  @Test
  void aHundredThousandRowsGoInAtOnce() {
    http.sql("CREATE OR REPLACE TABLE many (n UInt64, s String) ENGINE = MergeTree ORDER BY n");
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (int n = 0; n < 100_000; n++) {
      rows.writeBytes(rowBinary(n, "row " + n));
    }

    Answer answer =
        http.post("query=" + Http.encode("INSERT INTO many FORMAT RowBinary"), rows.toByteArray());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(http.sql("SELECT count(), sum(n), uniqExact(s) FROM many"))
        .isEqualTo("100000\t4999950000\t100000");
  }

  @Test
  void rowsWithBlankLinesAreNotTakenForTheEnd() {
    http.sql("CREATE OR REPLACE TABLE blank (n UInt64, s String) ENGINE = MergeTree ORDER BY n");

    http.post("", "INSERT INTO blank FORMAT CSV\n1,\"a\n\nb\"\n2,c\n");
    http.post("", "INSERT INTO blank VALUES (3, 'd\n\ne'), (4, 'f')");
    http.post("query=" + Http.encode("INSERT INTO blank (n) FORMAT TSV"), "5\n6\n");

    assertThat(http.sql("SELECT count(), countIf(position(s, '\\n\\n') > 0) FROM blank"))
        .isEqualTo("6\t2");
  }

  @Test
  void settingsOfTheInterfaceAreTakenWhoeverGivesThem() {
    String settings =
        "http_write_exception_in_output_format=1&add_http_cors_header=1&http_wait_end_of_query=0";

    assertThat(http.post(settings, "SELECT 1").text()).isEqualTo("1\n");
    assertThat(
            http.as(SharedEngine.READER, SharedEngine.READER_PASSWORD)
                .post(settings, "SELECT 1")
                .text())
        .isEqualTo("1\n");
  }

  @Test
  void aLimitOfRowsFailsOrCutsAsAsked() {
    String limit = "max_result_rows=10&max_block_size=5&result_overflow_mode=";

    assertThat(http.post(limit + "throw", "SELECT number FROM numbers(1000)").code())
        .isEqualTo("396");
    assertThat(http.post(limit + "break", "SELECT number FROM numbers(1000)").text().lines())
        .hasSize(10);
  }

  @Test
  void aRefusedInsertWritesNothing() {
    http.sql("CREATE OR REPLACE TABLE refused (n UInt64) ENGINE = MergeTree ORDER BY n");

    Answer answer = http.post("", "INSERT INTO refused FORMAT CSV\n1\n2\nthree\n");

    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    assertThat(answer.code()).isNotEmpty();
    assertThat(http.sql("SELECT count() FROM refused")).isEqualTo("0");
  }

  @Test
  void aValueOfTenMegabytesComesBackWhole() {
    http.sql("CREATE OR REPLACE TABLE large (s String) ENGINE = MergeTree ORDER BY tuple()");
    String value = "长".repeat(10_000_000 / 3);

    http.post("query=" + Http.encode("INSERT INTO large FORMAT TSV"), value + "\n");

    assertThat(http.sql("SELECT s FROM large")).isEqualTo(value);
  }

  @Test
  void aLargeResultStreamsWhole() {
    Answer answer = http.post("", "SELECT number FROM numbers(3000000) FORMAT RowBinary");

    assertThat(answer.bytes()).hasSize(24_000_000);
    assertThat(
            ByteBuffer.wrap(answer.bytes()).order(ByteOrder.LITTLE_ENDIAN).getLong(24_000_000 - 8))
        .isEqualTo(2_999_999);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSVWithNames", "TSVWithNamesAndTypes", "Values", "JSONCompact"})
  void formatsWithAHeadHaveItOnce(String format) {
    String text = http.post("", "SELECT number AS n FROM numbers(200000) FORMAT " + format).text();

    assertThat(text.lastIndexOf("\"n\"")).isEqualTo(text.indexOf("\"n\""));
    assertThat(text.lastIndexOf("UInt64")).isEqualTo(text.indexOf("UInt64"));
    assertThat(text).contains("199999");
  }

  @Test
  void anErrorAfterTheFirstRowsCutsTheAnswer() {
    String sql = "SELECT throwIf(number = 4000000) FROM numbers(5000000)";

    assertThat(catchThrowable(() -> http.post("", sql))).isNotNull();
    Answer waited = http.post("wait_end_of_query=1", sql);
    assertThat(waited.code()).isEqualTo("395");
    assertThat(waited.status()).isEqualTo(500);
  }

  @Test
  void getIsReadOnly() {
    http.sql("CREATE OR REPLACE TABLE getonly (n UInt8) ENGINE = MergeTree ORDER BY n");

    Answer insert = http.get("query=" + Http.encode("INSERT INTO getonly VALUES (1)"));
    Answer drop = http.get("query=" + Http.encode("DROP TABLE getonly"));

    assertThat(insert.code()).isEqualTo("164");
    assertThat(drop.code()).isEqualTo("164");
    assertThat(http.sql("SELECT count() FROM getonly")).isEqualTo("0");
  }

  @Test
  void whatTheEngineLacksIsRefusedClearly() {
    assertThat(http.post("role=r", "SELECT 1").code()).isEqualTo("511");
    assertThat(http.post("", "x", "Content-Type", "multipart/form-data; boundary=b").code())
        .isEqualTo("48");
    assertThat(http.post("", "INSERT INTO t FROM INFILE 'x' FORMAT CSV").code()).isEqualTo("48");
    assertThat(http.post("", "CREATE USER someone").status()).isNotEqualTo(200);
  }
}

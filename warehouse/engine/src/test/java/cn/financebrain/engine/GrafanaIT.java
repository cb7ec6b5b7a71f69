package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.engine.Http.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Grafana's plug-in sends over HTTP through clickhouse-go: Basic authentication, the format
 * Native and the revision of the protocol, for which blocks have an info before them and a byte
 * before each column's values.
 */
class GrafanaIT {

  private static final String REVISION = "&client_protocol_version=54460";
  private static final byte[] INFO = {1, 0, 2, -1, -1, -1, -1, 0};

  private final Http http = SharedEngine.http();

  private static String basic() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString("admin:admin-password".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void thePlugInsGreetingIsAnswered() {
    Answer answer =
        http.as(null, null)
            .post(
                "database=default&default_format=Native" + REVISION,
                "SELECT displayName(), version(), revision(), timezone()",
                "Authorization",
                basic(),
                "User-Agent",
                "grafana-clickhouse-datasource/4 clickhouse-go/2");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Arrays.copyOf(answer.bytes(), 11))
        .containsExactly(1, 0, 2, -1, -1, -1, -1, 0, 4, 1, 13);
    assertThat(answer.text()).contains("displayName()\6String\0", "revision()\6UInt32\0");
  }

  @Test
  void settingsOfADashboardAreTaken() {
    Answer answer =
        http.post(
            "default_format=Native&max_execution_time=60&compress=1" + REVISION,
            "SELECT toStartOfMinute(toDateTime('2026-01-01 00:00:30', 'UTC')) AS time, count() AS"
                + " value FROM numbers(5) GROUP BY time ORDER BY time");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()[16]).isEqualTo((byte) 0x82);
  }

  /** A block of one column, taken apart at its column; one character a byte. */
  private record Block(int rows, String name, String values) {
    static Block of(byte[] bytes) {
      int name = 3 + bytes[2];
      int values = name + 1 + bytes[name];
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      assertThat(bytes[0]).isEqualTo((byte) 1);
      return new Block(bytes[1], text.substring(2, values), text.substring(values));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number",
        "toInt8(number)",
        "toUInt16(number)",
        "toInt256(number)",
        "toFloat32(number)",
        "number = 1",
        "toString(number) || repeat('长', 100)",
        "toFixedString('abc', 5)",
        "toDate(number)",
        "toDate32('2026-01-01')",
        "toDateTime(number, 'Asia/Shanghai')",
        "toDateTime64(number, 3, 'UTC')",
        "toDecimal32(number, 2)",
        "toDecimal64(number, 2)",
        "toDecimal128(number, 2)",
        "toDecimal256(number, 2)",
        "toUUID('61f0c404-5cb3-11e7-907b-a6006ad3dba0')",
        "toIPv4('127.0.0.1')",
        "toIPv6('::1')",
        "CAST('a(' AS Enum8('a(' = 1, 'b\\', `' = 2))",
        "toIntervalDay(number)",
        "NULL",
        "nullIf(number, 1)",
        "range(number)",
        "arrayMap(x -> toString(x), range(number))",
        "arrayMap(x -> range(x), range(number))",
        "emptyArrayString()",
        "map('k', number, 'l', 2)",
        "tuple(number, 'x', [number])",
        "CAST((number, 'x') AS Tuple(`a, b` UInt8, c Nullable(String)))",
        "CAST([(number, 'x')] AS Nested(a UInt8, b String))",
        "toLowCardinality(toString(number))",
        "CAST(if(number = 1, NULL, 'x') AS LowCardinality(Nullable(String)))",
        "arrayMap(x -> toLowCardinality(toString(x)), range(number))",
        "CAST([] AS Array(LowCardinality(String)))",
        "CAST(map(toString(number), 1) AS Map(LowCardinality(String), UInt8))",
        "CAST((1., 2.) AS Point)",
        "CAST([[(1., 2.)]] AS Polygon)",
        "CAST(number AS SimpleAggregateFunction(sum, UInt64))",
      })
  void columnsOfEveryKindArePartedWhereTheyEnd(String column) {
    String rows = " AS `c` FROM numbers(3) ORDER BY number FORMAT Native";
    Block plain = Block.of(http.post("", "SELECT " + column + rows).bytes());

    Answer pair =
        http.post(
            REVISION.substring(1),
            "SELECT "
                + column
                + " AS `c`, number AS `n` FROM numbers(3) ORDER BY number FORMAT Native");

    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.writeBytes(INFO);
    expected.write(2);
    expected.write(plain.rows());
    expected.writeBytes(plain.name().getBytes(StandardCharsets.ISO_8859_1));
    expected.write(0);
    expected.writeBytes(plain.values().getBytes(StandardCharsets.ISO_8859_1));
    expected.writeBytes("\1n\6UInt64\0".getBytes(StandardCharsets.ISO_8859_1));
    expected.writeBytes(
        ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(0)
            .putLong(1)
            .putLong(2)
            .array());
    assertThat(pair.bytes()).isEqualTo(expected.toByteArray());
  }

  @Test
  void manyBlocksEachHaveAnInfo() {
    String sql = "SELECT number FROM numbers(200000) FORMAT Native";

    byte[] plain = http.post("max_block_size=50000&max_threads=1", sql).bytes();
    byte[] revised = http.post("max_block_size=50000&max_threads=1" + REVISION, sql).bytes();

    assertThat(revised.length - plain.length)
        .isPositive()
        .satisfies(surplus -> assertThat(surplus % (INFO.length + 1)).isZero());
  }

  @Test
  void anOlderRevisionHasTheInfoAlone() {
    byte[] plain = http.post("", "SELECT 1 AS n FORMAT Native").bytes();
    byte[] revised =
        http.post("client_protocol_version=54405", "SELECT 1 AS n FORMAT Native").bytes();

    assertThat(revised).startsWith(INFO).endsWith(plain).hasSize(INFO.length + plain.length);
  }

  @Test
  void aTypeThatCannotBePartedIsRefused() {
    Answer answer = http.post(REVISION.substring(1), "SELECT sumState(1) FORMAT Native");

    assertThat(answer.code()).isEqualTo("48");
    assertThat(answer.text()).contains("AggregateFunction");
    assertThat(http.post(REVISION.substring(1), "SELECT sumState(1) FORMAT RowBinary").status())
        .isEqualTo(200);
  }
}

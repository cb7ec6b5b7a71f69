package cn.financebrain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.engine.Http.Answer;
import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.enums.Protocol;
import com.clickhouse.client.api.query.GenericRecord;
import com.clickhouse.data.ClickHouseFormat;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies are compressed both ways, as HTTP does it and as ClickHouse's own clients do. */
class CompressionIT {

  private final Http http = SharedEngine.http();

  private static byte[] encode(String encoding, byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (encoding) {
          case "gzip" -> new GZIPOutputStream(bytes);
          case "deflate" -> new DeflaterOutputStream(bytes);
          case "zstd" -> new ZstdOutputStream(bytes);
          default -> new LZ4FrameOutputStream(bytes);
        }) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] decode(String encoding, byte[] encoded) throws IOException {
    InputStream bytes = new ByteArrayInputStream(encoded);
    try (InputStream in =
        switch (encoding) {
          case "gzip" -> new GZIPInputStream(bytes);
          case "deflate" -> new InflaterInputStream(bytes);
          case "zstd" -> new ZstdInputStream(bytes);
          default -> new LZ4FrameInputStream(bytes);
        }) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "zstd", "lz4"})
  void httpEncodingsWorkBothWays(String encoding) throws IOException {
    String sql = "SELECT number FROM numbers(500000)";

    Answer answer =
        http.post(
            "",
            encode(encoding, sql.getBytes(StandardCharsets.UTF_8)),
            "Content-Encoding",
            encoding,
            "Accept-Encoding",
            encoding);

    assertThat(answer.header("Content-Encoding")).isEqualTo(encoding);
    assertThat(decode(encoding, answer.bytes())).isEqualTo(http.post("", sql).bytes());
  }

  @Test
  void answersArePlainUnlessAskedFor() {
    Answer unasked = http.post("", "SELECT 1");
    Answer declined = http.post("enable_http_compression=0", "SELECT 1", "Accept-Encoding", "gzip");
    Answer unknown = http.post("", "SELECT 1", "Accept-Encoding", "br, gzip;q=0");

    for (Answer answer : new Answer[] {unasked, declined, unknown}) {
      assertThat(answer.header("Content-Encoding")).isEmpty();
      assertThat(answer.text()).isEqualTo("1\n");
    }
  }

  @Test
  void unknownAndDamagedBodiesAreRefused() {
    assertThat(http.post("", "SELECT 1", "Content-Encoding", "nope").code()).isEqualTo("89");
    assertThat(http.post("", "not gzip", "Content-Encoding", "gzip").code()).isEqualTo("271");
    assertThat(http.post("decompress=1", "x".repeat(100)).code()).isEqualTo("271");
  }

  @Test
  void ownBlocksComeBackAsTheyWent() {
    byte[] blocks = http.post("compress=1", "SELECT 'SELECT 42' FORMAT TSVRaw").bytes();

    assertThat(http.post("decompress=1", blocks).text()).isEqualTo("42\n");
  }

  @Test
  void theOfficialClientReadsAndWritesCompressed() throws Exception {
    http.sql("CREATE OR REPLACE TABLE squeezed (n UInt64, s String) ENGINE = MergeTree ORDER BY n");
    try (Client client =
        new Client.Builder()
            .addEndpoint(Protocol.HTTP, "127.0.0.1", SharedEngine.get().port(), false)
            .setUsername(http.user())
            .setPassword(http.password())
            .compressClientRequest(true)
            .compressServerResponse(true)
            .build()) {
      StringBuilder rows = new StringBuilder();
      for (int n = 0; n < 300_000; n++) {
        rows.append(n).append("\tsome text\n");
      }
      client
          .insert(
              "squeezed",
              new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)),
              ClickHouseFormat.TabSeparated)
          .get(60, TimeUnit.SECONDS);
      List<GenericRecord> all = client.queryAll("SELECT n FROM squeezed ORDER BY n");

      assertThat(all).hasSize(300_000);
      assertThat(all.get(299_999).getLong("n")).isEqualTo(299_999);
    }
  }
}

package cn.financebrain.ingest.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.ingest.load.RowChange;
import cn.financebrain.ingest.record.RecordFormat;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/connections.md} tells to follow works as it stands there. */
class DocumentedKafkaTest {
  private static final Path PAGE = Path.of("../docs/connections.md");

  @TempDir private Path temp;

  @Test
  void theExampleToFollowIsTaken() throws Exception {
    Path file = Files.writeString(temp.resolve("feeds.yaml"), shown("yaml"));
    FeedsConfig.Kafka kafka = FeedsConfigReader.read(file).kafka().get(0);
    Properties headers = new Properties();
    headers.load(new StringReader(shown("properties")));

    RowChange change =
        RecordFormat.of(kafka.format(), kafka.mapping())
            .read(record(kafka.topic(), headers, shown("json")))
            .orElseThrow();

    try (Offices offices = new Offices(temp)) {
      assertThat(
              offices
                  .intake
                  .changes(kafka.mapping())
                  .read("test", List.of(change))
                  .run()
                  .accepted())
          .isOne();
      assertThat(offices.published()).containsExactly("T2026-1 0");
    }
    assertThat(Files.readString(PAGE)).contains("writes rows to the topic `" + kafka.topic() + "`");
  }

  private static ConsumerRecord<byte[], byte[]> record(
      String topic, Properties headers, String value) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach((name, text) -> all.add((String) name, ((String) text).getBytes(UTF_8)));
    return new ConsumerRecord<>(
        topic,
        0,
        0,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        null,
        value.getBytes(UTF_8),
        all,
        Optional.empty());
  }

  /** The first block of its kind below the words "To follow". */
  private static String shown(String kind) throws Exception {
    String page = Files.readString(PAGE);
    Matcher block =
        Pattern.compile("^```" + kind + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(page.substring(page.indexOf("**To follow")));
    assertThat(block.find()).as("a block of %s", kind).isTrue();
    return block.group(1);
  }
}

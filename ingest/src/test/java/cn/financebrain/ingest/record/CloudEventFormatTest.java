package cn.financebrain.ingest.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.load.RowChange;
import java.util.Base64;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CloudEventFormatTest {
  private static final String ROW =
      "{\"code\": \"x\", \"doc\": \"T1\", \"day\": \"2026-01-01\", \"amount\": 1.50}";
  private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";

  private final RecordFormat format =
      RecordFormat.of(RecordFormat.Kind.CLOUDEVENTS, Records.MAPPING);

  @Test
  void inBinaryModeTheValueIsTheRow() {
    RowChange change = read(binary(ROW, "content-type", "application/json"));

    assertThat(((RowChange.Told) change).cells())
        .containsExactly("x", "T1", "2026-01-01", "1.50", "");
    assertThat(change.origin().location()).isEqualTo("raw-2");
    assertThat(change.origin().position()).isEqualTo(41);
    assertThat(change.origin().label()).isEqualTo("CloudEvent '7' of '/tax/office'");
  }

  @Test
  void inStructuredModeTheDataIs() {
    RowChange change = read(structured("\"data\": " + ROW));

    assertThat(((RowChange.Told) change).cells()).startsWith("x", "T1", "2026-01-01");
    assertThat(change.origin().label()).isEqualTo("CloudEvent '7' of '/tax/office'");
  }

  @Test
  void attributesAreColumnsIfTheMappingNamesThem() {
    RowChange binary = read(binary(ROW, "ce_time", "2026-01-01T17:30:00Z"));
    RowChange structured =
        read(structured("\"time\": \"2026-01-01T17:30:00.5Z\", \"data\": " + ROW));

    assertThat(((RowChange.Told) binary).cells().get(4)).isEqualTo("2026-01-02 01:30:00");
    assertThat(((RowChange.Told) structured).cells().get(4)).isEqualTo("2026-01-02 01:30:00");
  }

  @Test
  void dataInBase64IsRead() {
    String base64 = Base64.getEncoder().encodeToString(ROW.getBytes(UTF_8));

    assertThat(
            read(
                structured(
                    "\"datacontenttype\": \"application/json\", \"data_base64\": \"%s\""
                        .formatted(base64))))
        .isInstanceOf(RowChange.Told.class);
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoRowIsRefusedWithItsReason() {
    return Stream.of(
        refused(
            "no CloudEvent at all", Records.record(ROW), RejectReason.MALFORMED, "ce_specversion"),
        refused(
            "a batch",
            Records.record("[]", "content-type", "application/cloudevents-batch+json"),
            RejectReason.MALFORMED,
            "batches have no place on Kafka"),
        refused(
            "no id",
            Records.record(ROW, "ce_specversion", "1.0", "ce_source", "/a", "ce_type", "t"),
            RejectReason.MALFORMED,
            "'id'"),
        refused(
            "another version",
            Records.record(ROW, "ce_specversion", "9.0", "ce_id", "1", "ce_source", "/a"),
            RejectReason.MALFORMED,
            "9.0"),
        refused(
            "a time that is none",
            binary(ROW, "ce_time", "yesterday"),
            RejectReason.MALFORMED,
            "time"),
        refused(
            "broken JSON of the whole",
            Records.record("{\"specversion\": ", "content-type", STRUCTURED),
            RejectReason.MALFORMED,
            "no CloudEvent"),
        refused(
            "broken JSON of the data", binary("{\"code\":"), RejectReason.MALFORMED, "not JSON"),
        refused("no value", binary(null), RejectReason.MISSING_VALUE, "no data"),
        refused("no data", structured("\"subject\": \"x\""), RejectReason.MISSING_VALUE, "no data"),
        refused("a list", binary("[1]"), RejectReason.MALFORMED, "an array"),
        refused(
            "a table",
            binary("a,b", "content-type", "text/csv"),
            RejectReason.MALFORMED,
            "text/csv"),
        refused("a key twice", binary("{\"doc\": 1, \"doc\": 2}"), RejectReason.MALFORMED, "doc"),
        refused(
            "a row within a row", binary("{\"doc\": {}}"), RejectReason.MALFORMED, "an object"));
  }

  private DynamicTest refused(
      String name, ConsumerRecord<byte[], byte[]> record, RejectReason reason, String says) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          RowChange.Refused refused = (RowChange.Refused) read(record);
          assertThat(refused.reason()).isEqualTo(reason);
          assertThat(refused.detail()).contains(says);
          assertThat(refused.origin().position()).isEqualTo(41);
        });
  }

  private RowChange read(ConsumerRecord<byte[], byte[]> record) {
    return format.read(record).orElseThrow();
  }

  private static ConsumerRecord<byte[], byte[]> binary(String value, String... more) {
    String[] headers =
        Stream.concat(
                Stream.of(
                    "ce_specversion",
                    "1.0",
                    "ce_id",
                    "7",
                    "ce_source",
                    "/tax/office",
                    "ce_type",
                    "t"),
                Stream.of(more))
            .toArray(String[]::new);
    return Records.record(value, headers);
  }

  private static ConsumerRecord<byte[], byte[]> structured(String more) {
    return Records.record(
        "{\"specversion\": \"1.0\", \"id\": \"7\", \"source\": \"/tax/office\", \"type\": \"t\", %s}"
            .formatted(more),
        "content-type",
        STRUCTURED);
  }
}

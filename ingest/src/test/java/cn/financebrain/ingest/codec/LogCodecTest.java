package cn.financebrain.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.Uscc;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LogCodecTest {
  private static final EnterpriseEvent EVENT =
      new EnterpriseEvent(
          new EventKey("city/tax", "凭证|1"),
          "tax.assessed",
          Category.TAX,
          new Uscc("91330100799655058B"),
          Instant.parse("2026-01-31T00:00:00Z"),
          Instant.parse("2026-02-15T00:00:00Z"),
          Instant.parse("2026-02-16T08:00:00.123Z"),
          2,
          false,
          7,
          Map.of(
              "tax_category", new FieldValue.Text("印花税"),
              "tax_amount", new FieldValue.Quantity(21.8),
              "periods", new FieldValue.Quantity(3),
              "late", new FieldValue.Flag(true)));

  /** These bytes are a promise: logs that hold them must be readable by every later version. */
  @Test
  void anEventHasTheGoldenBytes() {
    assertThat(print(LogCodec.encode(EVENT, Topics.EVENTS, null)))
        .isEqualTo(
            """
            key=91330100799655058B
            ce_specversion=1.0
            ce_id=凭证|1
            ce_source=city/tax
            ce_type=tax.assessed
            ce_time=2026-01-31T00:00:00Z
            ce_category=tax
            ce_availabletime=2026-02-15T00:00:00Z
            ce_revision=2
            ce_retracted=false
            ce_subject=91330100799655058B
            ce_arrivaltime=2026-02-16T08:00:00.123Z
            ce_release=7
            content-type=application/json
            {"late":true,"periods":3,"tax_amount":21.8,"tax_category":"印花税"}""");
  }

  @Test
  void theMarkOfADayHasTheGoldenBytesAndIsReadBack() {
    DayBegins day = new DayBegins(20_500);
    ProducerRecord<byte[], byte[]> sent = LogCodec.encode(day, Topics.EVENTS, 3);

    assertThat(sent.partition()).isEqualTo(3);
    assertThat(sent.key()).isNull();
    assertThat(sent.timestamp()).isEqualTo(day.arrivalTime().toEpochMilli());
    assertThat(headers(sent))
        .isEqualTo(
            """
            ce_specversion=1.0
            ce_id=day/20500/3
            ce_source=finance-brain
            ce_type=cn.financebrain.day_begins.v1
            ce_time=2026-02-15T16:00:00Z
            ce_arrivaltime=2026-02-15T16:00:00Z
            content-type=application/json
            """);
    assertThat(new String(sent.value(), UTF_8)).as("as in the first version").isEqualTo("{}");
    assertThat(LogCodec.decode(sent.headers(), sent.value())).isEqualTo(new Decoded.Day(day));
  }

  @Test
  void theMarkOfADayTellsOfStaleTypesInGoldenBytes() {
    assertMark(StaleTypes.NONE, "{\"stale\":{}}");
    assertMark(
        new StaleTypes(
            new TreeMap<>(
                Map.of(
                    "tax.assessed",
                    new TreeSet<>(Set.of("市/税务", "city/tax")),
                    "complaint.filed",
                    new TreeSet<>(Set.of("city/complaint"))))),
        "{\"stale\":{\"complaint.filed\":[\"city/complaint\"],"
            + "\"tax.assessed\":[\"city/tax\",\"市/税务\"]}}");
  }

  private static void assertMark(StaleTypes stale, String golden) {
    DayBegins day = new DayBegins(20_500, Optional.of(stale));
    ProducerRecord<byte[], byte[]> sent = LogCodec.encode(day, Topics.EVENTS, 3);

    assertThat(new String(sent.value(), UTF_8)).isEqualTo(golden);
    assertThat(LogCodec.decode(sent.headers(), sent.value())).isEqualTo(new Decoded.Day(day));
  }

  @Test
  void aMarkWhoseFeedsCannotBeReadIsRefused() {
    ProducerRecord<byte[], byte[]> sent = LogCodec.encode(new DayBegins(20_500), Topics.EVENTS, 3);
    for (String value :
        new String[] {
          "",
          "[]",
          "{",
          "{} {}",
          "{\"stale\":[]}",
          "{\"stale\":null}",
          "{\"stale\":{\"tax.assessed\":[]}}",
          "{\"stale\":{\"tax.assessed\":[1]}}",
          "{\"stale\":{\"tax.assessed\":\"city/tax\"}}"
        }) {
      assertThat(LogCodec.decode(sent.headers(), value.getBytes(UTF_8)))
          .as(value)
          .isInstanceOfSatisfying(
              Decoded.Bad.class, bad -> assertThat(bad.reason()).isEqualTo(RejectReason.MALFORMED));
    }
  }

  private static String headers(ProducerRecord<byte[], byte[]> record) {
    StringBuilder text = new StringBuilder();
    for (Header header : record.headers()) {
      text.append(header.key()).append('=').append(new String(header.value(), UTF_8)).append('\n');
    }
    return text.toString();
  }

  @Test
  void aMarkThatIsNoMidnightIsRefused() {
    ProducerRecord<byte[], byte[]> sent = LogCodec.encode(new DayBegins(20_500), Topics.EVENTS, 3);
    sent.headers().remove(LogCodec.ARRIVAL_TIME);
    sent.headers().add(LogCodec.ARRIVAL_TIME, "2026-02-15T16:00:01Z".getBytes(UTF_8));

    assertThat(LogCodec.decode(sent.headers(), sent.value()))
        .isInstanceOfSatisfying(
            Decoded.Bad.class, bad -> assertThat(bad.reason()).isEqualTo(RejectReason.BAD_DATE));
  }

  @Test
  void anEvaluationHasTheGoldenBytes() {
    LogRecord evaluation =
        new Evaluation(new ForeignId("bdci", "ab12"), Instant.parse("2026-02-16T08:00:00Z"), 3);

    assertThat(print(LogCodec.encode(evaluation, Topics.EVENTS, 5)))
        .isEqualTo(
            """
            key=bdci:ab12
            ce_specversion=1.0
            ce_id=bdci:ab12/3/2026-02-16T08:00:00Z
            ce_source=finance-brain
            ce_type=cn.financebrain.evaluation.v1
            ce_time=2026-02-16T08:00:00Z
            ce_subject=bdci:ab12
            ce_arrivaltime=2026-02-16T08:00:00Z
            ce_release=3
            content-type=application/json
            {}""");
  }

  @Test
  void aRecordWithoutHeadersIsRefusedNotThrown() {
    assertThat(LogCodec.decode(new RecordHeaders(), "{}".getBytes(UTF_8)))
        .isInstanceOf(Decoded.Bad.class);
    assertThat(LogCodec.decode(new RecordHeaders(), null)).isInstanceOf(Decoded.Bad.class);
  }

  @Test
  void eachKindOfDamageHasItsReason() {
    assertThat(damaged("ce_subject", "91330100799655058A"))
        .isEqualTo(RejectReason.BAD_ENTERPRISE_ID);
    assertThat(damaged("ce_time", "yesterday")).isEqualTo(RejectReason.BAD_DATE);
    assertThat(damaged("ce_revision", "-1")).isEqualTo(RejectReason.BAD_NUMBER);
    assertThat(damaged("ce_release", "x")).isEqualTo(RejectReason.BAD_NUMBER);
    assertThat(damaged("ce_retracted", "maybe")).isEqualTo(RejectReason.MALFORMED);
    assertThat(damaged("ce_category", "weather")).isEqualTo(RejectReason.UNKNOWN_CODE);
    assertThat(damaged("ce_specversion", "0.3")).isEqualTo(RejectReason.MALFORMED);
    assertThat(damaged("ce_id", "")).isEqualTo(RejectReason.MISSING_VALUE);
    assertThat(damaged("ce_id", "x".repeat(201))).isEqualTo(RejectReason.FIELD_TOO_LONG);
  }

  @Test
  void dataThatIsNotAFlatObjectIsRefused() {
    for (String data :
        new String[] {
          "",
          "[]",
          "{",
          "{\"a\":{}}",
          "{\"a\":[1]}",
          "{\"a\":1,\"a\":2}",
          "{\"a\":1e999}",
          "{} {}",
          "{\"a\":NaN}",
          "\u0000"
        }) {
      assertThat(LogCodec.decode(headers(EVENT), data.getBytes(UTF_8)))
          .as(data)
          .isInstanceOf(Decoded.Bad.class);
    }
  }

  @Test
  void aRefusalNamesFieldAndExpectation() {
    assertThat(LogCodec.decode(headers(EVENT), "{\"a\":{}}".getBytes(UTF_8)))
        .isEqualTo(
            new Decoded.Bad(
                RejectReason.MALFORMED,
                "a",
                "field 'a' is an object or array, expected a string, number or boolean",
                "{\"a\":{}}"));
  }

  private static RejectReason damaged(String header, String value) {
    RecordHeaders headers = headers(EVENT);
    headers.remove(header);
    headers.add(header, value.getBytes(UTF_8));
    Decoded decoded = LogCodec.decode(headers, "{}".getBytes(UTF_8));
    return ((Decoded.Bad) decoded).reason();
  }

  private static RecordHeaders headers(LogRecord record) {
    return new RecordHeaders(LogCodec.encode(record, Topics.EVENTS, null).headers());
  }

  private static String print(ProducerRecord<byte[], byte[]> record) {
    StringJoiner lines = new StringJoiner("\n");
    lines.add("key=" + new String(record.key(), UTF_8));
    for (Header header : record.headers()) {
      lines.add(header.key() + '=' + new String(header.value(), UTF_8));
    }
    return lines.add(new String(record.value(), UTF_8)).toString();
  }
}

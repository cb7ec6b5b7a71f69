package cn.financebrain.ingest.record;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.RejectReason;
import cn.financebrain.ingest.load.RowChange;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DebeziumFormatTest {
  private static final String ROW =
      "{\"code\": \"x\", \"doc\": \"T1\", \"day\": \"2026-01-01\", \"amount\": \"1.50\"}";
  private static final String OLD =
      "{\"code\": \"x\", \"doc\": \"T0\", \"day\": \"2026-01-01\", \"amount\": \"1.50\"}";
  private static final List<String> CELLS = List.of("x", "T1", "2026-01-01", "1.50", "");
  private static final Instant CHANGED = Instant.ofEpochMilli(1_767_300_000_000L);

  private final RecordFormat format = RecordFormat.of(RecordFormat.Kind.DEBEZIUM, Records.MAPPING);

  @TestFactory
  Stream<DynamicTest> eachOperationSaysWhatBecameOfTheRow() {
    return Stream.of("%s", "{\"schema\": null, \"payload\": %s}")
        .flatMap(
            wrapper ->
                Stream.of(
                    told(wrapper, "c", "null", ROW),
                    told(wrapper, "r", "null", ROW),
                    told(wrapper, "u", "null", ROW),
                    said(
                        wrapper,
                        "u",
                        OLD,
                        ROW,
                        change -> {
                          RowChange.Changed changed = (RowChange.Changed) change;
                          assertThat(changed.before().get(1)).isEqualTo("T0");
                          assertThat(changed.after()).isEqualTo(CELLS);
                          assertThat(changed.at()).isEqualTo(CHANGED);
                        }),
                    said(
                        wrapper,
                        "d",
                        ROW,
                        "null",
                        change -> {
                          RowChange.Deleted deleted = (RowChange.Deleted) change;
                          assertThat(deleted.before()).isEqualTo(CELLS);
                          assertThat(deleted.at()).isEqualTo(CHANGED);
                        })));
  }

  @Test
  void aTombstoneSaysNothing() {
    assertThat(format.read(Records.record(null))).isEmpty();
    assertThat(format.read(Records.record("{\"schema\": null, \"payload\": null}"))).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> theSchemaSaysWhatANumberStandsFor() {
    return Stream.of(
        decoded("io.debezium.time.Date", "20454", "2026-01-01"),
        decoded("io.debezium.time.Date", "-1", "1969-12-31"),
        decoded("org.apache.kafka.connect.data.Date", "20454", "2026-01-01"),
        decoded("io.debezium.time.Timestamp", "1767229200123", "2026-01-01 01:00:00"),
        decoded("org.apache.kafka.connect.data.Timestamp", "-1", "1969-12-31 23:59:59"),
        decoded("io.debezium.time.MicroTimestamp", "1767229200123456", "2026-01-01 01:00:00"),
        decoded("io.debezium.time.NanoTimestamp", "1767229200123456789", "2026-01-01 01:00:00"),
        decoded(
            "io.debezium.time.ZonedTimestamp", "\"2026-01-01T17:00:00Z\"", "2026-01-02 01:00:00"),
        decoded("io.debezium.time.IsoDate", "\"2026-01-01Z\"", "2026-01-01"),
        decoded("io.debezium.time.IsoTimestamp", "\"2026-01-01T17:00:00Z\"", "2026-01-01 17:00:00"),
        decoded("io.debezium.time.Time", "3661000", "01:01:01"),
        decoded("io.debezium.time.MicroTime", "3661000000", "01:01:01"),
        decoded("org.apache.kafka.connect.data.Decimal", "\"AeJA\"", "1234.56"),
        decoded("org.apache.kafka.connect.data.Decimal", "\"/w==\"", "-0.01"),
        decoded(
            "io.debezium.data.VariableScaleDecimal", "{\"scale\": 1, \"value\": \"Dw==\"}", "1.5"),
        decoded("io.debezium.time.Year", "2026", "2026"),
        decoded("io.debezium.data.Enum", "\"a\"", "a"));
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoChangeIsRefusedWithItsReason() {
    return Stream.of(
        refused("{\"doc\": \"T1\"}", RejectReason.MALFORMED, "format: json"),
        refused(envelope("x", "null", ROW), RejectReason.MALFORMED, "op 'x'"),
        refused(envelope("t", "null", "null"), RejectReason.MALFORMED, "truncate"),
        refused(envelope("c", "null", "null"), RejectReason.MALFORMED, "without 'after'"),
        refused(envelope("d", "null", "null"), RejectReason.MISSING_VALUE, "without 'before'"),
        refused("[]", RejectReason.MALFORMED, "an array"),
        refused("{\"op\":", RejectReason.MALFORMED, "not JSON"),
        refused(
            envelope("u", "null", "{\"doc\": \"__debezium_unavailable_value\"}"),
            RejectReason.MISSING_VALUE,
            "replica identity full"),
        refused(typed("io.debezium.time.Date", "\"soon\""), RejectReason.MALFORMED, "Date"),
        refused(
            typed("org.apache.kafka.connect.data.Decimal", "\"!\""),
            RejectReason.MALFORMED,
            "Decimal"),
        refused(
            typed("io.debezium.time.MicroTimestamp", "1e30"),
            RejectReason.MALFORMED,
            "MicroTimestamp"));
  }

  @Test
  void withoutASchemaARefusalSaysHowToGetValuesThatCanBeRead() {
    RowChange bare = read(envelope("c", "null", ROW));
    RowChange typed = read(typed("io.debezium.time.Date", "1"));

    assertThat(bare.origin().hints().get(RejectReason.BAD_NUMBER))
        .contains("decimal.handling.mode=string");
    assertThat(bare.origin().hints().get(RejectReason.BAD_DATE))
        .contains("value.converter.schemas.enable=true");
    assertThat(typed.origin().hints()).isEmpty();
    assertThat(read(envelope("d", ROW, "null")).origin().hints().get(RejectReason.MISSING_VALUE))
        .contains("replica identity full");
  }

  private DynamicTest told(String wrapper, String op, String before, String after) {
    return said(
        wrapper,
        op,
        before,
        after,
        change -> assertThat(((RowChange.Told) change).cells()).isEqualTo(CELLS));
  }

  private DynamicTest said(
      String wrapper, String op, String before, String after, Consumer<RowChange> holds) {
    String value = wrapper.formatted(envelope(op, before, after));
    return DynamicTest.dynamicTest(value, () -> holds.accept(read(value)));
  }

  private DynamicTest decoded(String name, String value, String text) {
    return DynamicTest.dynamicTest(
        name + " " + value,
        () ->
            assertThat(((RowChange.Told) read(typed(name, value))).cells().get(3)).isEqualTo(text));
  }

  private DynamicTest refused(String value, RejectReason reason, String says) {
    return DynamicTest.dynamicTest(
        value,
        () -> {
          RowChange.Refused refused = (RowChange.Refused) read(value);
          assertThat(refused.reason()).isEqualTo(reason);
          assertThat(refused.detail()).contains(says);
          assertThat(refused.origin().raw()).isEqualTo(value);
        });
  }

  private RowChange read(String value) {
    return format.read(Records.record(value)).orElseThrow();
  }

  private static String envelope(String op, String before, String after) {
    return "{\"before\": %s, \"after\": %s, \"op\": \"%s\", \"ts_ms\": 1, \"source\": {\"ts_ms\": %d}}"
        .formatted(before, after, op, CHANGED.toEpochMilli());
  }

  /** A row whose amount has a type of that name. */
  private static String typed(String name, String value) {
    return """
        {"schema": {"type": "struct", "fields": [
           {"field": "before", "type": "struct", "fields": []},
           {"field": "after", "type": "struct", "fields": [
              {"field": "doc", "type": "string"},
              {"field": "amount", "type": "x", "name": "%s", "parameters": {"scale": "2"}}]}]},
         "payload": {"op": "c", "before": null, "after": {"doc": "T1", "amount": %s}}}
        """
        .formatted(name, value)
        .strip();
  }
}

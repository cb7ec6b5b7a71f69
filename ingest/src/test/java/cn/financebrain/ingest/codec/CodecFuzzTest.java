package cn.financebrain.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.DayBegins;
import cn.financebrain.ingest.corpus.Damage;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Damaged bytes on Kafka are told as such, by a value or by the one documented exception. */
class CodecFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "null",
          "true",
          "1e999",
          "-1",
          "NaN",
          "\\ud800",
          "\0",
          "9999999999999999999",
          "+999999999-12-31T00:00:00Z",
          "\n");

  /** Headers by lines, so that their names and values are damaged alike. */
  private static final String HEADERS =
      """
      ce_specversion=1.0
      ce_id=1
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
      """;

  private static final String DATA =
      "{\"late\":true,\"periods\":3,\"tax_amount\":21.8,\"tax_category\":\"印花税\"}";

  @Property
  void recordsOfTheLog(@ForAll("headers") byte[] headers, @ForAll("data") byte[] data) {
    Damage.allowsNothing(
        () -> {
          Decoded decoded = LogCodec.decode(headers(headers), data);
          if (decoded instanceof Decoded.Good good) {
            // what was taken can be written, and read back equal
            ProducerRecord<byte[], byte[]> again =
                LogCodec.encode(good.record(), Topics.EVENTS, null);
            assertThat(LogCodec.decode(again.headers(), again.value())).isEqualTo(decoded);
          } else {
            assertThat(((Decoded.Bad) decoded).detail()).isNotBlank();
          }
        });
  }

  @Property
  void dataOfTheLog(@ForAll("data") byte[] data) {
    Damage.allowsNothing(
        () -> assertThat(LogCodec.decode(headers(HEADERS.getBytes(UTF_8)), data)).isNotNull());
  }

  @Property
  void marksOfDays(@ForAll("marks") byte[] data) {
    Damage.allowsNothing(
        () -> {
          Headers headers = LogCodec.encode(new DayBegins(20_500), Topics.EVENTS, 0).headers();
          Decoded decoded = LogCodec.decode(headers, data);
          if (decoded instanceof Decoded.Day mark) {
            assertThat(
                    LogCodec.decode(headers, LogCodec.encode(mark.day(), Topics.EVENTS, 0).value()))
                .isEqualTo(decoded);
          } else {
            assertThat(((Decoded.Bad) decoded).detail()).isNotBlank();
          }
        });
  }

  @Property
  void deadLetters(@ForAll("letters") byte[] bytes) {
    Damage.allows(IllegalArgumentException.class, () -> DeadLetterCodec.decode(bytes));
  }

  @Property
  void alerts(@ForAll("alertBytes") byte[] bytes) {
    Damage.allows(IllegalArgumentException.class, () -> AlertCodec.decode(bytes));
  }

  private static Headers headers(byte[] lines) {
    RecordHeaders headers = new RecordHeaders();
    for (String line : new String(lines, UTF_8).lines().toList()) {
      int sign = line.indexOf('=');
      headers.add(line.substring(0, Math.max(0, sign)), line.substring(sign + 1).getBytes(UTF_8));
    }
    return headers;
  }

  @Provide
  Arbitrary<byte[]> headers() {
    return Damage.of(HEADERS.getBytes(UTF_8), WORDS);
  }

  @Provide
  Arbitrary<byte[]> data() {
    return Damage.of(DATA.getBytes(UTF_8), WORDS);
  }

  @Provide
  Arbitrary<byte[]> marks() {
    return Damage.of(
        "{\"stale\":{\"tax.assessed\":[\"city/tax\",\"市/税务\"],\"a\":[\"b\"]}}".getBytes(UTF_8),
        WORDS);
  }

  @Provide
  Arbitrary<byte[]> letters() {
    return Damage.of(Messages.LETTER, WORDS);
  }

  @Provide
  Arbitrary<byte[]> alertBytes() {
    return Damage.of(Messages.ALERT, WORDS);
  }
}

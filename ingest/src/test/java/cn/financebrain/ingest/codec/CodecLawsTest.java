package cn.financebrain.ingest.codec;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.RejectReason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.producer.ProducerRecord;

class CodecLawsTest {

  @Property(tries = 300)
  void whatWasEncodedIsReadBackEqual(@ForAll("events") EnterpriseEvent event) {
    ProducerRecord<byte[], byte[]> record = LogCodec.encode(event, Topics.EVENTS, null);

    assertThat(LogCodec.decode(record.headers(), record.value()))
        .isEqualTo(new Decoded.Good(event));
  }

  @Property(tries = 300)
  void noBytesMakeTheDecoderThrow(@ForAll("events") EnterpriseEvent event, @ForAll byte[] value) {
    ProducerRecord<byte[], byte[]> record = LogCodec.encode(event, Topics.EVENTS, null);

    assertThat(LogCodec.decode(record.headers(), value)).isNotNull();
  }

  @Property(tries = 200)
  void deadLettersAreReadBackEqual(
      @ForAll("texts") String raw, @ForAll("times") Instant at, @ForAll RejectReason reason) {
    DeadLetter letter = new DeadLetter("city/tax", "tax.csv", 7, "税额", reason, raw, raw, at);

    assertThat(DeadLetterCodec.decode(DeadLetterCodec.encode(letter))).isEqualTo(letter);
  }

  @Property(tries = 200)
  void alertsAreReadBackEqual(
      @ForAll("values") TagValue value, @ForAll("causes") Alert.Cause cause, @ForAll Risk risk) {
    Alert alert =
        new Alert(
            "a1",
            new ForeignId("bdci", "x"),
            risk,
            2,
            Band.RED,
            cause,
            "330302",
            Instant.EPOCH,
            3,
            cause instanceof Alert.Cause.HardRule ? Double.NaN : 91.5,
            List.of(new Reason("t1", value, -0.25, List.of(new EventKey("s", "1")))),
            "0123456789abcdef");

    assertThat(AlertCodec.decode(AlertCodec.encode(alert))).isEqualTo(alert);
  }

  @Provide
  Arbitrary<EnterpriseEvent> events() {
    Arbitrary<Map<String, FieldValue>> data =
        Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8), fields())
            .ofMaxSize(6);
    return Combinators.combine(
            Arbitraries.strings().withCharRange(' ', '龥').ofMinLength(1).ofMaxLength(50),
            Arbitraries.of(Category.class),
            times(),
            times(),
            Arbitraries.integers().between(0, Integer.MAX_VALUE),
            Arbitraries.of(true, false),
            data)
        .as(
            (id, category, time, arrival, revision, retracted, fields) ->
                new EnterpriseEvent(
                    new EventKey("city/feed", id),
                    "some.type",
                    category,
                    new ForeignId("bdci", "x1"),
                    time,
                    time.plusSeconds(1),
                    arrival,
                    revision,
                    retracted,
                    revision,
                    fields));
  }

  private static Arbitrary<FieldValue> fields() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().map(FieldValue.Quantity::new),
        Arbitraries.of(true, false).map(FieldValue.Flag::new),
        Arbitraries.strings()
            .withCharRange('\u0000', '\uD7FF')
            .ofMinLength(1)
            .map(FieldValue.Text::new));
  }

  @Provide
  Arbitrary<Instant> times() {
    return Arbitraries.longs()
        .between(-2_000_000_000_000L, 4_000_000_000_000L)
        .map(Instant::ofEpochMilli);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withCharRange('\u0000', '\uD7FF').ofMaxLength(60);
  }

  @Provide
  Arbitrary<TagValue> values() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().map(TagValue.Quantity::new),
        Arbitraries.strings().alpha().map(TagValue.Code::new),
        Arbitraries.of(true, false).map(TagValue.Truth::new),
        Arbitraries.just(new TagValue.Missing()));
  }

  @Provide
  Arbitrary<Alert.Cause> causes() {
    return Arbitraries.of(
        new Alert.Cause.FirstScore(Band.RED),
        new Alert.Cause.BandRise(Band.BLUE, Band.ORANGE),
        new Alert.Cause.HardRule("r1"),
        new Alert.Cause.SharpChange(10.5, 40.25));
  }
}

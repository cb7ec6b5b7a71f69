package cn.financebrain.ingest.codec;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagValue;
import cn.financebrain.contract.Uscc;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands on the topic stays readable, and what others read stays as it was written. */
class AlertCodecTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Alert.class.getResourceAsStream("/topics/fb.alert.v1.schema.json"));

  private static final Map<String, Alert.Cause> CAUSES =
      Map.of(
          "{\"type\":\"band_rise\",\"from\":\"GREEN\",\"to\":\"RED\"}",
          new Alert.Cause.BandRise(Band.GREEN, Band.RED),
          "{\"type\":\"hard_rule\",\"rule\":\"r1\"}",
          new Alert.Cause.HardRule("r1"),
          "{\"type\":\"sharp_change\",\"from\":41.5,\"to\":58.25}",
          new Alert.Cause.SharpChange(41.5, 58.25),
          "{\"type\":\"first_score\",\"to\":\"RED\"}",
          new Alert.Cause.FirstScore(Band.RED));

  @Test
  void everyCauseIsWrittenAndReadAsItEverWas() {
    CAUSES.forEach(
        (json, cause) -> {
          byte[] bytes = record(json).getBytes(StandardCharsets.UTF_8);
          assertThat(AlertCodec.decode(bytes)).isEqualTo(alert(cause));
          assertThat(AlertCodec.encode(alert(cause))).asString().isEqualTo(record(json));
        });
  }

  /** The schema that other systems read by, {@code topics/fb.alert.v1.schema.json}. */
  @Test
  void whatIsWrittenFitsThePublishedSchema() {
    CAUSES.values().forEach(cause -> assertThat(faults(alert(cause))).isEmpty());
    Reason many =
        new Reason("t", new TagValue.Quantity(2.5), -0.1, List.of(new EventKey("city/tax", "e1")));
    List<Reason> reasons =
        List.of(
            many,
            new Reason("u", new TagValue.Code("A"), 1, List.of()),
            new Reason("v", new TagValue.Truth(true), 1, List.of()),
            new Reason("w", new TagValue.Missing(), 1, List.of()));
    Alert unscored =
        new Alert(
            "a2",
            new Uscc("91330100799655058B"),
            Risk.DEFAULT,
            2,
            Band.ORANGE,
            new Alert.Cause.HardRule("r1"),
            "",
            Instant.parse("2026-11-20T04:00:00.5Z"),
            1,
            Double.NaN,
            reasons,
            "b7");
    assertThat(faults(unscored)).isEmpty();
    for (Band band : Band.values()) {
      assertThat(faults(alert(new Alert.Cause.FirstScore(band)))).isEmpty();
    }
    assertThat(faults(unscored.withReasons(Collections.nCopies(6, many)))).hasSize(1);
  }

  private static Set<ValidationMessage> faults(Alert alert) {
    return SCHEMA.validate(
        new String(AlertCodec.encode(alert), StandardCharsets.UTF_8),
        InputFormat.JSON,
        run -> run.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  private static String record(String cause) {
    return ("{\"id\":\"a1\",\"enterprise\":\"bdci:x\",\"risk\":\"fundraising\",\"episode\":1,\"band\":\"RED\","
            + "\"cause\":%s,\"region\":\"330302\",\"raisedAt\":\"2026-11-20T04:00:00Z\",\"release\":2,"
            + "\"index\":91.5,\"reasons\":[]}")
        .formatted(cause);
  }

  private static Alert alert(Alert.Cause cause) {
    return new Alert(
        "a1",
        new ForeignId("bdci", "x"),
        Risk.FUNDRAISING,
        1,
        Band.RED,
        cause,
        "330302",
        Instant.parse("2026-11-20T04:00:00Z"),
        2,
        91.5,
        List.of(),
        "");
  }
}

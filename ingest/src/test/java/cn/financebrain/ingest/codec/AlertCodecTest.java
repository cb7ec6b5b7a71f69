package cn.financebrain.ingest.codec;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.Risk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands on the topic stays readable, and what others read stays as it was written. */
class AlertCodecTest {
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

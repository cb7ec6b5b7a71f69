package cn.financebrain.ingest.codec;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Alerts as JSON on {@link Topics#ALERTS}, keyed by enterprise like the canonical log. A tag's
 * value is a number, string or boolean, or null where it is missing; so is the index of a hard
 * rule.
 */
public final class AlertCodec {
  private AlertCodec() {}

  public static byte[] encode(Alert alert) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = DataJson.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("id", alert.id());
      json.writeStringField("enterprise", alert.enterprise().text());
      json.writeStringField("risk", alert.risk().id());
      json.writeNumberField("episode", alert.episode());
      json.writeStringField("band", alert.band().name());
      json.writeFieldName("cause");
      writeCause(json, alert.cause());
      json.writeStringField("region", alert.region());
      json.writeStringField("raisedAt", alert.raisedAt().toString());
      json.writeNumberField("release", alert.release());
      json.writeFieldName("index");
      if (Double.isNaN(alert.index())) {
        json.writeNull();
      } else {
        DataJson.writeNumber(json, alert.index());
      }
      json.writeArrayFieldStart("reasons");
      for (Reason reason : alert.reasons()) {
        writeReason(json, reason);
      }
      json.writeEndArray();
      if (!alert.rules().isEmpty()) {
        json.writeStringField("rules", alert.rules());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return bytes.toByteArray();
  }

  private static void writeCause(JsonGenerator json, Alert.Cause cause) throws IOException {
    json.writeStartObject();
    if (cause instanceof Alert.Cause.FirstScore first) {
      json.writeStringField("type", "first_score");
      json.writeStringField("to", first.to().name());
    } else if (cause instanceof Alert.Cause.BandRise rise) {
      json.writeStringField("type", "band_rise");
      json.writeStringField("from", rise.from().name());
      json.writeStringField("to", rise.to().name());
    } else if (cause instanceof Alert.Cause.HardRule hard) {
      json.writeStringField("type", "hard_rule");
      json.writeStringField("rule", hard.rule());
    } else if (cause instanceof Alert.Cause.SharpChange sharp) {
      json.writeStringField("type", "sharp_change");
      json.writeNumberField("from", sharp.from());
      json.writeNumberField("to", sharp.to());
    }
    json.writeEndObject();
  }

  private static void writeReason(JsonGenerator json, Reason reason) throws IOException {
    json.writeStartObject();
    json.writeStringField("tag", reason.tag());
    json.writeFieldName("value");
    writeValue(json, reason.value());
    json.writeNumberField("contribution", reason.contribution());
    json.writeArrayFieldStart("evidence");
    for (EventKey key : reason.evidence()) {
      json.writeStartObject();
      json.writeStringField("source", key.source());
      json.writeStringField("id", key.id());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeValue(JsonGenerator json, TagValue value) throws IOException {
    if (value instanceof TagValue.Quantity quantity) {
      DataJson.writeNumber(json, quantity.value());
    } else if (value instanceof TagValue.Code code) {
      json.writeString(code.value());
    } else if (value instanceof TagValue.Truth truth) {
      json.writeBoolean(truth.value());
    } else if (value instanceof TagValue.Missing) {
      json.writeNull();
    }
  }

  /**
   * @throws IllegalArgumentException if the bytes are not what {@link #encode} writes
   */
  public static Alert decode(byte[] bytes) {
    JsonNode json = JsonReading.object(bytes);
    boolean scored = !JsonReading.field(json, "index").isNull();
    List<Reason> reasons = new ArrayList<>();
    for (JsonNode reason : JsonReading.list(json, "reasons")) {
      reasons.add(readReason(reason));
    }
    return new Alert(
        JsonReading.text(json, "id"),
        EnterpriseId.parse(JsonReading.text(json, "enterprise")),
        Risk.ofId(JsonReading.text(json, "risk")),
        JsonReading.count(json, "episode"),
        Band.valueOf(JsonReading.text(json, "band")),
        readCause(JsonReading.field(json, "cause")),
        JsonReading.text(json, "region"),
        JsonReading.instant(json, "raisedAt"),
        JsonReading.count(json, "release"),
        scored ? JsonReading.number(json, "index") : Double.NaN,
        reasons,
        json.has("rules") ? JsonReading.text(json, "rules") : "");
  }

  private static Alert.Cause readCause(JsonNode json) {
    String type = JsonReading.text(json, "type");
    return switch (type) {
      case "first_score" -> new Alert.Cause.FirstScore(Band.valueOf(JsonReading.text(json, "to")));
      case "band_rise" ->
          new Alert.Cause.BandRise(
              Band.valueOf(JsonReading.text(json, "from")),
              Band.valueOf(JsonReading.text(json, "to")));
      case "hard_rule" -> new Alert.Cause.HardRule(JsonReading.text(json, "rule"));
      case "sharp_change" ->
          new Alert.Cause.SharpChange(
              JsonReading.number(json, "from"), JsonReading.number(json, "to"));
      default -> throw new IllegalArgumentException("cause '%s' is not known".formatted(type));
    };
  }

  private static Reason readReason(JsonNode json) {
    List<EventKey> evidence = new ArrayList<>();
    for (JsonNode key : JsonReading.list(json, "evidence")) {
      evidence.add(new EventKey(JsonReading.text(key, "source"), JsonReading.text(key, "id")));
    }
    return new Reason(
        JsonReading.text(json, "tag"),
        readValue(JsonReading.field(json, "value")),
        JsonReading.number(json, "contribution"),
        evidence);
  }

  private static TagValue readValue(JsonNode json) {
    if (json.isNumber()) {
      return new TagValue.Quantity(json.doubleValue());
    }
    if (json.isTextual()) {
      return new TagValue.Code(json.textValue());
    }
    if (json.isBoolean()) {
      return new TagValue.Truth(json.booleanValue());
    }
    if (json.isNull()) {
      return new TagValue.Missing();
    }
    throw new IllegalArgumentException("value %s of a tag".formatted(json));
  }
}

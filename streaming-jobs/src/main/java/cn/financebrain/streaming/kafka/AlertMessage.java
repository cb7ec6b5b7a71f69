package cn.financebrain.streaming.kafka;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.TagValue;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Alerts as other systems read them from {@code fb.alert.v1}. */
public final class AlertMessage {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AlertMessage() {}

  /** Keyed by enterprise; the field {@code id} names the alert for good. */
  public static JsonMessage of(Alert alert) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", alert.id());
    node.put("enterprise", alert.enterprise().text());
    node.put("risk", alert.risk().id());
    node.put("episode", alert.episode());
    node.put("band", alert.band().name());
    node.set("cause", cause(alert.cause()));
    node.put("region", alert.region());
    node.put("raised_at", alert.raisedAt().toString());
    node.put("release", alert.release());
    if (!Double.isNaN(alert.index())) {
      node.put("index", alert.index());
    }
    ArrayNode reasons = node.putArray("reasons");
    alert.reasons().forEach(reason -> reasons.add(reason(reason)));
    return new JsonMessage(alert.enterprise().text(), node.toString());
  }

  private static ObjectNode cause(Alert.Cause cause) {
    ObjectNode node = JSON.createObjectNode();
    if (cause instanceof Alert.Cause.BandRise rise) {
      node.put("kind", "band_rise").put("from", rise.from().name()).put("to", rise.to().name());
    } else if (cause instanceof Alert.Cause.HardRule hard) {
      node.put("kind", "hard_rule").put("rule", hard.rule());
    } else if (cause instanceof Alert.Cause.SharpChange change) {
      node.put("kind", "sharp_change").put("from", change.from()).put("to", change.to());
    }
    return node;
  }

  private static ObjectNode reason(Reason reason) {
    ObjectNode node = JSON.createObjectNode();
    node.put("tag", reason.tag());
    if (reason.value() instanceof TagValue.Quantity quantity) {
      node.put("value", quantity.value());
    } else if (reason.value() instanceof TagValue.Code code) {
      node.put("value", code.value());
    } else if (reason.value() instanceof TagValue.Truth truth) {
      node.put("value", truth.value());
    }
    node.put("contribution", reason.contribution());
    ArrayNode evidence = node.putArray("evidence");
    for (EventKey key : reason.evidence()) {
      evidence.addObject().put("source", key.source()).put("id", key.id());
    }
    return node;
  }
}

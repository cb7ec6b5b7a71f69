package cn.financebrain.dashboards.alerts;

import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.wire.AlertJson;
import cn.financebrain.store.StoredAlert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.ObjectMapper;

/** The server-sent events of the alert stream. Built once and sent to every subscriber. */
@Component
class AlertFrames {
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final ObjectMapper json;
  private final CachedTags tags;

  AlertFrames(ObjectMapper json, CachedTags tags) {
    this.json = json;
    this.tags = tags;
  }

  record StreamState(String state, Instant since) {}

  record Heartbeat(Instant at) {}

  Set<DataWithMediaType> alert(StoredAlert alert) {
    String id = new PlaceCursor(alert.storedAt(), alert.alert().id()).text();
    return frame("alert", AlertJson.of(alert, tags)).id(id).build();
  }

  Set<DataWithMediaType> state(boolean live, Instant since) {
    return frame("state", new StreamState(live ? "live" : "degraded", since)).build();
  }

  Set<DataWithMediaType> heartbeat(Instant at) {
    return frame("heartbeat", new Heartbeat(at)).build();
  }

  private SseEmitter.SseEventBuilder frame(String name, Object data) {
    return SseEmitter.event().name(name).data(json.writeValueAsString(data), TEXT);
  }
}

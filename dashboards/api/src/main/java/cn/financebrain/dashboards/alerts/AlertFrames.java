package cn.financebrain.dashboards.alerts;

import cn.financebrain.dashboards.catalogue.CachedTags;
import cn.financebrain.dashboards.lists.ListsOfAlerts;
import cn.financebrain.dashboards.wire.AlertJson;
import cn.financebrain.store.StoredAlert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
  private final ListsOfAlerts lists;

  AlertFrames(ObjectMapper json, CachedTags tags, ListsOfAlerts lists) {
    this.json = json;
    this.tags = tags;
    this.lists = lists;
  }

  record StreamState(String state, Instant since) {}

  record Heartbeat(Instant at) {}

  /** In the order of the alerts, each with its marks. */
  List<Set<DataWithMediaType>> alerts(List<StoredAlert> alerts) {
    List<AlertJson> marked =
        lists.of(alerts.stream().map(alert -> AlertJson.of(alert, tags)).toList());
    return IntStream.range(0, alerts.size())
        .mapToObj(i -> frame("alert", marked.get(i)).id(place(alerts.get(i))).build())
        .toList();
  }

  private static String place(StoredAlert alert) {
    return new PlaceCursor(alert.storedAt(), alert.alert().id()).text();
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

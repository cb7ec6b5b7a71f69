package cn.financebrain.streaming.kafka;

import cn.financebrain.contract.DeadLetter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Dead letters of the stream as {@code fb.event.dlq.v1} holds them. */
public final class DeadLetterMessage {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DeadLetterMessage() {}

  /** Keyed by where the record stood, which names it for good. */
  public static JsonMessage of(DeadLetter letter) {
    String json =
        JSON.createObjectNode()
            .put("feed", letter.feed())
            .put("location", letter.location())
            .put("position", letter.position())
            .put("column", letter.column())
            .put("reason", letter.reason().name())
            .put("detail", letter.detail())
            .put("raw", letter.raw())
            .put("at", letter.at().toString())
            .toString();
    return new JsonMessage(letter.location() + '/' + letter.position(), json);
  }
}

package cn.financebrain.ingest.connect;

import cn.financebrain.contract.DeadLetter;
import cn.financebrain.contract.FeedRun;
import cn.financebrain.ingest.load.BatchReading;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What is answered to a push: a status, headers and a JSON object. */
record PushAnswer(int status, Map<String, String> headers, ObjectNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RETRY_AFTER = "Retry-After";

  /** Counts, and where the rows stand that were refused; they are in the dead letters too. */
  static PushAnswer counts(BatchReading.Result result) {
    FeedRun run = result.run();
    ObjectNode body = JSON.createObjectNode();
    body.put("feed", run.feed())
        .put("read", run.read())
        .put("accepted", run.accepted())
        .put("duplicate", run.duplicate())
        .put("queued", run.queued())
        .put("rejected", run.refused());
    ArrayNode rejections = body.putArray("rejections");
    for (DeadLetter letter : result.letters()) {
      rejections
          .addObject()
          .put("row", letter.position())
          .put("column", letter.column())
          .put("reason", letter.reason().name())
          .put("says", letter.reason().chinese() + " · " + letter.reason().english())
          .put("detail", letter.detail());
    }
    body.put("rejections_left_out", run.refused() - result.letters().size());
    return new PushAnswer(200, Map.of(), body);
  }

  static PushAnswer error(int status, String chinese, String english) {
    ObjectNode body = JSON.createObjectNode().put("error", chinese + " · " + english);
    return new PushAnswer(status, Map.of(), body);
  }

  PushAnswer with(String header, String value) {
    return new PushAnswer(status, Map.of(header, value), body);
  }

  static PushAnswer unauthorized() {
    return error(401, "缺少令牌或令牌无效", "the bearer token is missing or wrong")
        .with("WWW-Authenticate", "Bearer");
  }

  static PushAnswer forbidden(String feed) {
    return error(403, "该部门无权推送 " + feed, "this department may not push to " + feed);
  }

  static PushAnswer notFound() {
    return error(
        404, "没有此数据表,路径应为 /v1/feeds/{feed}/rows", "no such feed; POST /v1/feeds/{feed}/rows");
  }

  static PushAnswer wrongMethod() {
    return error(405, "请用 POST", "use POST").with("Allow", "POST");
  }

  static PushAnswer tooLarge(int limit) {
    return error(
        413,
        "请求体超过 %d MB,请分批推送".formatted(limit >> 20),
        "the body has more than %d MB: push less at a time".formatted(limit >> 20));
  }

  static PushAnswer wrongType() {
    return error(
        415,
        "内容类型应为 UTF-8 的 application/json(数组)或 application/x-ndjson,且不压缩",
        "expected application/json (an array) or application/x-ndjson, in UTF-8, not compressed");
  }

  static PushAnswer busy(int seconds) {
    return error(429, "正忙,请稍后重试", "busy: try again later")
        .with(RETRY_AFTER, Integer.toString(seconds));
  }

  static PushAnswer unavailable(int seconds) {
    return error(503, "日志暂不可写,未确认写入,请稍后重试", "the log can't be written now: try again later")
        .with(RETRY_AFTER, Integer.toString(seconds));
  }

  byte[] bytes() {
    return body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}

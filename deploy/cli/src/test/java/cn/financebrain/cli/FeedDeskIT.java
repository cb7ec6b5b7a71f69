package cn.financebrain.cli;

import static cn.financebrain.cli.CityStack.data;
import static cn.financebrain.cli.CityStack.directory;
import static cn.financebrain.cli.CityStack.launcher;
import static cn.financebrain.cli.CityStack.number;
import static cn.financebrain.cli.CityStack.settle;
import static cn.financebrain.cli.CityStack.sql;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Refused rows and rows without an enterprise, as the desk has them handled in a living stack. */
@ExtendWith(CityStack.class)
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class FeedDeskIT {
  private static final String FEED = "office/tickets";
  private static final String MAPPING =
      """
      feed: office/tickets
      title: 工单 · tickets
      files: ["tickets*.csv"]
      zone: Asia/Shanghai
      missing: [""]
      enterprise: {name: 企业, registration_number: 注册号, unknown: queue}
      id: {columns: [工单号]}
      events:
        - {type: complaint.filed, category: complaints, event_time: {column: 受理日期}}
      columns:
        工单号: {type: text, required: true}
        受理日期: {field: filed_on, type: date, formats: [yyyy-MM-dd], required: true}
        事由: {field: topic, type: code, codes: {其他: other}, other: reject, required: true}
        涉及金额: {field: amount, type: number, unit: CNY, min: 0}
      """;
  private static final String EVENTS =
      "SELECT count() FROM event WHERE source = '%s' AND NOT retracted AND position(id, 'R-') > 0"
          .formatted(FEED);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static String today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
  }

  /** The name and the code of an enterprise that alone bears its name. */
  private static String[] firm() {
    return sql("SELECT name, any(enterprise) FROM enterprise WHERE enrolled AND name != ''"
            + " GROUP BY name HAVING count() = 1 ORDER BY name LIMIT 1")
        .strip()
        .split("\t", -1);
  }

  private static void load(String name, String rows) throws Exception {
    Path mapping = directory.resolve("tickets.yaml");
    String feed =
        name.startsWith("tickets-3") ? FEED + "-3" : FEED; // a test does not see the other's
    Files.writeString(mapping, MAPPING.replace(FEED, feed));
    Path file = directory.resolve(name);
    Files.writeString(file, "工单号,受理日期,企业,注册号,事由,涉及金额\n" + rows);
    Launcher.Result loaded =
        launcher.run("ingest", "--feed", mapping.toString(), "--input", file.toString());
    assertThat(loaded.exitCode()).as(loaded.out() + loaded.err()).isZero();
    Files.delete(mapping); // the stack has kept it
    settle();
  }

  @Test
  void refusedRowsAreMendedOneByOneByFileOrLeft() throws Exception {
    settle();
    String firm = firm()[0];
    String rows =
        "R-0,%1$s,%2$s,,其他,1\nR-1,31/12,%2$s,,其他,1\nR-2,%1$s,%2$s,,邻里纠纷,2\nR-3,%1$s,%2$s,,其他,x\n"
            .formatted(today(), firm);
    load("tickets.csv", rows);
    assertThat(number(EVENTS)).isEqualTo(1);

    String first = letter("R-1");
    JsonNode shown = ask("rejects-show", Map.of("id", first));
    assertThat(shown.path("trouble").asText()).isEqualTo("none");
    assertThat(shown.path("title").asText()).isEqualTo("工单 · tickets");
    assertThat(shown.at("/fields/1/text").asText()).isEqualTo("31/12");
    Map<String, ?> asIs = Map.of("id", first, "fields", Map.of());
    assertThat(ask("rejects-check", asIs).path("reason").asText()).isEqualTo("bad_date");
    Map<String, ?> mended = Map.of("id", first, "fields", Map.of("受理日期", today()));
    assertThat(ask("rejects-check", mended).at("/events/0/type").asText())
        .isEqualTo("complaint.filed");
    assertThat(ask("rejects-replay", asIs).path("fate").asText()).isEqualTo("refused");
    assertThat(ask("rejects-replay", mended).path("fate").asText()).isEqualTo("published");
    assertThat(ask("rejects-replay", mended).path("fate").asText()).isEqualTo("not_open");
    JsonNode step = ask("rejects-show", Map.of("id", first)).at("/steps/0");
    assertThat(step.path("person").asText()).isEqualTo("engineer");
    assertThat(step.at("/changes/0/from").asText()).isEqualTo("31/12");

    String file = ask("rejects-export", Map.of("feed", FEED)).path("csv").asText();
    assertThat(file).startsWith("\uFEFF死信编号,").contains("邻里纠纷", "R-3").doesNotContain("R-1,");
    String corrected =
        file.lines()
            .filter(line -> !line.contains("R-3"))
            .map(line -> line.replaceFirst("邻里纠纷,2$", "其他,2"))
            .reduce("", (all, line) -> all + line + "\n");
    JsonNode checked = ask("rejects-file-check", file(corrected));
    assertThat(checked.path("changed").asInt()).isEqualTo(1);
    assertThat(checked.path("accepted").asInt()).as(checked.toString()).isEqualTo(1);
    assertThat(checked.at("/items/0/changes/0/to").asText()).isEqualTo("其他");
    assertThat(ask("rejects-show", Map.of("id", letter("R-2"))).path("state").asText())
        .as("a check publishes nothing")
        .isEqualTo("open");
    Map<String, Object> other = new HashMap<>(file(corrected.replace("其他,2", "其他,3")));
    other.put("seen", checked.path("seen").asText());
    assertThat(failure("rejects-file-replay", other)).contains("not what was looked at");
    Map<String, Object> spoilt = new HashMap<>(file(corrected.replace("其他,2", "其他,2.0E+17")));
    JsonNode altered = ask("rejects-file-check", spoilt);
    assertThat(altered.at("/items/0/fate").asText()).isEqualTo("altered");
    assertThat(altered.at("/items/0/changes/1/trace").asText()).isEqualTo("exponent");
    spoilt.put("seen", altered.path("seen").asText());
    assertThat(ask("rejects-file-replay", spoilt).path("items")).isEmpty();
    Map<String, Object> seen = new HashMap<>(file(corrected));
    seen.put("seen", checked.path("seen").asText());
    JsonNode uploaded = ask("rejects-file-replay", seen);
    assertThat(uploaded.at("/items")).hasSize(1);
    assertThat(uploaded.at("/items/0/fate").asText())
        .as(uploaded.toString())
        .isEqualTo("published");
    assertThat(failure("rejects-file-replay", seen)).contains("not what was looked at");

    JsonNode left = ask("rejects-dismiss", Map.of("id", letter("R-3"), "reason", "重复的工单"));
    assertThat(left.path("state").asText()).isEqualTo("dismissed");
    settle();
    assertThat(number(EVENTS)).isEqualTo(3);
    load("tickets.csv", rows);
    load("tickets-2.csv", rows.replace("31/12", today()).replace("邻里纠纷", "其他"));
    assertThat(number(EVENTS)).as("the corrected file brings no second").isEqualTo(3);
    assertThat(
            sql(
                "SELECT action, count() FROM dead_letter_step WHERE feed = '%s' GROUP BY action ORDER BY action"
                    .formatted(FEED)))
        .isEqualTo("dismissed\t1\nmended\t2\n");
  }

  @Test
  void aRowIsNamedUndoneAndDropped() throws Exception {
    settle();
    load("tickets-3.csv", "Q-1,%s,无处登记的作坊,,其他,9\n".formatted(today()));
    JsonNode page = ask("resolve-list", Map.of("text", "无处登记"));
    assertThat(page.path("total").asInt()).isEqualTo(1);
    assertThat(page.at("/open/unknown").asInt()).isPositive();
    String id = page.at("/items/0/id").asText();
    String[] firm = firm();
    assertThat(ask("resolve-search", Map.of("text", firm[0])).findValuesAsText("name"))
        .contains(firm[0]);
    assertThat(ask("resolve-assign", Map.of("id", id, "to", firm[1])).path("rows").asInt())
        .isEqualTo(1);
    JsonNode shown = ask("resolve-show", Map.of("id", id));
    assertThat(shown.at("/row/person").asText()).isEqualTo("engineer");
    assertThat(shown.at("/candidates/0/uscc").asText()).isEqualTo(firm[1]);
    assertThat(ask("resolve-undo", Map.of("id", id)).path("rows").asInt()).isEqualTo(1);
    ask("resolve-drop", Map.of("id", id, "reason", "作坊未登记"));
    assertThat(ask("resolve-show", Map.of("id", id)).at("/row/state").asText())
        .isEqualTo("dropped");
    assertThat(ask("resolve-retry", Map.of()).has("open")).isTrue();
    assertThat(ask("feeds-status", Map.of()).path("state").asText()).isEqualTo("none");
  }

  private static String letter(String ticket) {
    String id =
        sql("SELECT id FROM dead_letter WHERE feed = '%s' AND startsWith(raw, '%s,')"
                .formatted(FEED, ticket))
            .strip();
    assertThat(id).matches("[0-9a-f]{32}");
    return id;
  }

  private static Map<String, String> file(String content) {
    return Map.of(
        "name",
        "corrected.csv",
        "content",
        Base64.getEncoder().encodeToString(content.getBytes(UTF_8)));
  }

  private static JsonNode ask(String operation, Map<String, ?> arguments) throws Exception {
    JsonNode job = job(operation, arguments);
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
    return job.path("result");
  }

  private static String failure(String operation, Map<String, ?> arguments) throws Exception {
    JsonNode job = job(operation, arguments);
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("failed");
    return job.at("/problem/en").asText();
  }

  /** Asks the process of the operations as the desk does. */
  private static JsonNode job(String operation, Map<String, ?> arguments) throws Exception {
    JsonNode place = JSON.readTree(data.toRealPath().resolve("operations.json").toFile());
    String body =
        JSON.writeValueAsString(
            Map.of("operation", operation, "by", "engineer", "arguments", arguments));
    String id = send(place, "POST", "/jobs", body).path("id").asText();
    return CityStack.await(() -> send(place, "GET", "/jobs/" + id, ""), job -> job.has("endedAt"));
  }

  private static JsonNode send(JsonNode place, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(place.path("url").asText() + path))
            .header("Authorization", "Bearer " + place.path("token").asText())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}

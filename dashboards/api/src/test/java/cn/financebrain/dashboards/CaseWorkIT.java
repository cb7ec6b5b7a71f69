package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.Browser.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files, many cases at once, the passing of days, and servers that are away. */
@ExtendWith(CaseServer.Shared.class)
class CaseWorkIT {
  private static Answer attach(String number, String name, byte[] content) {
    return desk.as("lead").upload("/api/cases/%s/attachments".formatted(number), name, content);
  }

  private static byte[] archive(String... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String part : parts) {
        zip.putNextEntry(new ZipEntry(part));
        zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** A few kilobytes that are a gigabyte inside. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 256; i++) {
        zip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void filesAreKnownByTheirContentAndComeBackAsTheyWere() throws IOException {
    String number = desk.open(Risk.FUNDRAISING);
    byte[] pdf = "%PDF-1.7 合同".getBytes(StandardCharsets.UTF_8);
    JsonNode attached = attach(number, "..\\..\\a/b:合同.exe", pdf).expect(200).json();
    JsonNode file = attached.at("/attachments/0");
    assertThat(file.path("mediaType").asText()).isEqualTo("application/pdf");
    assertThat(file.path("name").asText()).isEqualTo("b_合同.exe.pdf");
    assertThat(file.path("size").asInt()).isEqualTo(pdf.length);
    String path = "/api/cases/%s/attachments/%s".formatted(number, file.path("id").asText());
    Answer opened = desk.as("lead2").get(path).expect(200);
    assertThat(opened.body()).isEqualTo("%PDF-1.7 合同");
    assertThat(opened.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment;");
    assertThat(opened.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    desk.as("elsewhere").get(path).expectProblem(404, "case-not-found");

    attach(number, "a.docx", archive("[Content_Types].xml", "word/document.xml")).expect(200);
    attach(number, "list.csv", "名称,金额\n甲,1\n".getBytes(StandardCharsets.UTF_8)).expect(200);
  }

  @Test
  void filesOfOtherKindsAndBombsAreRefused() throws IOException {
    String number = desk.open(Risk.FUNDRAISING);
    attach(number, "a.pdf", new byte[] {'M', 'Z', 0, 1})
        .expectProblem(415, "unsupported-media-type");
    attach(number, "a.xlsx", bomb()).expectProblem(415, "unsupported-media-type");
    attach(number, "a.zip", archive("a.txt")).expectProblem(415, "unsupported-media-type");
    byte[] macros = archive("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin");
    attach(number, "a.xlsm", macros).expectProblem(415, "unsupported-media-type");
    attach(number, "a.txt", new byte[0]).expectProblem(400, "invalid-body");
    attach(number, "a.txt", "x".repeat((20 << 20) + 1).getBytes(StandardCharsets.UTF_8))
        .expectProblem(413, "too-large");
    assertThat(desk.get("lead", number).path("attachments")).isEmpty();
  }

  @Test
  void aFileThatWasChangedInTheDatabaseIsNotHandedOut() {
    String number = desk.open(Risk.FUNDRAISING);
    JsonNode attached =
        attach(number, "a.txt", "text".getBytes(StandardCharsets.UTF_8)).expect(200).json();
    desk.server.database().sql("update case_attachment set content = 'text2'").update();
    String id = attached.at("/attachments/0/id").asText();
    desk.as("lead")
        .get("/api/cases/%s/attachments/%s".formatted(number, id))
        .expectProblem(500, "attachment-damaged");
  }

  private static List<String> cases(String name, int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(desk.open(desk.alert(name, CaseServer.TOWN, Risk.DEFAULT, Band.ORANGE)));
    }
    return numbers;
  }

  /** Filter, select all, deselect 3: exactly N−3 change. */
  @Test
  void bulkChangesExactlyTheFrozenSetAndCanBeUndone() {
    List<String> all = cases("批量企业甲", 7);
    JsonNode frozen =
        desk.as("lead")
            .post(
                "/api/bulk",
                Map.of(
                    "action", "take",
                    "filter", Map.of("query", "批量企业甲"),
                    "except", all.subList(0, 3)))
            .expect(200)
            .json();
    assertThat(frozen.path("count").asInt()).isEqualTo(4);
    cases("批量企业甲", 1); // comes too late for the set
    desk.act("lead2", all.get(3), "watch").expect(200);
    String path = "/api/bulk/" + frozen.path("id").asText();
    desk.as("lead")
        .post(path, Map.of("move", "run", "count", 5))
        .expectProblem(400, "invalid-body");
    desk.as("lead2").post(path, Map.of("move", "run", "count", 4)).expectProblem(404, "not-found");
    JsonNode done =
        desk.as("lead").post(path, Map.of("move", "run", "count", 4)).expect(200).json();
    assertThat(done.path("items").findValuesAsText("result"))
        .containsExactlyInAnyOrder("changed", "done", "done", "done");
    desk.as("lead")
        .post(path, Map.of("move", "run", "count", 4))
        .expectProblem(409, "illegal-action");
    assertThat(takenOf("批量企业甲")).isEqualTo(3);

    desk.act("lead2", all.get(4), "watch").expect(200);
    JsonNode undone = desk.as("lead").post(path, Map.of("move", "undo")).expect(200).json();
    assertThat(undone.path("items").findValuesAsText("result"))
        .containsExactlyInAnyOrder("changed", "kept", "undone", "undone");
    assertThat(takenOf("批量企业甲")).isEqualTo(1);
  }

  /** The database refuses the third case, as if the server had died there. */
  @Test
  void aBulkThatStoppedInTheMiddleIsResumedAndNothingIsDoneTwice() {
    List<String> all = cases("批量企业断", 4);
    JsonNode frozen =
        desk.as("lead")
            .post("/api/bulk", Map.of("action", "take", "cases", all))
            .expect(200)
            .json();
    String path = "/api/bulk/" + frozen.path("id").asText();
    assertThat(frozen.path("pending").asInt()).isZero();
    refuseThirdItem();
    try {
      assertThat(desk.as("lead").post(path, Map.of("move", "run", "count", 4)).status())
          .isEqualTo(500);
    } finally {
      desk.server.database().sql("drop trigger third on bulk_item").update();
    }
    assertThat(desk.as("lead").get(path).expect(200).json().path("pending").asInt()).isEqualTo(2);
    assertThat(takenOf("批量企业断")).isEqualTo(2);
    desk.as("city").post(path, Map.of("move", "resume")).expectProblem(403, "forbidden");
    desk.act("lead2", all.get(3), "watch").expect(200);
    JsonNode resumed = desk.as("lead").post(path, Map.of("move", "resume")).expect(200).json();
    assertThat(resumed.path("items").findValuesAsText("result"))
        .containsExactly("done", "done", "done", "changed");
    assertThat(resumed.path("pending").asInt()).isZero();
    desk.as("lead").post(path, Map.of("move", "resume")).expectProblem(409, "illegal-action");
    assertThat(takenOf("批量企业断")).isEqualTo(3);
    for (String number : all.subList(0, 3)) {
      assertThat(desk.get("lead", number).path("history").findValuesAsText("action"))
          .containsOnlyOnce("take");
    }
  }

  private static void refuseThirdItem() {
    desk.server
        .database()
        .sql(
            """
            create or replace function refuse() returns trigger language plpgsql as $$
            begin raise exception 'stopped'; end $$
            """)
        .update();
    desk.server
        .database()
        .sql(
            """
            create trigger third before update on bulk_item for each row when (old.place = 2)
            execute function refuse()
            """)
        .update();
  }

  private static int takenOf(String name) {
    return desk.server
        .database()
        .sql("select count(*) from case_file where enterprise_name = :name and handler = 'lead'")
        .param("name", name)
        .query(Integer.class)
        .single();
  }

  @Test
  void aBulkDismissalWaitsForASecondPerson() {
    List<String> all = cases("批量企业乙", 3);
    Map<String, Object> draft = Map.of("action", "dismiss", "reason", "重名", "cases", all);
    JsonNode frozen = desk.as("city").post("/api/bulk", draft).expect(200).json();
    String path = "/api/bulk/" + frozen.path("id").asText();
    JsonNode proposed =
        desk.as("city").post(path, Map.of("move", "run", "count", 3)).expect(200).json();
    assertThat(proposed.path("status").asText()).isEqualTo("proposed");
    assertThat(desk.get("lead", all.get(0)).at("/summary/state").asText()).isEqualTo("triage");
    desk.as("city").post(path, Map.of("move", "approve")).expectProblem(403, "forbidden");
    desk.as("elsewhere").get(path).expectProblem(404, "not-found");
    JsonNode waiting = desk.as("approver").get("/api/bulk").expect(200).json();
    assertThat(waiting.path("items").findValuesAsText("id")).contains(path.substring(10));
    JsonNode done = desk.as("approver").post(path, Map.of("move", "approve")).expect(200).json();
    assertThat(done.path("items").findValuesAsText("result"))
        .containsExactly("done", "done", "done");
    JsonNode closed = desk.get("lead", all.get(0));
    assertThat(closed.at("/summary/outcome").asText()).isEqualTo("excluded");
    assertThat(closed.at("/history/0/by/name").asText()).isEqualTo("approver");
    assertThat(closed.at("/history/1/by/name").asText()).isEqualTo("city");
    assertThat(
            desk.server
                .database()
                .sql(
                    """
                    select actor || ' ' || detail from audit_entry
                    where object = :number and action = 'case.acted' order by id
                    """)
                .param("number", all.get(0))
                .query(String.class)
                .list())
        .containsExactly("city dismiss", "approver approved");
  }

  @Test
  void aBulkOfWhoIsGoneGoesOnWaiting() {
    List<String> all = cases("批量企业丁", 1);
    Map<String, Object> draft = Map.of("action", "dismiss", "reason", "重名", "cases", all);
    JsonNode frozen = desk.as("lead2").post("/api/bulk", draft).expect(200).json();
    String path = "/api/bulk/" + frozen.path("id").asText();
    desk.as("lead2").post(path, Map.of("move", "run", "count", 1)).expect(200);
    disabled("lead2", "now()");
    try {
      desk.as("approver")
          .post(path, Map.of("move", "approve"))
          .expectProblem(409, "illegal-action");
      JsonNode waiting = desk.as("approver").get(path).expect(200).json();
      assertThat(waiting.path("status").asText()).isEqualTo("proposed");
    } finally {
      disabled("lead2", "null");
    }
    desk.as("approver").post(path, Map.of("move", "approve")).expect(200);
  }

  @Test
  void aBulkThatNobodyApprovesForTwoWeeksLapsesAndSaysSo() {
    List<String> all = cases("批量企业戊", 1);
    Map<String, Object> draft = Map.of("action", "dismiss", "reason", "重名", "cases", all);
    JsonNode frozen = desk.as("lead").post("/api/bulk", draft).expect(200).json();
    String path = "/api/bulk/" + frozen.path("id").asText();
    desk.as("lead").post(path, Map.of("move", "run", "count", 1)).expect(200);
    desk.server.clock().advance(Duration.ofDays(15));
    Answer late = desk.as("approver").post(path, Map.of("move", "approve"));
    late.expectProblem(409, "illegal-action");
    assertThat(late.body()).contains("14 天");
    assertThat(desk.as("lead").get(path).json().path("status").asText()).isEqualTo("lapsed");
    JsonNode waiting = desk.as("approver").get("/api/bulk").expect(200).json();
    assertThat(waiting.path("items").findValuesAsText("id")).doesNotContain(path.substring(10));
  }

  private static void disabled(String name, String at) {
    desk.server
        .database()
        .sql("update account set disabled_at = %s where name = :name".formatted(at))
        .param("name", name)
        .update();
  }

  @Test
  void aFrozenSetLapsesAndNeedsAReason() {
    List<String> all = cases("批量企业丙", 1);
    desk.as("lead")
        .post("/api/bulk", Map.of("action", "dismiss", "cases", all))
        .expectProblem(400, "invalid-body");
    JsonNode frozen =
        desk.as("lead")
            .post("/api/bulk", Map.of("action", "watch", "cases", all))
            .expect(200)
            .json();
    desk.server.clock().advance(Duration.ofMinutes(11));
    String path = "/api/bulk/" + frozen.path("id").asText();
    assertThat(desk.as("lead").get(path).json().path("status").asText()).isEqualTo("lapsed");
    desk.as("lead")
        .post(path, Map.of("move", "run", "count", 1))
        .expectProblem(409, "illegal-action");
  }

  private static List<Answer> atOnce(List<String> officials, Function<Browser, Answer> what) {
    List<Browser> browsers = officials.stream().map(desk::as).toList();
    return browsers.stream()
        .map(browser -> CompletableFuture.supplyAsync(() -> what.apply(browser)))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  @Test
  void whoOpensAtOnceGetsOneCaseAndOfActsOnOneVersionOneIsDone() {
    String alert = desk.alert("同时企业", CaseServer.TOWN, Risk.FUNDRAISING, Band.ORANGE);
    Map<String, List<String>> opening = Map.of("alerts", List.of(alert));
    List<Answer> opened =
        atOnce(List.of("lead", "lead2", "city"), who -> who.post("/api/cases", opening));
    opened.forEach(answer -> answer.expect(200));
    String number = opened.get(0).json().at("/summary/number").asText();
    assertThat(opened).allMatch(each -> each.json().at("/summary/number").asText().equals(number));

    int version = desk.get("lead", number).at("/summary/version").asInt();
    Map<String, Object> watch = Map.of("action", "watch", "version", version);
    List<Answer> acted =
        atOnce(
            List.of("lead", "lead2", "city", "approver"),
            who -> who.post("/api/cases/%s/actions".formatted(number), watch));
    assertThat(acted.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409, 409, 409);
    assertThat(desk.get("lead", number).path("history")).hasSize(version + 1);
  }

  @Test
  void withoutTheWarehousePeopleWorkOnAndItCatchesUp() {
    String number = desk.open(Risk.FUNDRAISING);
    String alert = desk.alert("迟到企业", CaseServer.TOWN, Risk.FUNDRAISING, Band.ORANGE);
    desk.warehouse.engine().stop();
    desk.act("lead", number, "take").expect(200);
    JsonNode shown = desk.get("lead", number);
    assertThat(shown.path("alerts")).hasSize(1);
    desk.as("lead")
        .post("/api/cases", Map.of("alerts", List.of(alert)))
        .expectProblem(503, "warehouse-unavailable");
    desk.warehouse.engine().restart();
    Await.until(() -> waiting() == 0, "the outbox is empty");
    assertThat(
            desk.warehouse.ask(
                "SELECT action, handler FROM case_file WHERE number = '%s'".formatted(number)))
        .isEqualTo("take\tlead");
  }

  private static int waiting() {
    return desk.server
        .database()
        .sql("select count(*) from case_outbox")
        .query(Integer.class)
        .single();
  }

  private static int workingDaysLeft(String number) {
    return desk.get("lead", number).at("/summary/due/workingDaysLeft").asInt();
  }

  @Test
  void whatIsOverdueIsRemindedOfAndSupervisedOnce() {
    String number = desk.open(Risk.FUNDRAISING);
    assertThat(workingDaysLeft(number)).isGreaterThan(1);
    while (workingDaysLeft(number) > 1) {
      desk.server.clock().advance(Duration.ofDays(1));
    }
    Await.until(
        () -> desk.get("lead", number).at("/history/0/action").asText().equals("reminder"),
        "the case is reminded of");
    assertThat(desk.get("lead", number).at("/summary/marks").toString()).contains("due-soon");
    desk.server.clock().advance(Duration.ofDays(14));
    Await.until(
        () -> desk.get("lead", number).at("/summary/marks").toString().contains("supervised"),
        "the case is supervised");
    JsonNode late = desk.get("lead", number);
    assertThat(late.at("/summary/marks").toString()).contains("overdue");
    assertThat(late.at("/summary/due/workingDaysLeft").asInt()).isNegative();
    assertThat(late.path("history").findValuesAsText("action"))
        .containsExactly("escalate", "reminder", "open");
    assertThat(late.at("/history/0").has("by")).isFalse();
    assertThat(late.at("/history/1").has("by")).isFalse();
    assertThat(late.at("/history/0/assignee/name").asText()).isIn("city", "office");
    assertThat(late.at("/summary/supervisor")).isEqualTo(late.at("/history/0/assignee"));
    JsonNode marked = desk.as("lead").get("/api/cases?mark=overdue&limit=500").expect(200).json();
    assertThat(marked.path("items").findValuesAsText("number")).contains(number);
  }
}

package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.Browser.Answer;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Up to each limit all is taken; one beyond is refused with what to do, and leaves nothing. */
@ExtendWith(CaseServer.Shared.class)
class CaseLimitsIT {
  private static final long MIB = 1 << 20;
  private static final String DISTRICT = "330398"; // without any other case

  private static Answer attach(String number, String name, int size) {
    return attach(desk.as("lead"), number, name, size);
  }

  private static Answer attach(Browser browser, String number, String name, int size) {
    byte[] text = "x".repeat(size).getBytes(StandardCharsets.UTF_8);
    return browser.upload("/api/cases/%s/attachments".formatted(number), name, text);
  }

  private static Answer note(String number, Map<String, ?> body) {
    return desk.as("lead").post("/api/cases/%s/notes".formatted(number), body);
  }

  /** Files that the database takes for as large as it is told. */
  private static void attachments(String number, int files, long size) {
    desk.server
        .database()
        .sql(
            """
            insert into case_attachment (id, number, actor, at, name, media_type, size, sha256,
              content)
            select gen_random_uuid(), :number, 'lead', now(), 'a.txt', 'text/plain', :size,
              repeat('0', 64), ''
            from generate_series(1, :files)
            """)
        .param("number", number)
        .param("size", size)
        .param("files", files)
        .update();
  }

  private static int count(String table, String number) {
    return desk.server
        .database()
        .sql("select count(*) from %s where number = :number".formatted(table))
        .param("number", number)
        .query(Integer.class)
        .single();
  }

  /** Entries of the trail of what was done to the case. */
  private static int entries(String number, String action) {
    return desk.server
        .database()
        .sql("select count(*) from audit_entry where object = :number and action = :action")
        .param("number", number)
        .param("action", action)
        .query(Integer.class)
        .single();
  }

  private static void saysWhatToDo(Answer refused, int status, String code, String... words) {
    assertThat(refused.expectProblem(status, code).json().path("detail").asText()).contains(words);
  }

  private static String english(Browser browser, String path, Map<String, ?> body) {
    try {
      return browser.speaking(Locale.ENGLISH).post(path, body).json().path("detail").asText();
    } finally {
      browser.speaking(Locale.CHINESE);
    }
  }

  @Test
  void oneFileHasTwentyMebibytes() {
    String number = desk.open(Risk.DEFAULT);
    attach(number, "a.txt", 20 << 20).expect(200);
    saysWhatToDo(attach(number, "b.txt", (20 << 20) + 1), 413, "too-large", "20 MiB", "拆分");
    assertThat(count("case_attachment", number)).isEqualTo(1);
    assertThat(entries(number, "case.attached")).isEqualTo(1);
  }

  @Test
  void theFilesOfACaseHaveFiveHundredMebibytes() {
    String number = desk.open(Risk.DEFAULT);
    attachments(number, 25, 20 * MIB - 1); // which leaves 25
    attach(number, "a.txt", 24).expect(200);
    saysWhatToDo(attach(number, "b.txt", 2), 413, "too-large", "500 MiB", "压缩");
    attach(number, "c.txt", 1).expect(200);
    saysWhatToDo(attach(number, "d.txt", 1), 413, "too-large", "500 MiB");
    assertThat(count("case_attachment", number)).isEqualTo(27);
    assertThat(entries(number, "case.attached")).isEqualTo(2);
  }

  @Test
  void ofTwoWhoAttachTheLastFileAtOnceOneIsRefused() throws Exception {
    ExecutorService officials = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 5; i++) {
        String number = desk.open(Risk.DEFAULT);
        attachments(number, 25, 20 * MIB - 1);
        List<Callable<Integer>> uploads = new ArrayList<>();
        for (String official : List.of("lead", "lead2")) {
          Browser browser = desk.as(official);
          uploads.add(() -> attach(browser, number, "last.txt", 25).status());
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> each : officials.invokeAll(uploads)) {
          statuses.add(each.get());
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 413);
        assertThat(count("case_attachment", number)).isEqualTo(26);
      }
    } finally {
      officials.shutdown();
    }
  }

  @Test
  void aCaseHasTwoHundredFiles() {
    String number = desk.open(Risk.DEFAULT);
    attachments(number, 199, 1);
    attach(number, "a.txt", 1).expect(200);
    saysWhatToDo(attach(number, "b.txt", 1), 413, "too-large", "200", "合并");
    assertThat(count("case_attachment", number)).isEqualTo(200);
  }

  @Test
  void aCaseHasAThousandNotes() {
    String number = desk.open(Risk.DEFAULT);
    desk.server
        .database()
        .sql(
            """
            insert into case_note (id, number, actor, at, text)
            select gen_random_uuid(), :number, 'lead', now(), 'note' from generate_series(1, 999)
            """)
        .param("number", number)
        .update();
    note(number, Map.of("text", "the last")).expect(200);
    saysWhatToDo(note(number, Map.of("text", "one more")), 413, "too-large", "1000", "附件");
    assertThat(count("case_note", number)).isEqualTo(1_000);
    assertThat(entries(number, "case.noted")).isEqualTo(1);
  }

  @Test
  void textsHaveTheirLengths() {
    String number = desk.open(Risk.DEFAULT);
    note(number, Map.of("text", "长".repeat(5_000))).expect(200);
    saysWhatToDo(
        note(number, Map.of("text", "长".repeat(5_001))), 400, "invalid-body", "text", "5000");
    saysWhatToDo(note(number, Map.of("text", "  ")), 400, "invalid-body", "text", "5000");
    assertThat(count("case_note", number)).isEqualTo(1);

    saysWhatToDo(
        desk.act("lead", number, "dismiss", Map.of("reason", "长".repeat(2_001))),
        400,
        "invalid-body",
        "reason",
        "2000");
    assertThat(desk.get("lead", number).path("history")).hasSize(1);
    desk.act("lead", number, "dismiss", Map.of("reason", "长".repeat(2_000))).expect(200);

    String alert = desk.alert("某某企业", CaseServer.TOWN, Risk.DEFAULT, Band.ORANGE);
    Map<String, Object> opening = new HashMap<>(Map.of("alerts", List.of(alert)));
    opening.put("reason", "长".repeat(2_001));
    saysWhatToDo(
        desk.as("lead").post("/api/cases", opening), 400, "invalid-body", "reason", "2000");
    assertThat(of(alert)).isZero();
    opening.put("reason", "长".repeat(2_000));
    desk.as("lead").post("/api/cases", opening).expect(200);
    assertThat(of(alert)).isEqualTo(1);
  }

  @Test
  void thePlaceOfEvidenceHasThreeHundredCharacters() {
    String number = desk.open(Risk.DEFAULT);
    desk.act("lead", number, "assign", Map.of("assignee", "inspector")).expect(200);
    desk.act("inspector", number, "accept").expect(200);
    saysWhatToDo(evidence(number, 301), 400, "invalid-body", "evidence", "300");
    assertThat(count("case_note", number)).isZero();
    evidence(number, 300).expect(200);
  }

  private static Answer evidence(String number, int characters) {
    String now = desk.server.clock().instant().toString();
    return desk.as("inspector")
        .post(
            "/api/cases/%s/notes".formatted(number),
            Map.of("text", "门店", "evidence", Map.of("at", now, "place", "路".repeat(characters))));
  }

  /** How many cases hold it. */
  private static int of(String alert) {
    return desk.server
        .database()
        .sql("select count(*) from case_alert where alert = :alert")
        .param("alert", alert)
        .query(Integer.class)
        .single();
  }

  @Test
  void aHundredAlertsAreTakenAtOnceAndTheOthersJoin() {
    String first = desk.alert("某某企业", CaseServer.TOWN, Risk.DEFAULT, Band.ORANGE);
    List<String> alerts = new ArrayList<>(List.of(first));
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      String id = first + "-" + i;
      alerts.add(id);
      rows.add(
          CaseServer.alert(id, EnterpriseId.parse("demo:" + first), Risk.DEFAULT, Band.ORANGE));
    }
    desk.warehouse.write(rows);
    Browser lead = desk.as("lead");

    saysWhatToDo(
        lead.post("/api/cases", Map.of("alerts", alerts)), 400, "invalid-body", "100", "并入同一案件");
    assertThat(english(lead, "/api/cases", Map.of("alerts", alerts)))
        .contains("at most 100", "join the same case");
    assertThat(of(first)).isZero();
    lead.post("/api/cases", Map.of("alerts", List.of())).expectProblem(400, "invalid-body");

    JsonNode opened =
        lead.post("/api/cases", Map.of("alerts", alerts.subList(0, 100))).expect(200).json();
    assertThat(opened.path("alerts")).hasSize(100);
    JsonNode joined =
        lead.post("/api/cases", Map.of("alerts", alerts.subList(100, 101))).expect(200).json();
    assertThat(joined.at("/summary/number")).isEqualTo(opened.at("/summary/number"));
    assertThat(joined.path("alerts")).hasSize(101);
  }

  @Test
  void aPlanHasFiftySteps() {
    String number = desk.open(Risk.DEFAULT);
    for (List<Map<String, Object>> plan : List.of(plan(51, "走访"), plan(1, "长".repeat(501)))) {
      saysWhatToDo(
          desk.act("lead", number, "progress", Map.of("plan", plan)),
          400,
          "invalid-body",
          "plan",
          plan.size() == 1 ? "500" : "最多 50 项，请合并步骤");
    }
    assertThat(desk.get("lead", number).path("history")).hasSize(1);
    // read, and refused by the procedure, since there is nothing to plan yet
    desk.act("lead", number, "progress", Map.of("plan", plan(50, "长".repeat(500))))
        .expectProblem(409, "illegal-action");
  }

  private static List<Map<String, Object>> plan(int steps, String text) {
    return Collections.nCopies(steps, Map.of("text", text, "due", "2027-03-01", "done", false));
  }

  @Test
  void aSetHasFiveThousandCases() {
    String number = desk.open(Risk.DEFAULT);
    Browser city = desk.as("city");
    Map<String, Object> all = Map.of("action", "watch", "filter", Map.of("district", DISTRICT));
    try {
      List<String> numbers = copies(number, 5_000);
      assertThat(city.post("/api/bulk", all).expect(200).json().path("count").asInt())
          .isEqualTo(5_000);
      Map<String, Object> named = Map.of("action", "watch", "cases", numbers);
      assertThat(city.post("/api/bulk", named).expect(200).json().path("count").asInt())
          .isEqualTo(5_000);

      List<String> more = new ArrayList<>(numbers);
      more.addAll(copies(number, 1));
      int before = bulks();
      saysWhatToDo(city.post("/api/bulk", all), 400, "invalid-body", "5000", "分批");
      saysWhatToDo(
          city.post("/api/bulk", Map.of("action", "watch", "cases", more)),
          400,
          "invalid-body",
          "5000",
          "分批");
      Map<String, Object> except = new HashMap<>(all);
      except.put("except", IntStream.rangeClosed(0, 5_000).mapToObj(Integer::toString).toList());
      saysWhatToDo(city.post("/api/bulk", except), 400, "invalid-body", "5000");
      assertThat(english(city, "/api/bulk", all)).contains("in parts");
      assertThat(bulks()).isEqualTo(before);

      except.put("except", more.subList(0, 1));
      assertThat(city.post("/api/bulk", except).expect(200).json().path("count").asInt())
          .isEqualTo(5_000);
    } finally {
      desk.server
          .database()
          .sql(
              """
              delete from bulk_item
              where number in (select number from case_file where region = '330398')
              """)
          .update();
      desk.server.database().sql("delete from case_file where region = '330398'").update();
    }
  }

  private static int bulks() {
    return desk.server.database().sql("select count(*) from bulk").query(Integer.class).single();
  }

  /** So many more cases like one, in a district of their own; their numbers. */
  private static List<String> copies(String number, int count) {
    return desk.server
        .database()
        .sql(
            """
            insert into case_file (number, version, enterprise, enterprise_name, region, risk,
              band, risk_index, opened_at, changed_at, standing, proposal, last_act)
            select gen_random_uuid()::text, version, gen_random_uuid()::text, enterprise_name,
              '330398', risk, band, risk_index, opened_at, changed_at, standing, proposal, last_act
            from case_file, generate_series(1, :count) where number = :number
            returning number
            """)
        .param("count", count)
        .param("number", number)
        .query(String.class)
        .list();
  }

  @Test
  void whatIsNoFileHasAMebibyte() {
    String number = desk.open(Risk.DEFAULT);
    saysWhatToDo(
        note(number, Map.of("text", "x".repeat(1 << 20))), 413, "too-large", "1 MiB", "分次");
    assertThat(count("case_note", number)).isZero();
  }

  /** Of each list with pages, as its document has it. */
  @Test
  void noPageIsLongerThanTheDocumentSays() {
    List<Browser> readers =
        List.of(
            desk.as("city"),
            desk.server.signedIn("auditor"),
            desk.server.signedIn("admin"),
            desk.server.signedInAs("data-engineer"),
            desk.server.signedInAs("bank-officer"));
    Map<String, Integer> longest = ApiContract.longestPages();
    assertThat(longest).containsEntry("/api/cases", 500).hasSizeGreaterThan(8);
    longest.forEach(
        (path, most) -> {
          for (int wrong : List.of(0, most + 1)) {
            Answer refused =
                readers.stream()
                    .map(reader -> reader.get(path + "?limit=" + wrong))
                    .filter(answer -> answer.status() != 403)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nobody may read " + path));
            saysWhatToDo(refused, 400, "invalid-parameter", "limit", "1–" + most);
          }
        });
    desk.as("city").get("/api/cases?limit=500").expect(200);
    desk.as("city").get("/api/cases?limit=1").expect(200);
  }
}

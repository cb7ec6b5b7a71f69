package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.TOWN;
import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.Browser.Answer;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** White list, risk list with 销号, and rules of ownership. */
@ExtendWith(CaseServer.Shared.class)
class ListsIT {
  private static String day(int ahead) {
    return LocalDate.ofInstant(desk.server.clock().instant(), ZoneOffset.ofHours(8))
        .plusDays(ahead)
        .toString();
  }

  private static Answer propose(String official, String list, String enterprise) {
    Map<String, Object> draft = new HashMap<>();
    draft.put("list", list);
    draft.put("enterprise", "demo:" + enterprise);
    draft.put("reason", "持牌小额贷款公司，业务模式如此");
    if (list.equals("white")) {
      draft.put("basis", "浙金准〔2024〕12 号");
      draft.put("until", day(30));
    } else {
      draft.put("measures", "每季度走访");
    }
    return desk.as(official).post("/api/list-entries", draft);
  }

  private static Answer act(String official, JsonNode entry, String action, Map<String, ?> told) {
    String id = entry.at("/summary/id").asText();
    JsonNode now = desk.as(official).get("/api/list-entries/" + id).json();
    Map<String, Object> body = new HashMap<>(told);
    body.put("action", action);
    body.put("version", now.at("/summary/version").asInt());
    return desk.as(official).post("/api/list-entries/%s/actions".formatted(id), body);
  }

  private static JsonNode white(String enterprise) {
    JsonNode proposed = propose("lead", "white", enterprise).expect(200).json();
    return act("approver", proposed, "approve", Map.of()).expect(200).json();
  }

  private static JsonNode alertOf(String enterprise) {
    return desk.as("lead")
        .get("/api/alerts?enterprise=demo:" + enterprise)
        .expect(200)
        .json()
        .at("/items/0");
  }

  /** Ids of alerts. */
  private static List<String> queue(String place) {
    JsonNode items =
        desk.as("city")
            .get("/api/alert-queue?limit=500&day=2026-11-20&place=" + place)
            .expect(200)
            .json()
            .path("items");
    return items.findValues("alert").stream().map(alert -> alert.path("id").asText()).toList();
  }

  @Test
  void theWhiteListTakesTwoPersonsAndMarksAlertsButHidesNone() {
    String enterprise = desk.alert("白名单企业", TOWN, Risk.DEFAULT, Band.ORANGE);
    JsonNode proposed = propose("lead", "white", enterprise).expect(200).json();
    assertThat(proposed.at("/summary/state").asText()).isEqualTo("proposed");
    assertThat(alertOf(enterprise).has("listed")).isFalse();
    propose("lead2", "white", enterprise).expectProblem(409, "list-entry-exists");
    act("lead", proposed, "approve", Map.of()).expectProblem(403, "forbidden");
    act("elsewhere", proposed, "approve", Map.of()).expectProblem(404, "list-entry-not-found");
    act("approver", proposed, "approve", Map.of()).expect(200);

    JsonNode alert = alertOf(enterprise);
    assertThat(alert.at("/listed/white/reason").asText()).startsWith("持牌小额贷款公司");
    assertThat(alert.at("/listed/white/until").asText()).isEqualTo(day(30));
    assertThat(listed("white=only")).contains("demo:" + enterprise);
    assertThat(listed("white=without")).isNotEmpty().doesNotContain("demo:" + enterprise);
    try (ServerEvents events = desk.as("lead").events("/api/alerts/stream", Optional.empty())) {
      events.next("state");
      desk.warehouse.write(
          List.of(
              CaseServer.alert(
                  "live-" + enterprise,
                  EnterpriseId.parse("demo:" + enterprise),
                  Risk.FUNDRAISING,
                  Band.ORANGE)));
      String data = events.next("alert").data();
      ApiContract.conform("Alert", data);
      assertThat(data).as("one that comes live").contains("持牌小额贷款公司");
    }

    act("lead", proposed, "extend", Map.of("reason", "换证中", "until", day(200)))
        .expectProblem(400, "invalid-body");
    act("lead", proposed, "extend", Map.of("reason", "换证中", "until", day(60))).expect(200);
    act("approver", proposed, "reject", Map.of("reason", "先到期再说")).expect(200);
    JsonNode lifted = act("lead2", proposed, "lift", Map.of("reason", "牌照注销")).expect(200).json();
    assertThat(lifted.at("/summary/state").asText()).isEqualTo("lifted");
    assertThat(lifted.path("history").findValuesAsText("action"))
        .containsExactly("lift", "rejected", "extend", "approved", "propose");
    assertThat(alertOf(enterprise).has("listed")).isFalse();
    assertThat(audited("demo:" + enterprise)).contains("lead list.proposed", "lead2 list.acted");
  }

  private static List<String> listed(String filter) {
    return desk.as("city")
        .get("/api/alerts?limit=500&" + filter)
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("enterprise");
  }

  private static List<String> audited(String object) {
    return desk.server
        .database()
        .sql("select actor || ' ' || action from audit_entry where object = :object")
        .param("object", object)
        .query(String.class)
        .list();
  }

  @Test
  void alertsOnTheWhiteListAreNotAskedForUnlessTheyAreRed() {
    // each alone in a district, whose budget is one a day
    String orange = desk.alert("橙色白名单企业", TOWN, Risk.DEFAULT, Band.ORANGE);
    String red = desk.alert("红色白名单企业", TOWN, Risk.DEFAULT, Band.ORANGE);
    alertOfDistrict(orange, "330304", Band.ORANGE);
    alertOfDistrict(red, "330305", Band.RED);
    assertThat(queue("due")).contains(orange + "-330304", red + "-330305");
    white(orange);
    white(red);
    // as if it had been approved before the alert
    desk.server
        .database()
        .sql(
            """
            update list_entry
            set standing = jsonb_set(standing, '{listedAt}', '"2026-11-19T00:00:00Z"')
            where kind = 'white' and state = 'ACTIVE'
            """)
        .update();
    assertThat(queue("due")).contains(red + "-330305").doesNotContain(orange + "-330304");
    assertThat(queue("waiting")).contains(orange + "-330304");
  }

  private static void alertOfDistrict(String enterprise, String district, Band band) {
    WarehouseRow.AlertRow row =
        CaseServer.alert(
            enterprise + '-' + district,
            EnterpriseId.parse("demo:" + enterprise),
            Risk.DEFAULT,
            band);
    desk.warehouse.write(List.of(CaseServer.raised(row, district, City.NOON)));
  }

  @Test
  void anEntryOfTheWhiteListEndsByItself() {
    String enterprise = desk.alert("到期企业", TOWN, Risk.DEFAULT, Band.ORANGE);
    String path = "/api/list-entries/" + white(enterprise).at("/summary/id").asText();
    desk.server.clock().advance(Duration.ofDays(31));
    assertThat(desk.as("lead").get(path).json().at("/summary/state").asText()).isEqualTo("ended");
    Await.until(
        () -> desk.as("lead").get(path).json().at("/history/0/action").asText().equals("ended"),
        "the end is in the history");
    propose("lead", "white", enterprise).expect(200);
  }

  private static String closed(Risk risk, String outcome) {
    String number = desk.open(risk);
    close(number, outcome);
    return number;
  }

  private static void close(String number, String outcome) {
    desk.inspected(number, "confirmed");
    desk.act("lead", number, "decide", Map.of("reason", "属实", "outcome", outcome)).expect(200);
    desk.act(
            "lead",
            number,
            "progress",
            Map.of("plan", List.of(Map.of("text", "清退资金", "due", day(10), "done", true))))
        .expect(200);
    desk.act(
            "lead",
            number,
            "close",
            Map.of("reason", "整改完成", "impact", "23 人，48 万元", "deserved", true))
        .expect(200);
    desk.act("approver", number, "approve").expect(200);
  }

  private static JsonNode onRiskList(String enterprise) {
    JsonNode page =
        desk.as("lead")
            .get("/api/list-entries?list=risk&enterprise=" + enterprise)
            .expect(200)
            .json();
    String id = page.at("/items/0/id").asText();
    return desk.as("lead").get("/api/list-entries/" + id).expect(200).json();
  }

  @Test
  void aClosedCaseListsAndStrikingOffTakesTwoPersonsAndNoOpenCase() {
    String number = closed(Risk.FUNDRAISING, "rectified");
    String enterprise = desk.get("lead", number).at("/summary/enterprise").asText();
    JsonNode entry = onRiskList(enterprise);
    assertThat(entry.at("/summary/case").asText()).isEqualTo(number);
    assertThat(entry.at("/summary/measures").asText()).isEqualTo("清退资金");
    assertThat(entry.at("/summary/reviewOn").asText()).isGreaterThan(day(60));
    assertThat(entry.at("/history/0").has("by")).isFalse();
    assertThat(audited(enterprise)).contains("approver list.acted");
    act("lead", entry, "review", Map.of("reason", "已停止", "measures", "每月走访")).expect(200);

    Map<String, String> evidence = Map.of("evidence", "清退凭证齐全", "impact", "影响已消除");
    String again = another(enterprise, Risk.DEFAULT, "again");
    Answer refused = act("lead", entry, "strike-off", evidence);
    refused.expectProblem(409, "list-rule");
    assertThat(refused.body()).contains(again);
    desk.act("lead", again, "dismiss", Map.of("reason", "误报")).expect(200);
    desk.act("approver", again, "approve").expect(200);

    act("lead", entry, "strike-off", evidence).expect(200);
    act("lead", entry, "approve", Map.of()).expectProblem(403, "forbidden");
    JsonNode struck = act("approver", entry, "approve", Map.of()).expect(200).json();
    assertThat(struck.at("/summary/state").asText()).isEqualTo("struck-off");
    assertThat(struck.at("/summary/revisitOn").asText()).isGreaterThan(day(20));
    JsonNode seen = act("lead", entry, "revisit", Map.of("reason", "已转行")).expect(200).json();
    assertThat(seen.at("/summary").has("revisitOn")).isFalse();

    alertAgain(enterprise, Risk.FUNDRAISING, enterprise.substring(5) + "-regressed");
    Await.until(
        () -> onRiskList(enterprise).at("/summary/marks").toString().contains("regressed"),
        "the new alert is noted");
    assertThat(alertOf(enterprise.substring(5)).at("/listed/risk").asText()).isEqualTo("regressed");
  }

  /** An open case of the enterprise's other risk. */
  private static String another(String enterprise, Risk risk, String suffix) {
    String id = enterprise.substring(5) + "-" + suffix;
    alertAgain(enterprise, risk, id);
    return desk.open(id);
  }

  /** Raised now. */
  private static void alertAgain(String enterprise, Risk risk, String id) {
    WarehouseRow.AlertRow row =
        CaseServer.alert(id, EnterpriseId.parse(enterprise), risk, Band.ORANGE);
    desk.warehouse.write(
        List.of(CaseServer.raised(row, "330302", desk.server.clock().instant().plusSeconds(1))));
  }

  @Test
  void whatWasExcludedIsNotListedAndAnExportIsAudited() {
    String number = desk.open(Risk.DEFAULT);
    desk.act("lead", number, "dismiss", Map.of("reason", "重名")).expect(200);
    desk.act("approver", number, "approve").expect(200);
    String enterprise = desk.get("lead", number).at("/summary/enterprise").asText();
    assertThat(
            desk.as("lead")
                .get("/api/list-entries?enterprise=" + enterprise)
                .json()
                .path("total")
                .asInt())
        .isZero();
    String other = desk.alert("手工名单企业", TOWN, Risk.DEFAULT, Band.ORANGE);
    propose("lead", "risk", other).expect(200);
    propose("elsewhere", "risk", other).expectProblem(404, "enterprise-not-found");
    JsonNode all = desk.as("lead").get("/api/list-export?list=risk").expect(200).json();
    assertThat(all.path("items").findValuesAsText("enterprise")).contains("demo:" + other);
    JsonNode theirs = desk.as("elsewhere").get("/api/list-export?list=risk").expect(200).json();
    assertThat(theirs.path("items")).isEmpty();
    desk.as("approver").get("/api/list-export").expectProblem(403, "forbidden");
    assertThat(audited("risk")).contains("lead list.exported");
    int rows = all.path("items").size();
    assertThat(
            desk.server
                .database()
                .sql("select detail from audit_entry where actor = :lead and action = :exported")
                .param("lead", "lead")
                .param("exported", "list.exported")
                .query(String.class)
                .list())
        .contains("%d rows, list=risk".formatted(rows));
  }

  private static Map<String, Object> rule(String region, String owner) {
    return Map.of(
        "region", region, "sections", List.of(), "enterprises", List.of(), "owner", owner);
  }

  private static Answer rules(String official, List<Map<String, Object>> rules) {
    int version =
        desk.as(official).get("/api/ownership-rules").expect(200).json().path("version").asInt();
    return desk.as(official)
        .put("/api/ownership-rules", Map.of("version", version, "rules", rules));
  }

  @Test
  void theLastRuleThatCanAssignsANewCaseAndNoneTouchesAPersonsChoice() {
    String before = desk.open(Risk.DEFAULT);
    try {
      rules("city", List.of(rule("3303", "inspector"))).expect(200);
      JsonNode seen =
          rules("lead", List.of(rule("330302", "second"))).expect(200).json().path("rules");
      assertThat(seen.findValuesAsText("editable")).containsExactly("false", "true");
      rules("lead", List.of(rule("3303", "second"))).expectProblem(403, "forbidden");
      rules("lead", List.of(rule("330302", "analyst"))).expectProblem(400, "invalid-body");
      desk.as("lead")
          .put("/api/ownership-rules", Map.of("version", 1, "rules", List.of()))
          .expectProblem(409, "ownership-changed");

      JsonNode tried =
          desk.as("lead")
              .post(
                  "/api/ownership-rules/trial", Map.of("rules", List.of(rule("330302", "second"))))
              .expect(200)
              .json();
      assertThat(tried.at("/rules/0/cases").asInt()).isPositive();
      assertThat(tried.path("untaken").asInt()).isZero();

      JsonNode mine = desk.get("lead", desk.open(Risk.DEFAULT));
      assertThat(mine.at("/summary/handler/name").asText()).isEqualTo("second");
      assertThat(mine.at("/summary/state").asText()).isEqualTo("assigned");
      assertThat(mine.at("/history/0").has("by")).isFalse();
      assertThat(mine.at("/history/0/reason").asText()).contains("归属规则 2");
      assertThat(desk.get("lead", before).at("/summary").has("handler")).isFalse();

      disabled("now()");
      JsonNode gone = desk.get("lead", desk.open(Risk.DEFAULT));
      assertThat(gone.at("/summary/handler/name").asText()).isEqualTo("inspector");
      assertThat(
              desk.as("lead")
                  .get("/api/ownership-rules")
                  .json()
                  .path("rules")
                  .findValuesAsText("ownerState"))
          .containsExactly("ok", "gone");
    } finally {
      disabled("null");
      rules("city", List.of()).expect(200);
    }
  }

  private static void disabled(String at) {
    desk.server
        .database()
        .sql("update account set disabled_at = %s where name = 'second'".formatted(at))
        .update();
  }
}

package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.Browser.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People at their browsers work on cases. */
@ExtendWith(CaseServer.Shared.class)
class CasesIT {
  @Test
  void aSchemeGoesFromItsAlertToALabel() {
    String number = desk.open(Risk.FUNDRAISING);
    assertThat(number).matches("20\\d\\d-\\d{6}");
    desk.act("lead", number, "take").expect(200);
    desk.inspected(number, "confirmed");
    JsonNode reported = desk.get("lead", number);
    assertThat(reported.at("/summary/state").asText()).isEqualTo("reported");
    assertThat(reported.at("/companion/displayName").asText()).isEqualTo("官员 second");
    assertThat(reported.at("/notes/0/evidence/place").asText()).isEqualTo("某路 1 号");
    assertThat(reported.path("actions").findValuesAsText("action")).contains("decide", "send-back");

    desk.act("lead", number, "decide", Map.of("reason", "虚假宣传", "outcome", "filed")).expect(200);
    JsonNode proposed =
        desk.act(
                "lead",
                number,
                "close",
                Map.of("reason", "已立案", "impact", "30 人，200 万元", "deserved", true))
            .expect(200)
            .json();
    assertThat(proposed.at("/summary/state").asText()).isEqualTo("handling");
    assertThat(proposed.at("/proposal/by/name").asText()).isEqualTo("lead");
    JsonNode closed = desk.act("approver", number, "approve").expect(200).json();
    assertThat(closed.at("/summary/state").asText()).isEqualTo("closed");
    assertThat(closed.at("/summary/due").isMissingNode()).isTrue();
    assertThat(closed.path("history").findValuesAsText("action"))
        .containsExactly(
            "approved", "close", "decide", "report", "accept", "assign", "take", "open");

    awaitLabel(number, "1\talert");
    assertThat(
            desk.warehouse.ask(
                "SELECT state, outcome, step FROM case_file WHERE number = '%s'".formatted(number)))
        .isEqualTo("closed\tfiled\t8");
    assertThat(
            desk.warehouse.ask(
                "SELECT count(), uniqExact(step) FROM case_step WHERE number = '%s'"
                    .formatted(number)))
        .isEqualTo("8\t8");
  }

  private static String label(String number) {
    return "SELECT toUInt8(positive), selection FROM label WHERE source = 'case %s'"
        .formatted(number);
  }

  private static void awaitLabel(String number, String expected) {
    Await.until(() -> desk.warehouse.ask(label(number)).equals(expected), "the label");
  }

  @Test
  void ofTwoWhoActAtOnceTheSecondIsToldAndNothingIsLost() {
    String number = desk.open(Risk.FUNDRAISING);
    int seen = desk.get("lead2", number).at("/summary/version").asInt();
    desk.act("lead", number, "take").expect(200);
    Map<String, Object> late = Map.of("action", "dismiss", "version", seen, "reason", "误报");
    String path = "/api/cases/%s/actions".formatted(number);
    desk.as("lead2").post(path, late).expectProblem(409, "case-changed");
    JsonNode now = desk.get("lead2", number);
    assertThat(now.path("history")).hasSize(2);
    assertThat(now.at("/summary/handler/name").asText()).isEqualTo("lead");
  }

  @Test
  void wrongPersonsAreToldWhy() {
    String number = desk.open(Risk.FUNDRAISING);
    desk.act("inspector", number, "take").expectProblem(403, "forbidden");
    desk.act("lead", number, "assign", Map.of("assignee", "lead2"))
        .expectProblem(400, "invalid-body");
    desk.act("lead", number, "assign", Map.of("assignee", "inspector")).expect(200);
    Answer refused = desk.act("second", number, "accept");
    assertThat(refused.expectProblem(403, "forbidden").json().path("detail").asText())
        .isEqualTo("只有承办人可以操作");
    desk.act("inspector", number, "accept").expect(200);
    JsonNode actions = desk.get("inspector", number).path("actions");
    JsonNode report =
        actions
            .valueStream()
            .filter(each -> each.path("action").asText().equals("report"))
            .findFirst()
            .orElseThrow();
    assertThat(report.path("refused").asText()).startsWith("签收后尚无现场证据");
    desk.act("city", number, "dismiss", Map.of("reason", "x")).expectProblem(409, "illegal-action");
    desk.act("lead", number, "suspend", Map.of("reason", "x", "until", "2020-01-01"))
        .expectProblem(400, "invalid-body");
    Browser english = desk.server.browser().speaking(Locale.ENGLISH);
    english.signIn("inspector", RunningDashboards.PASSWORD).expect(200);
    assertThat(english.get("/api/cases/" + number).expect(200).body())
        .contains("No evidence since the case was accepted");
  }

  @Test
  void whoOnlyReadsAddsNothingAndEvidenceIsAnInspectors() {
    String number = desk.open(Risk.FUNDRAISING);
    String path = "/api/cases/%s/notes".formatted(number);
    desk.as("analyst").get("/api/cases/" + number).expect(200);
    desk.as("analyst").post(path, Map.of("text", "x")).expectProblem(403, "forbidden");
    Map<String, Object> site = Map.of("at", "2026-11-20T09:00:00+08:00", "place", "某路 1 号");
    desk.as("lead")
        .post(path, Map.of("text", "x", "evidence", site))
        .expectProblem(403, "forbidden");
    Map<String, Object> future = Map.of("at", "2999-01-01T00:00:00Z", "place", "某路 1 号");
    desk.as("inspector")
        .post(path, Map.of("text", "x", "evidence", future))
        .expectProblem(400, "invalid-body");
    assertThat(desk.as("inspector").post(path, Map.of("text", "x", "evidence", future)).body())
        .contains("取证时间（2999-01-01 08:00）晚于服务器时间", "请校准设备时钟");
    Map<String, Object> half =
        Map.of("at", "2026-11-20T09:00:00+08:00", "place", "某路 1 号", "latitude", 28);
    desk.as("inspector")
        .post(path, Map.of("text", "x", "evidence", half))
        .expectProblem(400, "invalid-body");
    desk.as("lead").post(path, Map.of("text", " ")).expectProblem(400, "invalid-body");
    assertThat(desk.get("lead", number).path("notes")).isEmpty();
  }

  @Test
  void evidenceOfBeforeTheCaseWasAcceptedDoesNotCount() {
    String number = desk.open(Risk.FUNDRAISING);
    desk.act("lead", number, "assign", Map.of("assignee", "inspector")).expect(200);
    desk.act("inspector", number, "accept").expect(200);
    String before = desk.server.clock().instant().minus(Duration.ofMinutes(2)).toString();
    Map<String, Object> site = Map.of("at", before, "place", "某路 1 号");
    desk.as("inspector")
        .post("/api/cases/%s/notes".formatted(number), Map.of("text", "x", "evidence", site))
        .expect(200);
    Map<String, Object> report =
        Map.of("reason", "x", "companion", "second", "verdict", "confirmed");
    desk.act("inspector", number, "report", report).expectProblem(409, "illegal-action");
    desk.evidence(number).expect(200);
    desk.act("inspector", number, "report", report).expect(200);
  }

  @Test
  void bothRisksAtOnceAreShownAndFundraisingLeads() {
    String alert = desk.alert("两险企业", CaseServer.TOWN, Risk.DEFAULT, Band.ORANGE);
    String assist = desk.open(alert);
    String other = alert + "-f";
    desk.warehouse.write(
        List.of(
            CaseServer.alert(
                other, EnterpriseId.parse("demo:" + alert), Risk.FUNDRAISING, Band.ORANGE)));
    String scheme = desk.open(other);
    assertThat(desk.get("lead", assist).at("/summary/otherRisk").asText()).isEqualTo(scheme);
    assertThat(desk.get("lead", scheme).at("/summary/otherRisk").asText()).isEqualTo(assist);
    desk.inspected(assist, "confirmed");
    desk.act("lead", assist, "decide", Map.of("reason", "x", "outcome", "assisted"))
        .expectProblem(400, "invalid-body");
    desk.act("lead", scheme, "dismiss", Map.of("reason", "误报")).expect(200);
    desk.act("approver", scheme, "approve").expect(200);
    desk.act("lead", assist, "decide", Map.of("reason", "x", "outcome", "assisted")).expect(200);
  }

  @Test
  void aDismissalWaitsForAnotherPersonAndBecomesALabel() {
    String number = desk.open(Risk.FUNDRAISING);
    desk.act("city", number, "dismiss", Map.of("reason", "重名")).expect(200);
    desk.act("city", number, "approve").expectProblem(403, "forbidden");
    desk.act("approver", number, "approve").expect(200);
    awaitLabel(number, "0\talert");
    desk.act("lead", number, "reopen", Map.of("reason", "新线索")).expect(200);
    desk.act("approver", number, "approve").expect(200);
    assertThat(desk.get("lead", number).at("/summary/state").asText()).isEqualTo("triage");
    desk.inspected(number, "confirmed");
    desk.act("lead", number, "decide", Map.of("reason", "x", "outcome", "filed")).expect(200);
    Map<String, Object> closing = Map.of("reason", "x", "impact", "x", "deserved", true);
    desk.act("lead", number, "close", closing).expect(200);
    desk.act("approver", number, "approve").expect(200);
    awaitLabel(number, "1\talert"); // corrected, not beside the first one
  }

  @Test
  void alertsOfOneEnterpriseAndRiskMergeIntoItsOpenCase() {
    String alert = desk.alert("合并企业", CaseServer.TOWN, Risk.FUNDRAISING, Band.ORANGE);
    String number = desk.open(alert);
    assertThat(desk.open(alert)).isEqualTo(number);
    String red = alert + "-red";
    desk.warehouse.write(
        List.of(
            CaseServer.alert(
                red, EnterpriseId.parse("demo:" + alert), Risk.FUNDRAISING, Band.RED)));
    assertThat(desk.open(red)).isEqualTo(number);
    JsonNode merged = desk.get("lead", number);
    assertThat(merged.at("/summary/band").asText()).isEqualTo("red");
    assertThat(merged.at("/summary/alerts").asInt()).isEqualTo(2);
    assertThat(merged.at("/history/0/action").asText()).isEqualTo("merge");
    JsonNode alerts = desk.as("lead").get("/api/alerts?limit=500").expect(200).json();
    JsonNode listed =
        alerts
            .path("items")
            .valueStream()
            .filter(each -> each.path("id").asText().equals(red))
            .findFirst()
            .orElseThrow();
    assertThat(listed.at("/case/number").asText()).isEqualTo(number);
    String other = desk.alert("另一企业", CaseServer.TOWN, Risk.FUNDRAISING, Band.ORANGE);
    desk.as("lead")
        .post("/api/cases", Map.of("alerts", List.of(red, other)))
        .expectProblem(400, "invalid-body");
    desk.as("lead")
        .post("/api/cases", Map.of("alerts", List.of("nowhere")))
        .expectProblem(404, "alert-not-found");
  }

  /** The case stays where it was opened, whatever the register says by now. */
  @Test
  void scriptsInNamesAndNotesStayTexts() {
    String name = "<script>alert(1)</script>'; drop table case_file; --";
    String number = desk.open(desk.alert(name, CaseServer.TOWN, Risk.DEFAULT, Band.ORANGE));
    Map<String, String> note = Map.of("text", "<img src=x onerror=alert(1)>");
    Answer answer = desk.as("lead").post("/api/cases/%s/notes".formatted(number), note);
    assertThat(answer.expect(200).json().at("/summary/enterpriseName").asText()).isEqualTo(name);
    assertThat(answer.json().at("/notes/0/text").asText()).isEqualTo(note.get("text"));
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    JsonNode found =
        desk.as("lead").get("/api/cases?query=%3Cscript%3Ealert(1)").expect(200).json();
    assertThat(found.path("items").findValuesAsText("number")).containsExactly(number);
    assertThat(desk.as("lead").get("/api/cases?query=%25").json().path("total").asInt()).isZero();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      made.add(desk.open(desk.alert("翻页企业", CaseServer.TOWN, Risk.DEFAULT, Band.ORANGE)));
    }
    desk.act("lead", made.iterator().next(), "assign", Map.of("assignee", "inspector")).expect(200);
    String suspended = made.stream().skip(1).findFirst().orElseThrow();
    desk.act("lead", suspended, "assign", Map.of("assignee", "inspector")).expect(200);
    String later = desk.server.clock().instant().plus(Duration.ofDays(30)).toString();
    desk.act(
            "lead",
            suspended,
            "suspend",
            Map.of("reason", "待司法鉴定", "until", later.substring(0, 10)))
        .expect(200);
    List<String> seen = numbers(listed("query=%E7%BF%BB%E9%A1%B5", 5));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(made).endsWith(suspended);
    desk.as("lead").get("/api/cases?cursor=x").expectProblem(400, "invalid-cursor");
    desk.as("lead").get("/api/cases?mark=x").expectProblem(400, "invalid-parameter");
    desk.as("lead").get("/api/cases?query=a%00b").expectProblem(400, "invalid-parameter");
    String nul = "LXwyMDI2LTAxLTAxVDAwOjAwOjAwWnwA"; // -|2026-01-01T00:00:00Z|NUL
    desk.as("lead").get("/api/cases?cursor=" + nul).expectProblem(400, "invalid-cursor");
    desk.as("lead")
        .post("/api/bulk", Map.of("action", "watch", "cases", List.of("2026\u0000")))
        .expectProblem(400, "invalid-body");
    assertThat(
            desk.as("inspector")
                .get("/api/cases?handler=me&mark=suspended&query=%E7%BF%BB%E9%A1%B5")
                .json()
                .path("total")
                .asInt())
        .isEqualTo(1);
  }

  /** Two at a time. */
  private static List<JsonNode> listed(String query, int total) {
    List<JsonNode> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          desk.as("lead").get("/api/cases?limit=2&" + query + cursor).expect(200).json();
      page.path("items").forEach(seen::add);
      assertThat(page.path("total").asInt()).isEqualTo(total);
      assertThat(page.path("counts").findValuesAsText("state")).doesNotContain("closed");
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : null;
    } while (cursor != null);
    return seen;
  }

  private static List<String> numbers(List<JsonNode> cases) {
    return cases.stream().map(each -> each.path("number").asText()).toList();
  }

  @Test
  void closedOnesFollowThoseThatAreOpenTheNewestFirst() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(desk.open(desk.alert("办结先后", CaseServer.TOWN, Risk.DEFAULT, Band.ORANGE)));
    }
    List<String> closed = made.subList(0, 3);
    List<String> open = made.subList(3, 5);
    for (String number : closed) {
      desk.act("lead", number, "dismiss", Map.of("reason", "重名")).expect(200);
      desk.act("approver", number, "approve").expect(200);
    }
    String named = "query=%E5%8A%9E%E7%BB%93%E5%85%88%E5%90%8E";

    assertThat(numbers(listed(named, 2))).containsExactlyInAnyOrderElementsOf(open);
    List<JsonNode> ended = listed(named + "&state=closed", 3);
    assertThat(numbers(ended)).containsExactlyInAnyOrderElementsOf(closed);
    assertThat(ended.stream().map(each -> Instant.parse(each.path("changedAt").asText())))
        .isSortedAccordingTo(Comparator.reverseOrder());
    List<String> both = numbers(listed(named + "&state=closed&state=triage", 5));
    assertThat(both.subList(0, 2)).containsExactlyInAnyOrderElementsOf(open);
    assertThat(both.subList(2, 5)).isEqualTo(numbers(ended));
  }

  @Test
  void eachLookAndActIsInTheAuditTrail() {
    String number = desk.open(Risk.FUNDRAISING);
    desk.act("lead", number, "take").expect(200);
    desk.get("lead2", number);
    assertThat(
            desk.server
                .database()
                .sql(
                    """
                    select actor || ' ' || action || ' ' || detail from audit_entry
                    where object = :number order by id
                    """)
                .param("number", number)
                .query(String.class)
                .list())
        .containsExactly(
            "lead case.opened demo:" + desk.alertOf(number),
            "lead case.viewed ",
            "lead case.acted take",
            "lead case.viewed ",
            "lead2 case.viewed ");
  }
}

package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.Browser.Answer;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who sees which cases, and whom a case may be given to. */
@ExtendWith(CaseServer.Shared.class)
class CaseTerritoryIT {
  @Test
  void anotherDistrictDoesNotEvenLearnThatThereIsACase() {
    String number = desk.open(Risk.FUNDRAISING);
    String path = "/api/cases/" + number;
    desk.as("elsewhere").get(path).expectProblem(404, "case-not-found");
    desk.as("elsewhere").get("/api/cases/2026-999999").expectProblem(404, "case-not-found");
    desk.act("elsewhere", number, "take").expectProblem(404, "case-not-found");
    desk.as("elsewhere")
        .post(path + "/notes", Map.of("text", "x"))
        .expectProblem(404, "case-not-found");
    attach("elsewhere", path).expectProblem(404, "case-not-found");
    desk.as("elsewhere")
        .post("/api/bulk", Map.of("action", "watch", "cases", List.of(number)))
        .expectProblem(404, "case-not-found");
    JsonNode list = desk.as("elsewhere").get("/api/cases?query=" + number).expect(200).json();
    assertThat(list.path("total").asInt()).isZero();
    assertThat(list.path("counts")).isEmpty();
    desk.as("elsewhere")
        .post("/api/cases", Map.of("alerts", List.of(desk.alertOf(number))))
        .expectProblem(404, "alert-not-found");
    desk.as("auditor").get("/api/cases").expectProblem(403, "forbidden");
    desk.as("auditor").get(path).expectProblem(403, "forbidden");
    attach("auditor", path).expectProblem(403, "forbidden");
    attach("analyst", path).expectProblem(403, "forbidden");
    assertThat(desk.get("lead", number).path("attachments")).isEmpty();
    attach("lead", path).expect(200);
  }

  private static Answer attach(String official, String path) {
    byte[] text = "现场记录".getBytes(StandardCharsets.UTF_8);
    return desk.as(official).upload(path + "/attachments", "notes.txt", text);
  }

  @Test
  void refusedTriesAreInTheTrailOnce() {
    String number = desk.open(Risk.FUNDRAISING);
    desk.as("elsewhere").get("/api/cases/" + number).expectProblem(404, "case-not-found");
    desk.act("elsewhere", number, "watch").expectProblem(404, "case-not-found");
    desk.act("analyst", number, "supervise", Map.of("reason", "x")).expectProblem(403, "forbidden");
    desk.as("analyst")
        .post("/api/cases/%s/notes".formatted(number), Map.of("text", "x"))
        .expectProblem(403, "forbidden");
    desk.as("elsewhere")
        .post("/api/bulk", Map.of("action", "watch", "cases", List.of(number)))
        .expectProblem(404, "case-not-found");
    assertThat(refusals(number))
        .containsExactly(
            "elsewhere GET /api/cases/{number} 404",
            "elsewhere POST /api/cases/{number}/actions 404",
            "analyst POST /api/cases/{number}/actions 403",
            "analyst POST /api/cases/{number}/notes 403");
    assertThat(refusals("/api/bulk")).contains("elsewhere POST /api/bulk 404");
  }

  @Test
  void whoeverHasToVisitAnEnterpriseOpensItWhereverItIsRegisteredByNow() {
    String id = desk.alert("搬迁企业", CaseServer.TOWN, Risk.FUNDRAISING, Band.ORANGE);
    String number = desk.open(id);
    desk.act("lead", number, "assign", Map.of("assignee", "inspector")).expect(200);
    desk.warehouse.write(
        List.of(
            new WarehouseRow.EnterpriseRow(
                EnterpriseId.parse("demo:" + id),
                "搬迁企业",
                "330302",
                "J66",
                true,
                new LogPosition(0, 2000))));
    String path = "/api/enterprises/demo%3A" + id;
    desk.as("second").get(path).expectProblem(404, "enterprise-not-found");
    desk.as("inspector").get(path).expect(200);
  }

  @Test
  void aTownInspectorWorksOnTheGivenCasesOfADistrictWhereNoTownIsKnownAndSeesNoOthers() {
    String number = desk.open(desk.alert("只知区县的企业", "330302", Risk.FUNDRAISING, Band.ORANGE));
    String path = "/api/cases/" + number;
    desk.as("inspector").get(path).expectProblem(404, "case-not-found");
    assertThat(numbers("inspector")).doesNotContain(number);
    desk.act("lead", number, "assign", Map.of("assignee", "inspector")).expect(200);
    desk.act("inspector", number, "accept").expect(200);
    assertThat(numbers("inspector")).contains(number);
    desk.as("second").get(path).expectProblem(404, "case-not-found");
    desk.as("elsewhere").get(path).expectProblem(404, "case-not-found");
    desk.evidence(number).expect(200);
    Map<String, Object> report =
        Map.of("reason", "查实", "companion", "second", "verdict", "confirmed");
    desk.act("inspector", number, "report", report).expect(200);
    desk.as("second").get(path).expect(200);
    desk.as("second").get("/api/enterprises/demo%3A" + desk.alertOf(number)).expect(200);
    assertThat(desk.as("lead").get("/api/assignees?region=330302").expect(200).json().path("items"))
        .anyMatch(item -> item.path("person").path("name").asText().equals("inspector"));
  }

  @Test
  void thePoliceSeeOnlyWhatWasHandedOverToThem() {
    String number = desk.open(Risk.FUNDRAISING);
    desk.as("police").get("/api/cases/" + number).expectProblem(404, "case-not-found");
    desk.inspected(number, "confirmed");
    desk.act("lead", number, "decide", Map.of("reason", "涉嫌犯罪", "outcome", "police")).expect(200);
    JsonNode listed = desk.as("police").get("/api/cases").expect(200).json();
    assertThat(listed.path("items").findValuesAsText("number")).contains(number);
    assertThat(Set.copyOf(listed.path("items").findValuesAsText("outcome")))
        .containsExactly("police");
    JsonNode signed =
        desk.act("police", number, "receipt", Map.of("reason", "温公经侦〔2026〕1 号")).expect(200).json();
    assertThat(signed.at("/receiptBy/name").asText()).isEqualTo("police");
    desk.as("police")
        .post("/api/cases/%s/notes".formatted(number), Map.of("text", "x"))
        .expectProblem(403, "forbidden");
  }

  @Test
  void anEnterpriseThatMovedStaysWithWhoHasItsCase() {
    String first = desk.alert("迁出企业", CaseServer.TOWN, Risk.FUNDRAISING, Band.ORANGE);
    String number = desk.open(first);
    EnterpriseId enterprise = EnterpriseId.parse("demo:" + first);
    desk.warehouse.write(
        List.of(
            new WarehouseRow.EnterpriseRow(
                enterprise, "迁出企业", "330303001", "J66", true, new LogPosition(0, 2000)),
            CaseServer.alert(first + "-2", enterprise, Risk.FUNDRAISING, Band.ORANGE)));
    Answer refused =
        desk.as("elsewhere").post("/api/cases", Map.of("alerts", List.of(first + "-2")));
    refused.expectProblem(409, "illegal-action");
    assertThat(refused.body()).contains("由其他辖区办理").doesNotContain(number);
    assertThat(desk.open(first + "-2")).isEqualTo(number);
    assertThat(desk.get("lead", number).path("alerts")).hasSize(2);
  }

  @Test
  void assigneesAreThoseOfTheRegion() {
    JsonNode list =
        desk.as("lead").get("/api/assignees?region=" + CaseServer.TOWN).expect(200).json();
    assertThat(list.path("items").findValuesAsText("name"))
        .containsExactlyInAnyOrder("inspector", "second");
    assertThat(desk.as("lead").get("/api/assignees?region=330303").json().path("items")).isEmpty();
    desk.as("police").get("/api/assignees?region=330302").expectProblem(403, "forbidden");
  }

  private static List<String> numbers(String user) {
    return StreamSupport.stream(
            desk.as(user)
                .get("/api/cases?limit=500")
                .expect(200)
                .json()
                .path("items")
                .spliterator(),
            false)
        .map(item -> item.path("number").asText())
        .toList();
  }

  private static List<String> refusals(String object) {
    return desk.server
        .database()
        .sql(
            """
            select actor || ' ' || detail from audit_entry
            where action = 'case.refused' and object = :object order by id
            """)
        .param("object", object)
        .query(String.class)
        .list();
  }
}

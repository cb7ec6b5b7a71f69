package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Saved views of lists: whose they are, who sees them, and that they only narrow. */
@ExtendWith(CaseServer.Shared.class)
class ViewsIT {
  private static final String VIEWS = "/api/views";
  private static final String OF_CASES = VIEWS + "?list=cases";

  private static Map<String, Object> draft(String name, String audience, Map<String, ?> filters) {
    return new HashMap<>(
        Map.of(
            "list",
            "cases",
            "name",
            name,
            "audience",
            audience,
            "settings",
            Map.of("filters", filters, "hidden", List.of("marks"), "density", "compact")));
  }

  private static JsonNode save(String who, String name, String audience, Map<String, ?> filters) {
    return desk.as(who).post(VIEWS, draft(name, audience, filters)).expect(201).json();
  }

  private static List<String> seenBy(String who) {
    return desk.as(who).get(OF_CASES).expect(200).json().path("items").findValuesAsText("name");
  }

  private static String path(JsonNode view) {
    return VIEWS + '/' + view.path("id").asText();
  }

  @Test
  void aViewKeepsFiltersColumnsAndDensity() {
    JsonNode made = save("lead", "逾期", "own", Map.of("mark", List.of("overdue")));
    assertThat(made.at("/settings/filters/mark/0").asText()).isEqualTo("overdue");
    assertThat(made.at("/settings/hidden/0").asText()).isEqualTo("marks");
    assertThat(made.at("/settings/density").asText()).isEqualTo("compact");
    assertThat(seenBy("lead")).contains("逾期");
    assertThat(seenBy("lead2")).doesNotContain("逾期");
    desk.as("lead2").delete(path(made)).expectProblem(404, "view-not-found");
    desk.as("lead").post(VIEWS, draft("逾期", "own", Map.of())).expectProblem(409, "view-name-taken");
  }

  /** The keys of the address of the page, see {@code filter.ts} and {@code AlertsPage}. */
  @Test
  void everyFilterOfThePageOfAlertsIsKept() {
    Map<String, Object> whole =
        draft(
            "不含白名单",
            "own",
            Map.of(
                "risk", List.of("default"),
                "band", List.of("red", "orange"),
                "district", List.of("330302"),
                "enterprise", List.of("贸易"),
                "white", List.of("without"),
                "list", List.of("due")));
    whole.put("list", "alerts");
    desk.as("lead").post(VIEWS, whole).expect(201);
  }

  @Test
  void aFilterThatTheListDoesNotHaveIsToldByName() {
    Browser.Answer answer =
        desk.as("lead").post(VIEWS, draft("旧", "own", Map.of("colour", List.of("red"))));
    answer.expectProblem(400, "invalid-body");
    assertThat(answer.body()).contains("colour");
    desk.as("lead")
        .post(VIEWS, draft("两种状态", "own", Map.of("state", List.of("triage", "closed"))))
        .expectProblem(400, "invalid-body");
  }

  @Test
  void aSharedViewNeverWidensATerritory() {
    String elsewhere = desk.open("city", desk.alert("别处企业", "330303001", Risk.DEFAULT, Band.RED));
    save("city", "龙湾", "territory", Map.of("district", List.of("330303")));
    assertThat(seenBy("lead")).contains("龙湾");
    String narrowed = "/api/cases?limit=500&district=330303";
    assertThat(numbers("city", narrowed)).contains(elsewhere);
    assertThat(numbers("lead", narrowed)).isEmpty();
  }

  private static List<String> numbers(String who, String path) {
    return desk.as(who).get(path).expect(200).json().path("items").findValuesAsText("number");
  }

  @Test
  void whatIsSharedReachesTheTerritoryBelowAndIsChangedByItsOwnerAlone() {
    JsonNode shared = save("lead", "鹿城待办", "territory", Map.of("state", List.of("triage")));
    assertThat(seenBy("inspector")).contains("鹿城待办");
    assertThat(seenBy("elsewhere")).doesNotContain("鹿城待办");
    assertThat(seenBy("city")).doesNotContain("鹿城待办");
    Map<String, Object> change = draft("改名", "own", Map.of());
    change.put("version", 1);
    desk.as("lead2").put(path(shared), change).expectProblem(403, "forbidden");
    desk.as("lead2").delete(path(shared)).expectProblem(403, "forbidden");
    desk.as("inspector").post(VIEWS, draft("共享", "unit", Map.of())).expectProblem(403, "forbidden");
    desk.as("lead").put(path(shared), change).expect(200);
    assertThat(seenBy("inspector")).doesNotContain("鹿城待办", "改名");
    desk.as("lead").put(path(shared), change).expectProblem(409, "view-changed");
    assertThat(trail(shared)).containsExactly("view.shared", "view.withdrawn");
  }

  private static List<String> trail(JsonNode view) {
    return desk.server
        .database()
        .sql("select action from audit_entry where object = :id order by id")
        .param("id", view.path("id").asText())
        .query(String.class)
        .list();
  }

  @Test
  void whatWasDeletedCanBeHadBack() {
    JsonNode made = save("lead2", "可恢复", "own", Map.of());
    desk.as("lead2").delete(path(made)).expect(204);
    assertThat(seenBy("lead2")).doesNotContain("可恢复");
    desk.as("lead")
        .post(path(made) + "/restoration", Map.of())
        .expectProblem(404, "view-not-found");
    desk.as("lead2").post(path(made) + "/restoration", Map.of()).expect(200);
    assertThat(seenBy("lead2")).contains("可恢复");
  }

  @Test
  void eachHasAnOrderAndAFirstViewOfTheirOwn() {
    JsonNode first = save("analyst", "甲", "own", Map.of());
    JsonNode second = save("analyst", "乙", "own", Map.of());
    Map<String, Object> arrangement =
        Map.of(
            "order",
            List.of(second.path("id").asText(), first.path("id").asText()),
            "defaultView",
            second.path("id").asText());
    desk.as("analyst").put(VIEWS + "/arrangement?list=cases", arrangement).expect(204);
    JsonNode list = desk.as("analyst").get(OF_CASES).expect(200).json();
    assertThat(list.path("items").findValuesAsText("name")).startsWith("乙", "甲");
    assertThat(list.path("defaultView")).isEqualTo(second.path("id"));
    assertThat(desk.as("lead").get(OF_CASES).expect(200).json().has("defaultView")).isFalse();
    desk.as("lead")
        .put(VIEWS + "/arrangement?list=cases", arrangement)
        .expectProblem(404, "view-not-found");
  }
}

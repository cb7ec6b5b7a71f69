package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.AlertBudget;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.casework.Procedure;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is told in the page of what is not done in time, or waits for them. */
@ExtendWith(CaseServer.Shared.class)
class EscalationsIT {
  /** Of a district of its own, so that no case of another test is in it. */
  private static final String DISTRICT = "330329";

  private static List<JsonNode> inbox(String official, String kind) {
    List<JsonNode> found = new ArrayList<>();
    desk.as(official)
        .get("/api/inbox")
        .expect(200)
        .json()
        .path("items")
        .forEach(each -> found.add(each));
    found.removeIf(each -> !each.path("kind").asText().equals(kind));
    return found;
  }

  private static List<String> subjects(String official, String kind) {
    return inbox(official, kind).stream().map(each -> each.path("subject").asText()).toList();
  }

  private static List<String> late(String official) {
    return desk.as(official)
        .get("/api/alerts?late=true&limit=500&district=" + DISTRICT)
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("id");
  }

  /** An alert of an enterprise of its own in the district. */
  private static String alert(String id, Band band, Instant raised) {
    WarehouseRow.AlertRow row =
        CaseServer.alert(id, EnterpriseId.parse("demo:" + id), Risk.FUNDRAISING, band);
    desk.warehouse.write(List.of(CaseServer.raised(row, DISTRICT, raised)));
    return id;
  }

  private static void awaitWatched(String alert) {
    Await.until(
        () ->
            desk.server
                    .database()
                    .sql("select count(*) from told_alert where alert = :alert")
                    .param("alert", alert)
                    .query(Integer.class)
                    .single()
                == 1,
        "the alert is seen");
  }

  private static LocalDate dueOn(String alert) {
    return desk.server
        .database()
        .sql("select due_on from unhandled_alert where alert = :alert")
        .param("alert", alert)
        .query(LocalDate.class)
        .single();
  }

  @Test
  void alertsThatNobodyTakesUpAreEscalatedOnceUnlessTheyWaitUnderABudget() {
    Instant now = desk.server.clock().instant();
    desk.warehouse.write(
        List.of(
            new WarehouseRow.BudgetRow(
                new AlertBudget(
                    DISTRICT,
                    Optional.empty(),
                    OptionalInt.of(0),
                    LocalDate.of(2020, 1, 1),
                    "test",
                    now))));
    String red = alert("late-red", Band.RED, now);
    String orange = alert("late-orange", Band.ORANGE, now);
    String taken = alert("late-taken", Band.RED, now);
    List.of(red, orange, taken).forEach(EscalationsIT::awaitWatched);
    String number = desk.open("city", taken);
    desk.server.clock().advance(Duration.ofDays(10));

    Await.until(
        () ->
            subjects("city", "alerts").contains(DISTRICT)
                || subjects("office", "alerts").contains(DISTRICT),
        "who supervises is told");

    String told = subjects("city", "alerts").contains(DISTRICT) ? "city" : "office";
    JsonNode message =
        inbox(told, "alerts").stream()
            .filter(each -> each.path("subject").asText().equals(DISTRICT))
            .findFirst()
            .orElseThrow();
    assertThat(message.path("count").asInt()).as("orange waits, the other is in a case").isOne();
    assertThat(late("city")).containsExactly(red);
    assertThat(dueOn(orange))
        .as("looked at again tomorrow")
        .isEqualTo(Procedure.dayOf(desk.server.clock().instant()));
    assertThat(
            desk.as("city").get("/api/alerts?late=true&district=" + DISTRICT).json().path("total"))
        .isEqualTo(IntNode.valueOf(1));
    assertThat(late("lead")).as("of another district").isEmpty();
    assertThat(subjects("lead", "alerts")).doesNotContain(DISTRICT);
    desk.server.clock().advance(Duration.ofDays(1));
    String second = desk.open("city", red);
    assertThat(second).isNotEqualTo(number);
    Await.until(() -> late("city").isEmpty(), "it was taken up");
    assertThat(
            subjects("city", "alerts").stream().filter(DISTRICT::equals).count()
                + subjects("office", "alerts").stream().filter(DISTRICT::equals).count())
        .as("told once")
        .isOne();
  }

  @Test
  void whoIsGivenACaseWhoseCaseIsDueAndWhoMayApproveAreTold() {
    String number = desk.open(Risk.FUNDRAISING);
    desk.act("lead", number, "assign", Map.of("assignee", "inspector")).expect(200);
    assertThat(subjects("inspector", "case")).contains(number);
    desk.act("inspector", number, "accept").expect(200);
    assertThat(subjects("inspector", "reminder")).doesNotContain(number);

    JsonNode due = desk.get("lead", number).at("/summary/due");
    while (desk.get("lead", number).at("/summary/due/workingDaysLeft").asInt() > 1) {
      desk.server.clock().advance(Duration.ofDays(1));
    }
    Await.until(() -> subjects("inspector", "reminder").contains(number), "the reminder");
    assertThat(desk.get("lead", number).at("/summary/due/on")).isEqualTo(due.path("on"));
    assertThat(subjects("lead", "reminder")).doesNotContain(number);

    String other = desk.open(Risk.FUNDRAISING);
    desk.act("lead", other, "dismiss", Map.of("reason", "同名误报")).expect(200);
    assertThat(subjects("approver", "proposal")).contains(other);
    assertThat(subjects("elsewhere", "proposal")).doesNotContain(other);
    assertThat(subjects("lead", "proposal")).doesNotContain(other);
    assertGoneElsewhere();
  }

  /** What the approver was told is of a territory that is another's now. */
  private static void assertGoneElsewhere() {
    territoryOfApprover("330303");
    try {
      Browser moved = desk.server.browser();
      moved.signIn("approver", RunningDashboards.PASSWORD).expect(200);
      assertThat(moved.get("/api/inbox").expect(200).json().path("items")).isEmpty();
    } finally {
      territoryOfApprover("3303");
    }
  }

  @Test
  void aSetOfCasesThatWaitsForASecondPersonIsToldToWhoMayBeOne() {
    List<String> numbers = List.of(desk.open(Risk.FUNDRAISING), desk.open(Risk.FUNDRAISING));
    Map<String, Object> dismissal = Map.of("action", "dismiss", "reason", "重复预警", "cases", numbers);
    String id = desk.as("city").post("/api/bulk", dismissal).expect(200).json().path("id").asText();
    assertThat(subjects("approver", "bulk")).doesNotContain(id);
    desk.as("city").post("/api/bulk/" + id, Map.of("move", "run", "count", 2)).expect(200);
    assertThat(inbox("approver", "bulk"))
        .filteredOn(each -> each.path("subject").asText().equals(id))
        .singleElement()
        .satisfies(each -> assertThat(each.path("count").asInt()).isEqualTo(2));
    assertThat(subjects("city", "bulk")).doesNotContain(id);
    assertThat(subjects("elsewhere", "bulk")).doesNotContain(id);
    assertGoneElsewhere();
  }

  @Test
  void anEntryOfAListThatWaitsForASecondPersonIsToldToWhoMayBeOne() {
    String alert = desk.alert("名单待批企业", CaseServer.TOWN, Risk.FUNDRAISING, Band.ORANGE);
    Map<String, Object> draft =
        Map.of(
            "list", "risk", "enterprise", "demo:" + alert, "reason", "多次投诉", "measures", "每季度走访");
    JsonNode entry = desk.as("lead").post("/api/list-entries", draft).expect(200).json();
    String id = entry.at("/summary/id").asText();
    assertThat(inbox("approver", "listing"))
        .filteredOn(each -> each.path("subject").asText().equals(id))
        .singleElement()
        .satisfies(each -> assertThat(each.path("title").asText()).isEqualTo("名单待批企业"));
    assertThat(subjects("lead", "listing")).doesNotContain(id);
    assertThat(subjects("elsewhere", "listing")).doesNotContain(id);
    Map<String, Object> approval = Map.of("action", "approve", "version", 1);
    desk.as("approver").post("/api/list-entries/%s/actions".formatted(id), approval).expect(200);
    assertThat(subjects("approver", "listing")).containsOnlyOnce(id);
    assertGoneElsewhere();
  }

  private static void territoryOfApprover(String prefix) {
    desk.server
        .database()
        .sql("update account set territory = array[:prefix] where name = 'approver'")
        .param("prefix", prefix)
        .update();
  }
}

package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.Browser.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A closed case puts its enterprise on the risk list once, whatever others do there meanwhile. */
@ExtendWith(CaseServer.Shared.class)
class ListedByCaseIT {
  private static void askToClose(String number) {
    String due =
        LocalDate.ofInstant(desk.server.clock().instant(), ZoneOffset.ofHours(8))
            .plusDays(10)
            .toString();
    desk.inspected(number, "confirmed");
    desk.act("lead", number, "decide", Map.of("reason", "属实", "outcome", "rectified")).expect(200);
    desk.act(
            "lead",
            number,
            "progress",
            Map.of("plan", List.of(Map.of("text", "清退资金", "due", due, "done", true))))
        .expect(200);
    desk.act(
            "lead",
            number,
            "close",
            Map.of("reason", "整改完成", "impact", "23 人，48 万元", "deserved", true))
        .expect(200);
  }

  private static JsonNode riskEntries(String enterprise) {
    return desk.as("lead")
        .get("/api/list-entries?list=risk&enterprise=" + enterprise)
        .expect(200)
        .json()
        .path("items");
  }

  @Test
  void aClosedCaseGoesOnWithTheEntryOfBothRisksThatThereIs() {
    String number = desk.open(Risk.FUNDRAISING);
    String enterprise = desk.get("lead", number).at("/summary/enterprise").asText();
    Map<String, String> draft =
        Map.of("list", "risk", "enterprise", enterprise, "reason", "多次承诺未兑付", "measures", "每季度走访");
    JsonNode proposed = desk.as("lead").post("/api/list-entries", draft).expect(200).json();
    askToClose(number);
    desk.act("approver", number, "approve").expect(200);
    JsonNode entries = riskEntries(enterprise);
    assertThat(entries).hasSize(1);
    assertThat(entries.at("/0/id")).isEqualTo(proposed.at("/summary/id"));
    assertThat(entries.at("/0/case").asText()).isEqualTo(number);
  }

  @Test
  void aCaseIsClosedThoughSomebodyListsItsEnterpriseInTheSameMoment() throws Exception {
    String number = desk.open(Risk.FUNDRAISING);
    String enterprise = desk.get("lead", number).at("/summary/enterprise").asText();
    askToClose(number);
    CompletableFuture<Answer> closing = new CompletableFuture<>();
    Thread approver = new Thread(() -> closing.complete(desk.act("approver", number, "approve")));
    new TransactionTemplate(desk.server.context().getBean(PlatformTransactionManager.class))
        .executeWithoutResult(
            transaction -> {
              entry(enterprise);
              approver.start();
              Await.until(ListedByCaseIT::somebodyWaits, "the approval waits for the entry");
            });
    closing.get(1, TimeUnit.MINUTES).expect(200);
    approver.join();
    JsonNode entries = riskEntries(enterprise);
    assertThat(entries).hasSize(1);
    assertThat(entries.at("/0/case").asText()).isEqualTo(number);
  }

  private static void entry(String enterprise) {
    desk.server
        .database()
        .sql(
            """
            insert into list_entry (id, version, kind, enterprise, enterprise_name, region, risk,
              added_at, changed_at, standing)
            select gen_random_uuid(), 1, 'risk', :enterprise, '', '330302', 'fundraising', now(),
              now(), jsonb_build_object('state', 'ACTIVE', 'reason', 'rectified', 'regressed', false,
                'listedAt', '2026-01-01T00:00:00Z', 'reviewOn', '2027-01-01')
            """)
        .param("enterprise", enterprise)
        .update();
  }

  private static boolean somebodyWaits() {
    return desk.server
            .database()
            .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
            .query(Long.class)
            .single()
        > 0;
  }
}

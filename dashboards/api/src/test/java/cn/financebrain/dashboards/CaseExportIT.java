package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Risk;
import cn.financebrain.dashboards.Browser.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What leaves of cases as a file. */
@ExtendWith(CaseServer.Shared.class)
class CaseExportIT {
  @Test
  void anExportHoldsAllThatOneSeesAndIsInTheTrailWithItsCount() {
    String number = desk.open(Risk.FUNDRAISING);
    String asked = "/api/case-export?state=triage&query=" + number;

    JsonNode mine = desk.as("lead").get(asked).expect(200).json();
    assertThat(mine.path("items")).hasSize(1);
    assertThat(mine.at("/items/0")).isEqualTo(listed(number));
    assertThat(desk.as("elsewhere").get(asked).expect(200).json().path("items")).isEmpty();
    for (String nobody : List.of("inspector", "approver", "police")) {
      desk.as(nobody).get(asked).expectProblem(403, "forbidden");
    }
    desk.as("lead").get("/api/case-export?mark=x").expectProblem(400, "invalid-parameter");

    assertThat(exports("lead")).contains("cases 1 rows, state=triage&query=" + number);
    assertThat(exports("elsewhere")).contains("cases 0 rows, state=triage&query=" + number);
    assertThat(exports("inspector")).isEmpty();
  }

  private static JsonNode listed(String number) {
    return desk.as("lead").get("/api/cases?query=" + number).expect(200).json().at("/items/0");
  }

  private static List<String> exports(String actor) {
    return desk.server
        .database()
        .sql(
            "select object || ' ' || detail from audit_entry"
                + " where actor = :actor and action = 'case.exported' order by id")
        .param("actor", actor)
        .query(String.class)
        .list();
  }

  @Test
  void moreCasesThanOneExportHoldsAreRefusedWithWhatToDoAndLeaveNoEntry() {
    String number = desk.open(Risk.DEFAULT);
    try {
      copies(number, 50_000);
      JsonNode all = desk.as("city").get("/api/case-export?district=330399").expect(200).json();
      assertThat(all.path("items")).hasSize(50_000);
      copies(number, 1);
      int before = exports("city").size();
      Answer refused = desk.as("city").get("/api/case-export?district=330399");
      assertThat(refused.expectProblem(413, "too-large").json().path("detail").asText())
          .contains("50,000", "缩小筛选范围");
      assertThat(exports("city")).hasSize(before);
    } finally {
      desk.server.database().sql("delete from case_file where region = '330399'").update();
    }
  }

  /** So many more cases like one, in a district without any other. */
  private static void copies(String number, int count) {
    desk.server
        .database()
        .sql(
            """
            insert into case_file (number, version, enterprise, enterprise_name, region, risk,
              band, risk_index, opened_at, changed_at, standing, proposal, last_act)
            select gen_random_uuid()::text, version, gen_random_uuid()::text, enterprise_name,
              '330399', risk, band, risk_index, opened_at, changed_at, standing, proposal, last_act
            from case_file, generate_series(1, :count) where number = :number
            """)
        .param("count", count)
        .param("number", number)
        .update();
  }
}

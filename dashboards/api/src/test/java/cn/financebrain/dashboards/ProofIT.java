package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CaseServer.desk;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts as evidence; every answer is held against {@code openapi.yaml} by {@link Browser}. */
@ExtendWith(CaseServer.Shared.class)
class ProofIT {
  private static ReportedEnterprise reported;

  @BeforeAll
  static void report() {
    reported = new ReportedEnterprise(desk.server.modelsDir());
    desk.warehouse.write(reported.rows);
  }

  private static Browser.Answer proof(String official, String alert) {
    return desk.as(official).get("/api/alerts/%s/proof".formatted(alert));
  }

  @Test
  void anAlertIsTheSameByteForByteAndLeadsToTheLaw() {
    JsonNode proof = proof("lead", reported.alert()).expect(200).json();

    assertThat(proof.path("same").asBoolean()).as(proof.toString()).isTrue();
    assertThat(proof.path("evaluations").asInt()).isEqualTo(4);
    assertThat(proof.path("fields").findValuesAsText("name"))
        .contains("alert.cause", "alert.reasons", "history.scores");
    assertThat(proof.path("inputs").findValuesAsText("state")).containsOnly("present");
    JsonNode rule = proof.at("/chain/rules/0");
    assertThat(rule.path("rule").asText()).isEqualTo("fundraising_reports");
    assertThat(rule.path("raised").asBoolean()).isTrue();
    assertThat(rule.path("basis").asText()).contains("737");
    assertThat(rule.at("/tags/0/tag").asText()).isEqualTo("cmp_fundraise_report_cnt_90d");
    assertThat(rule.at("/tags/0/evidence")).hasSize(3);
    assertThat(proof.at("/chain/events")).hasSize(3);
  }

  @Test
  void naturalPersonsAreMaskedForWhoMayNotSeeThem() {
    String seen = proof("lead", reported.alert()).expect(200).body();
    String masked = proof("analyst", reported.alert()).expect(200).body();

    assertThat(seen).contains("5b1e8f", "承诺高息");
    assertThat(masked).contains("***").doesNotContain("5b1e8f", "承诺高息");
  }

  @Test
  void whoHasAnotherTerritoryIsToldThatThereIsNone() {
    proof("elsewhere", reported.alert()).expectProblem(404, "alert-not-found");
    proof("lead", "0123456789abcdef").expectProblem(404, "alert-not-found");
    proof("police", reported.alert()).expectProblem(403, "forbidden");
  }

  @Test
  void eachProofIsInTheAuditTrail() {
    proof("lead2", reported.alert()).expect(200);

    List<String> told =
        desk.server
            .database()
            .sql(
                "select action || ' ' || detail from audit_entry where actor = 'lead2'"
                    + " and object in (:alert, :enterprise) order by id")
            .param("alert", reported.alert())
            .param("enterprise", reported.enterprise.text())
            .query(String.class)
            .list();
    assertThat(told).contains("enterprise.viewed proof", "alert.proven same");
  }

  @Test
  void aFileOfTheProofIsMaskedForEverybodyAndInTheAuditTrail() {
    String path = "/api/alerts/%s/proof-file".formatted(reported.alert());

    Browser.Answer file = desk.as("lead2").get(path).expect(200);
    assertThat(file.json().path("same").asBoolean()).isTrue();
    assertThat(file.body()).contains("***").doesNotContain("5b1e8f", "承诺高息");
    desk.as("inspector").get(path).expectProblem(403, "forbidden");
    desk.as("elsewhere").get(path).expectProblem(404, "alert-not-found");

    assertThat(
            desk.server
                .database()
                .sql(
                    "select actor || ' ' || detail from audit_entry"
                        + " where action = 'alert.proof-exported' and object = :alert")
                .param("alert", reported.alert())
                .query(String.class)
                .list())
        .containsExactly("lead2 same");
  }

  @Test
  void anEventThatTheStoreHasLostIsNoticed() {
    ReportedEnterprise other = new ReportedEnterprise(desk.server.modelsDir());
    List<WarehouseRow> events =
        other.rows.stream().filter(WarehouseRow.EventRow.class::isInstance).toList();
    other.rows.remove(events.get(2)); // the second report
    desk.warehouse.write(other.rows);

    JsonNode proof = proof("lead", other.alert()).expect(200).json();

    assertThat(proof.path("same").asBoolean()).isFalse();
    assertThat(proof.at("/chain/reasons")).isEmpty();
    assertThat(proof.path("fields")).isNotEmpty();
  }

  @Test
  void anAlertOfWhichNoRecordIsStoredIsNotProven() {
    String alert = desk.alert("无据企业", CaseServer.TOWN, Risk.FUNDRAISING, Band.RED);

    JsonNode proof = proof("lead", alert).expect(200).json();

    assertThat(proof.path("same").asBoolean()).isFalse();
    assertThat(proof.path("inputs").findValuesAsText("state")).contains("missing");
  }
}

package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CityServer.server;
import static cn.financebrain.dashboards.CityServer.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.ForeignId;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.TagValue;
import cn.financebrain.contract.scan.LogEnd;
import cn.financebrain.contract.scan.Scan;
import cn.financebrain.contract.scan.ScanScore;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two scans of four enterprises: one rose, one fell, one appeared, one vanished. */
@ExtendWith(CityServer.class)
class ScansIT {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
  private static final String CHANGES = "/api/scans/scan-april/changes?since=scan-march";

  private static Browser office;
  private static Browser district;

  @BeforeAll
  static void write() {
    List<WarehouseRow> rows = new ArrayList<>();
    rows.add(scan("scan-march", "", MARCH, Scan.State.DONE));
    rows.add(scan("scan-april", "", APRIL, Scan.State.DONE));
    rows.add(scan("scan-half", "330303", APRIL, Scan.State.STOPPED));
    rows.add(score("scan-march", "rises", "330302", 30, MARCH));
    rows.add(score("scan-april", "rises", "330302", 85, APRIL));
    rows.add(score("scan-march", "falls", "330303", 65, MARCH));
    rows.add(score("scan-april", "falls", "330303", 10, APRIL));
    rows.add(unscored("scan-march", "appears", "330302", MARCH));
    rows.add(score("scan-april", "appears", "330302", 50, APRIL));
    rows.add(score("scan-march", "vanishes", "330303", 45, MARCH));
    rows.add(score("scan-march", "stays", "330302", 5, MARCH));
    rows.add(score("scan-april", "stays", "330302", 6, APRIL));
    warehouse.write(rows);
    office = server.office();
    district = server.signedInAs("district-lead", "330302");
  }

  private static WarehouseRow scan(String id, String region, Instant asOf, Scan.State state) {
    return new WarehouseRow.ScanRow(
        new Scan(
            id,
            "季度扫描",
            asOf,
            region,
            1,
            state,
            "",
            5,
            5,
            state == Scan.State.DONE ? "0".repeat(32) : "",
            "li",
            "",
            asOf,
            new LogEnd(Map.of(0, 4L, 1, 7L))),
        asOf);
  }

  private static WarehouseRow score(
      String scan, String enterprise, String region, double index, Instant asOf) {
    return row(
        scan,
        region,
        new Score.Scored(
            id(enterprise),
            Risk.FUNDRAISING,
            asOf,
            1,
            "m",
            index / 100,
            0.5,
            index,
            band(index),
            1),
        List.of(
            new Reason("complaints", new TagValue.Quantity(index), index / 10, List.of()),
            new Reason("age", new TagValue.Quantity(3), 0.5, List.of())));
  }

  private static WarehouseRow unscored(
      String scan, String enterprise, String region, Instant asOf) {
    return row(
        scan,
        region,
        new Score.Unscored(id(enterprise), Risk.FUNDRAISING, asOf, 1, Score.Why.LOW_COVERAGE, 0.1),
        List.of());
  }

  private static WarehouseRow row(String scan, String region, Score score, List<Reason> reasons) {
    return new WarehouseRow.ScanScoreRow(
        new ScanScore(scan, "=名称", region, "J", score, reasons, List.of()));
  }

  private static EnterpriseId id(String name) {
    return new ForeignId("scans", name);
  }

  private static Band band(double index) {
    return List.copyOf(EnumSet.allOf(Band.class)).get((int) Math.min(4, index / 20));
  }

  @Test
  void scansAreListedWithWhatTheyRestOn() {
    JsonNode march = find(office, "scan-march");
    assertThat(march.path("asOf").asText()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(march.path("logEnd").asText()).isEqualTo("0:4 1:7");
    assertThat(march.path("state").asText()).isEqualTo("done");
    assertThat(find(office, "scan-half").path("state").asText()).isEqualTo("stopped");
    assertThat(find(district, "scan-half").isMissingNode()).as("it looked elsewhere").isTrue();
    district.get("/api/scans/scan-half").expectProblem(404, "scan-not-found");
    office.get("/api/scans/scan-none").expectProblem(404, "scan-not-found");
  }

  @Test
  void aDistrictSeesItsPartOfACitysScanAndDoesNotStopIt() {
    Browser analyst = server.signedInAs("analyst", "330302");
    analyst.get("/api/scans/scan-april").expect(200);
    for (String act : List.of("stop", "resume")) {
      analyst.post("/api/scans/scan-april/" + act, Map.of()).expectProblem(403, "forbidden");
    }
  }

  private static JsonNode find(Browser user, String id) {
    for (JsonNode scan : user.get("/api/scans").expect(200).json().path("scans")) {
      if (scan.path("id").asText().equals(id)) {
        return scan;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  @Test
  void countsAndRowsAreOfTheTerritory() {
    assertThat(total(office, "scan-march", "")).isEqualTo(5);
    assertThat(total(district, "scan-march", "")).isEqualTo(3);
    assertThat(total(district, "scan-march", "&district=330303")).isZero();
    assertThat(total(office, "scan-april", "&band=red")).isEqualTo(1);
    JsonNode top =
        office
            .get("/api/scans/scan-april/scores?risk=fundraising&limit=1")
            .expect(200)
            .json()
            .at("/scores/0");
    assertThat(top.path("enterprise").asText()).isEqualTo("scans:rises");
    assertThat(top.at("/reasons/0/tag").asText()).isEqualTo("complaints");
    assertThat(regions(office)).containsExactlyInAnyOrder("330302", "330303");
    assertThat(regions(district)).containsOnly("330302");
  }

  private static int total(Browser user, String scan, String more) {
    return user.get("/api/scans/%s/scores?risk=fundraising%s".formatted(scan, more))
        .expect(200)
        .json()
        .path("total")
        .asInt();
  }

  private static java.util.Set<String> regions(Browser user) {
    return new java.util.TreeSet<>(
        user.get("/api/scans/scan-march")
            .expect(200)
            .json()
            .path("districts")
            .findValuesAsText("group"));
  }

  @Test
  void whatChangedBetweenTwoScansIsToldWithTheTagsThatMadeIt() {
    JsonNode changes = office.get(CHANGES).expect(200).json();
    assertThat(changes.path("changes").findValuesAsText("kind"))
        .containsExactly("rose", "fell", "appeared", "vanished");
    JsonNode rose = changes.at("/changes/0");
    assertThat(rose.at("/before/band").asText()).isEqualTo("blue");
    assertThat(rose.at("/after/band").asText()).isEqualTo("red");
    assertThat(rose.path("shifts")).hasSize(1);
    assertThat(rose.at("/shifts/0/tag").asText()).isEqualTo("complaints");
    assertThat(rose.at("/shifts/0/by").asDouble()).isEqualTo(5.5);
    assertThat(changes.at("/changes/2/before/unscored").asText()).isEqualTo("low_coverage");
    assertThat(changes.at("/changes/3/after").isNull()).isTrue();
    assertThat(changes.path("counts").findValuesAsText("group"))
        .containsExactly("appeared", "fell", "rose", "vanished");
    assertThat(
            office
                .get(CHANGES + "&kind=fell")
                .expect(200)
                .json()
                .at("/changes")
                .findValuesAsText("kind"))
        .containsExactly("fell");
    assertThat(district.get(CHANGES).expect(200).json().path("changes").findValuesAsText("kind"))
        .containsExactly("rose", "appeared");
    office
        .get("/api/scans/scan-april/changes?since=scan-half")
        .expectProblem(409, "operation-refused");
  }

  @Test
  void allChangesAreAFileForSpreadsheetsAndInTheTrail() {
    String file =
        office.get("/api/scans/scan-april/changes-file?since=scan-march").expect(200).body();
    assertThat(file).startsWith("\uFEFF企业标识");
    assertThat(file.lines()).hasSize(5);
    assertThat(file).contains("scans:rises,'=名称,330302,J,非法集资,rose,blue,red,30.0,85.0");
    assertThat(
            server
                .database()
                .sql("select count(*) from audit_entry where action = 'scan.exported'")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  @Test
  void aScanOutsideOfTheTerritoryIsNotStarted() {
    Browser analyst = server.signedInAs("analyst", "330302");
    analyst.post("/api/scans", Map.of("region", "330303")).expectProblem(403, "forbidden");
    analyst.post("/api/scans", Map.of()).expectProblem(403, "forbidden");
    analyst
        .post("/api/scans", Map.of("region", "330302"))
        .expectProblem(503, "operations-unavailable");
  }
}

package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reports of scans and enterprises, from the order to the files. */
class ReportsIT {
  private static final String RARE = new String(Character.toChars(0x2CF00));
  private static final String SCRIPT = "<script>alert(1)</script>" + RARE;

  /** Each draws a PDF, one after another. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static WarehouseFixture warehouse;
  private static RunningDashboards server;
  private static Browser office;
  private static Browser analyst;
  private static Browser lead;

  @BeforeAll
  static void start() {
    warehouse = WarehouseFixture.start();
    ScanRows rows = new ScanRows(warehouse);
    rows.scan("scan-0", "2026-11-13 12:00:00", "", "done", 40);
    rows.scores("scan-0", 0, 30, "330302", "yellow", 45);
    rows.scores("scan-0", 30, 10, "330303", "green", 5);
    rows.scan("scan-1", "2026-11-20 12:00:00", "", "done", 41);
    rows.scores("scan-1", 0, 10, "330302", "red", 85);
    rows.scores("scan-1", 10, 20, "330302", "yellow", 45);
    rows.scores("scan-1", 30, 10, "330303", "green", 5);
    rows.named("scan-1", "demo:named", SCRIPT, "330302", 99);
    Instant known = Instant.now().minus(Duration.ofDays(20)).truncatedTo(ChronoUnit.MILLIS);
    warehouse.write(Lending.rows(known));
    rows.label(Lending.FOUND.text(), known);
    rows.label("demo:nobody-saw", known);
    rows.scan("scan-2", "2026-11-27 12:00:00", "", "running", 41);
    SizedEnterprises.write(warehouse);
    server = warehouse.dashboards();
    office = server.office();
    analyst = server.signedInAs("analyst", "");
    lead = server.signedInAs("district-lead", "330303");
  }

  @AfterAll
  static void stop() {
    server.close();
    warehouse.close();
  }

  private static String order(Browser user, Map<String, String> draft) {
    return user.post("/api/reports", draft).expect(201).json().path("id").asText();
  }

  private static JsonNode ended(Browser user, String id) {
    Await.until(
        PATIENCE,
        () -> {
          String state = user.get("/api/reports/" + id).json().path("state").asText();
          return state.equals("ready") || state.equals("failed");
        },
        "the report");
    return user.get("/api/reports/" + id).json();
  }

  private static JsonNode ready(Browser user, Map<String, String> draft) {
    JsonNode report = ended(user, order(user, draft));
    assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("ready");
    return report;
  }

  private static byte[] file(Browser user, JsonNode report, String form) {
    HttpResponse<byte[]> answer =
        user.download(
            "/api/reports/%s/files/%s?purpose=%s"
                .formatted(report.path("id").asText(), form, "test"));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void theReportOfTheCitySaysWhatChangedAndWhereItComesFrom() throws Exception {
    JsonNode report = ready(office, Map.of("kind", "city", "language", "zh"));
    assertThat(report.path("title").asText()).isEqualTo("风险扫描报告");
    assertThat(report.path("snapshot").asText()).isEqualTo("scan-1 · f0e1d2c3b4a59687");
    assertThat(report.path("release").asInt()).isEqualTo(7);
    assertThat(report.path("asOf").asText()).isEqualTo("2026-11-20T04:00:00Z");
    String page = office.get(path(report, "page")).expect(200).body();
    assertThat(page)
        .contains("共扫描企业 41 家。非法集资风险：红色 11 家", "scan-1 · f0e1d2c3b4a59687")
        .contains("编制时", "数据源未按时更新", "工商登记") // the feed's newest day is long ago
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;□U+2CF00", "纳税额：0 万元；规则 dishonest_executive")
        .doesNotContain("<script");
    byte[] pdf = file(office, report, "pdf");
    assertThat(text(pdf)).contains("鹿城区", "与上期相比", "U+2CF00", "快照 scan-1");
    for (JsonNode of : report.path("files")) {
      if (of.path("form").asText().equals("pdf")) {
        assertThat(of.path("sha256").asText()).isEqualTo(sha256(pdf));
      }
    }
    try (ReadableWorkbook book =
            new ReadableWorkbook(new ByteArrayInputStream(file(office, report, "xlsx")));
        Stream<Row> changes = book.findSheet("与上期相比").orElseThrow().openStream().skip(1).limit(1)) {
      Row fundraising = changes.findFirst().orElseThrow();
      assertThat(fundraising.stream().map(cell -> cell.getText()))
          .containsExactly("非法集资", "10", "10", "0", "1", "0", "0", "30");
      Sheet all = book.getSheets().reduce((one, next) -> next).orElseThrow();
      assertThat(all.read()).hasSize(1 + 41 + 40);
    }
    String csv = new String(file(office, report, "csv"), StandardCharsets.UTF_8);
    assertThat(csv).startsWith("\uFEFF企业标识,").contains(SCRIPT);
  }

  private static String path(JsonNode report, String part) {
    return "/api/reports/%s/%s".formatted(report.path("id").asText(), part);
  }

  private static String sha256(byte[] content) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @Test
  void aDistrictSheetHoldsNothingOfAnotherDistrict() throws Exception {
    lead.post("/api/reports", Map.of("kind", "district", "region", "330302", "language", "zh"))
        .expectProblem(403, "forbidden");
    lead.post("/api/reports", Map.of("kind", "city", "language", "zh"))
        .expectProblem(403, "forbidden");
    office
        .post("/api/reports", Map.of("kind", "district", "region", "33", "language", "zh"))
        .expectProblem(400, "invalid-body");
    JsonNode report = ready(lead, Map.of("kind", "district", "region", "330303", "language", "en"));
    String csv = new String(file(lead, report, "csv"), StandardCharsets.UTF_8);
    assertThat(csv.lines()).hasSize(1 + 20);
    assertThat(csv).contains("330303").doesNotContain("330302");
    assertThat(lead.get(path(report, "page")).body())
        .contains("10 enterprises were scanned here", "District sheet")
        .doesNotContain("企业0 ");
    JsonNode city = ready(office, Map.of("kind", "city", "language", "zh"));
    lead.get("/api/reports/" + city.path("id").asText()).expectProblem(404, "report-not-found");
    lead.get(path(city, "page")).expectProblem(404, "report-not-found");
    assertThat(lead.get("/api/reports").expect(200).json().path("items"))
        .allSatisfy(each -> assertThat(each.path("region").asText()).isEqualTo("330303"));
  }

  @Test
  void aFileIsTakenForAPurposeOnlyAndTheTrailKnows() {
    JsonNode report = ready(analyst, Map.of("kind", "city", "language", "zh"));
    String id = report.path("id").asText();
    analyst.get(path(report, "files/pdf")).expectProblem(400, "invalid-parameter");
    analyst.get(path(report, "files/page?purpose=x")).expectProblem(400, "invalid-parameter");
    analyst.get(path(report, "page")).expect(200);
    file(analyst, report, "xlsx");
    assertThat(
            server
                .database()
                .sql(
                    "select action || ' ' || detail from audit_entry where object = :id order by"
                        + " id")
                .param("id", id)
                .query(String.class)
                .list())
        .containsExactly(
            "report.ordered city ",
            "report.viewed scan-1 · f0e1d2c3b4a59687",
            "report.exported xlsx: test");
  }

  @Test
  void theOwnerIsToldAndNobodyElse() {
    Browser owner = server.signedInAs("analyst", "3303", "3304");
    String good = order(owner, Map.of("kind", "rates", "region", "3303", "language", "zh"));
    ended(owner, good);
    String bad = order(owner, Map.of("kind", "statistics", "region", "3303", "language", "zh"));
    ended(owner, bad);
    JsonNode inbox = owner.get("/api/inbox").expect(200).json();
    assertThat(inbox.path("unread").asInt()).isEqualTo(2);
    assertThat(inbox.path("items")).hasSize(2);
    String newest = inbox.at("/items/0/at").asText();
    owner.post("/api/inbox/seen", Map.of("until", newest)).expect(204);
    assertThat(owner.get("/api/inbox").json().path("unread").asInt()).isZero();
    assertThat(lead.get("/api/inbox").json().path("items"))
        .noneMatch(each -> each.path("report").asText().equals(good));
  }

  @Test
  void aReportOfWhichAPartFailsIsNotPublishedAtAll() {
    Browser owner = server.signedInAs("analyst", "33030", "330302");
    String body = "<p>{{lead}}</p>\n{{#part.nowhere}}{{>part}}{{/part.nowhere}}";
    int version = office.get("/api/report-templates/hits").json().at("/items/0/version").asInt();
    Map<String, Object> change = Map.of("language", "zh", "body", body, "version", version);
    office.put("/api/report-templates/hits", change).expect(200);
    JsonNode failed =
        ended(owner, order(owner, Map.of("kind", "hits", "region", "330302", "language", "zh")));
    assertThat(failed.path("state").asText()).isEqualTo("failed");
    assertThat(failed.path("part").asText()).isEqualTo("page");
    assertThat(failed.path("failure").asText()).contains("line 2", "nowhere");
    assertThat(failed.path("files")).isEmpty();
    owner.get(path(failed, "page")).expectProblem(409, "report-not-ready");
    assertThat(owner.get("/api/inbox").json().at("/items/0/failed").asBoolean()).isTrue();
  }

  @Test
  void anOfficeChangesATemplateAndSeesItOnRealData() {
    JsonNode versions = office.get("/api/report-templates/city?language=en").expect(200).json();
    assertThat(versions.at("/items/0/version").asInt()).isZero();
    String body =
        "<h3>Of the office</h3>\n<p>{{lead}}</p>\n{{#part.changes}}{{>part}}{{/part.changes}}";
    Map<String, Object> preview = Map.of("language", "en", "body", body);
    assertThat(office.post("/api/report-templates/city/preview", preview).expect(200).body())
        .contains("Of the office", "41 enterprises were scanned", "Since the scan before")
        .doesNotContain("By industry");
    Browser english = server.browser().speaking(Locale.ENGLISH);
    english.signIn("office", RunningDashboards.PASSWORD).expect(200);
    Map<String, Object> wrong = Map.of("language", "en", "body", "<p>\n<script></script></p>");
    JsonNode problem =
        english
            .post("/api/report-templates/city/preview", wrong)
            .expectProblem(422, "template-refused")
            .json();
    assertThat(problem.path("field").asText()).isEqualTo("body:2");
    assertThat(problem.path("detail").asText()).contains("line 2", "<script>");
    Map<String, Object> change = Map.of("language", "en", "body", body, "version", 0);
    JsonNode saved = office.put("/api/report-templates/city", change).expect(200).json();
    assertThat(saved.at("/items/0/version").asInt()).isEqualTo(1);
    assertThat(saved.at("/items/0/by").asText()).isEqualTo("office");
    office.put("/api/report-templates/city", change).expectProblem(409, "template-changed");
    JsonNode report = ready(office, Map.of("kind", "city", "language", "en"));
    assertThat(report.path("templateVersion").asInt()).isEqualTo(1);
    assertThat(office.get(path(report, "page")).body()).contains("Of the office");
  }

  @Test
  void aDossierHasTheWholeChainAndMasksPersons() throws Exception {
    server
        .signedInAs("district-lead", "330301")
        .post(
            "/api/reports",
            Map.of("kind", "dossier", "enterprise", City.QUIET.text(), "language", "zh"))
        .expectProblem(404, "enterprise-not-found");
    JsonNode quiet =
        ready(lead, Map.of("kind", "dossier", "enterprise", City.QUIET.text(), "language", "zh"));
    assertThat(quiet.path("region").asText()).isEqualTo("330303");
    assertThat(text(file(lead, quiet, "pdf")))
        .contains("安静企业 尚未评估，不代表低风险", "企业核查单", "91330100799655058B");
    // its model is not there, so nothing can be proved, and nothing is published
    JsonNode risky =
        ended(
            office,
            order(
                office,
                Map.of("kind", "dossier", "enterprise", City.RISKY.text(), "language", "zh")));
    assertThat(risky.path("state").asText()).isEqualTo("failed");
    assertThat(risky.path("part").asText()).isEqualTo("reasons");
  }

  @Test
  void theTemplateOfDossiersIsSeenOnAnEnterpriseAndNothingIsKept() {
    Map<String, Object> preview =
        new HashMap<>(Map.of("language", "zh", "body", "<h3>本局格式</h3>\n<p>{{lead}}</p>"));
    office
        .post("/api/report-templates/dossier/preview", preview)
        .expectProblem(400, "invalid-body");
    preview.put("enterprise", City.UNKNOWN.text());
    office
        .post("/api/report-templates/dossier/preview", preview)
        .expectProblem(404, "enterprise-not-found");
    int kept = office.get("/api/reports?kind=dossier").json().path("items").size();
    preview.put("enterprise", City.QUIET.text());
    assertThat(office.post("/api/report-templates/dossier/preview", preview).expect(200).body())
        .contains("本局格式", "安静企业");
    assertThat(office.get("/api/reports?kind=dossier").json().path("items")).hasSize(kept);
  }

  @Test
  void everyKindIsMadeOfNothing() throws Exception {
    for (String kind : List.of("district", "statistics", "rates", "hits")) {
      String language = kind.equals("hits") ? "en" : "zh";
      JsonNode report =
          ready(office, Map.of("kind", kind, "region", "330399", "language", language));
      assertThat(text(file(office, report, "pdf")))
          .containsAnyOf("本期无数据", "No rows in this period");
      assertThat(file(office, report, "xlsx")).isNotEmpty();
    }
  }

  @Test
  void ratesAreWeightedByAmountAndDrawn() {
    JsonNode report = ready(office, Map.of("kind", "rates", "language", "zh"));
    assertThat(office.get(path(report, "page")).body())
        .contains("期间内共 3 笔带利率的借贷", "年利率为 12.50%", "data:image/png;base64,");
    String csv = new String(file(office, report, "csv"), StandardCharsets.UTF_8);
    assertThat(csv.lines().skip(2)).singleElement().asString().contains(",2,0.04,12.5,15,14.5");
  }

  @Test
  void whatAlertsFoundFirstIsToldWithItsLeadDays() {
    JsonNode report = ready(office, Map.of("kind", "hits", "language", "en"));
    assertThat(office.get(path(report, "page")).body())
        .contains("2 outcomes became known in the period, 2 of them true; of those, 1 had been")
        .contains("courts", "50.0%", "10.0");
  }

  @Test
  void quarterlyTablesHaveATotalThatAddsUp() throws Exception {
    JsonNode report = ready(office, Map.of("kind", "statistics", "language", "zh"));
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(file(office, report, "xlsx")))) {
      List<List<String>> rows =
          book.findSheet("分区域非法集资风险企业数").orElseThrow().read().stream()
              .map(row -> row.stream().map(cell -> cell.getText()).toList())
              .toList();
      assertThat(rows.get(1).subList(0, 8))
          .containsExactly("合计", "41", "11", "0", "20", "0", "10", "0");
      assertThat(rows.get(2).subList(0, 3)).containsExactly("鹿城区", "31", "11");
      assertThat(rows.get(3).subList(0, 3)).containsExactly("龙湾区", "10", "0");
    }
    assertThat(office.get(path(report, "page")).body()).contains("2026 年第 4 季度");
  }

  @Test
  void quarterlyTablesAreBySizeAsFarAsItWasKnown() throws Exception {
    JsonNode report =
        ready(
            office,
            Map.of(
                "kind",
                "statistics",
                "scan",
                SizedEnterprises.SCAN,
                "region",
                SizedEnterprises.REGION,
                "language",
                "zh"));
    try (ReadableWorkbook book =
        new ReadableWorkbook(new ByteArrayInputStream(file(office, report, "xlsx")))) {
      assertThat(
              book.findSheet("分规模非法集资风险企业数").orElseThrow().read().stream()
                  .map(row -> row.getCell(0).getText() + " " + row.getCell(1).getText()))
          .containsExactly("企业规模 合计", "合计 7", "大型 1", "中型 1", "小型 1", "微型 1", "未知 2", "不适用 1");
    }
    assertThat(office.get(path(report, "page")).body()).contains("分规模非法集资风险企业数", "不作推断");
    assertThat(text(file(office, report, "pdf"))).contains("分规模非法集资风险企业数");
  }

  @Test
  void ofScansOnlyThoseCountThatReachedTheirEnd() {
    JsonNode scans = analyst.get("/api/report-scans?region=330302").expect(200).json();
    assertThat(scans.path("items").findValuesAsText("id")).containsExactly("scan-1", "scan-0");
    analyst
        .post("/api/reports", Map.of("kind", "city", "scan", "scan-2", "language", "zh"))
        .expectProblem(404, "scan-not-found");
    JsonNode first = ready(analyst, Map.of("kind", "city", "scan", "scan-0", "language", "zh"));
    assertThat(analyst.get(path(first, "page")).body()).contains("没有更早的扫描可以对比");
  }
}

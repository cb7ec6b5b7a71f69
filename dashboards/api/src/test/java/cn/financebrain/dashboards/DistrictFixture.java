package cn.financebrain.dashboards;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server where one of each kind is of the district 330302: enterprises with alerts, cases,
 * entries of lists, reports, schedules, scans and all else that has a territory or an owner.
 */
final class DistrictFixture implements AutoCloseable {
  static final String DISTRICT = "330302";
  static final String NAME = "辖区内企业";
  static final String SCAN = "scan-district";
  static final String SCAN_BEFORE = "scan-district-before";
  static final String SCAN_OF_CITY = "scan-city";
  static final String RULE = "6e1f0c52-58a5-4f0c-9c7e-0f8f3b2f7a10";
  static final String STATEMENT = "SELECT name, region FROM enterprise ORDER BY region";

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final AtomicInteger COUNT = new AtomicInteger();

  final RunningDashboards server;
  final CaseServer desk;
  final ReportedEnterprise reported;

  /** Of the district; made what follows, where that has an owner. */
  final Browser lead;

  final Browser bank;
  final Browser maker;

  /** A case that was handed over to the police, since those see no others. */
  final String number;

  final String attachment;
  final String entry;
  final String proposed;
  final String report;
  final String run;
  final String lookUp;
  final String job;

  private final WarehouseFixture warehouse;
  private final EchoOperations operations;
  private final Map<String, Browser> users = new HashMap<>();

  DistrictFixture(Path directory) {
    Path file = directory.resolve("operations.json");
    operations = new EchoOperations(file);
    warehouse = WarehouseFixture.start();
    scans();
    server =
        warehouse.dashboards("FB_OPERATIONS_FILE=" + file, "FB_WEBHOOK_PRIVATE_HOSTS=127.0.0.1");
    desk = CaseServer.on(warehouse, server);
    reported = new ReportedEnterprise(server.modelsDir());
    warehouse.write(reported.rows);
    lead = as("district-lead", DISTRICT);
    bank = as("bank-officer", "3303");
    maker = as("rule-maker", "3303");
    number = handedOver();
    attachment = desk.get("lead", number).at("/attachments/0/id").asText();
    entry = id("/api/list-entries", riskEntry("demo:" + alert()), "/summary/id");
    proposed =
        bulk(Map.of("action", "dismiss", "reason", "误报", "cases", List.of(desk.open(alert()))));
    lead.post("/api/bulk/" + proposed, Map.of("move", "run", "count", 1)).expect(200);
    report = id("/api/reports", reportDraft(), "/id");
    run = export();
    lookUp =
        bank.post("/api/look-ups", lookUp(City.RISKY.text()))
            .expect(200)
            .json()
            .at("/lookUp/id")
            .asText();
    job =
        maker
            .post("/api/rules/trials", Map.of("book", "product"))
            .expect(200)
            .json()
            .path("id")
            .asText();
    lead.put("/api/ownership-rules", ownership()).expect(200);
    Await.until(
        PATIENCE,
        () -> lead.get("/api/reports/" + report).json().path("state").asText().equals("ready"),
        "the report");
  }

  /**
   * Somebody of this role, the same for all who ask.
   *
   * @param territory of one region, or of none
   */
  Browser as(String role, String... territory) {
    String name = accountOf(role, territory);
    return users.computeIfAbsent(name, any -> server.signedInBy(name, role, territory));
  }

  /** None of the names that {@link CaseServer} gives. */
  static String accountOf(String role, String... territory) {
    return role + '-' + (territory.length == 0 ? "nowhere" : territory[0]);
  }

  private void scans() {
    ScanRows rows = new ScanRows(warehouse);
    rows.scan(SCAN_BEFORE, "2026-11-13 12:00:00", DISTRICT, "done", 1);
    rows.named(SCAN_BEFORE, "demo:scanned", NAME, DISTRICT, 90);
    rows.scan(SCAN_OF_CITY, "2026-11-19 12:00:00", "", "done", 1);
    rows.named(SCAN_OF_CITY, "demo:scanned", NAME, DISTRICT, 95);
    rows.scan(SCAN, "2026-11-20 12:00:00", DISTRICT, "done", 1);
    rows.named(SCAN, "demo:scanned", NAME, DISTRICT, 99);
  }

  private String handedOver() {
    String opened = desk.open(alert());
    byte[] text = "现场记录".getBytes(StandardCharsets.UTF_8);
    lead.upload("/api/cases/%s/attachments".formatted(opened), "notes.txt", text).expect(200);
    desk.inspected(opened, "confirmed");
    desk.act("lead", opened, "decide", Map.of("reason", "涉嫌犯罪", "outcome", "police")).expect(200);
    return opened;
  }

  /** What an answer may not hold that is given outside of the district. */
  List<String> markers() {
    return List.of(
        DISTRICT,
        NAME,
        "风险'企业",
        reported.alert(),
        reported.enterprise.text(),
        number,
        entry,
        proposed,
        report,
        SCAN,
        RULE,
        "\"inspector\"",
        "\"lead\"",
        "127.0.0.1:1");
  }

  /** A new enterprise with one alert; the id is that of both. */
  String alert() {
    return desk.alert(NAME, CaseServer.TOWN, Risk.FUNDRAISING, Band.ORANGE);
  }

  private String id(String path, Map<String, ?> body, String pointer) {
    Browser.Answer answer = lead.post(path, body);
    JsonNode id = answer.json().at(pointer);
    if (id.isMissingNode()) {
      throw new AssertionError(path + ": " + answer.body());
    }
    return id.asText();
  }

  private String bulk(Map<String, ?> draft) {
    return id("/api/bulk", draft, "/id");
  }

  /** A set that only who froze it sees; others may approve, once it is proposed. */
  String bulk() {
    return bulk(Map.of("action", "watch", "cases", List.of(number)));
  }

  static Map<String, String> reportDraft() {
    return Map.of("kind", "district", "region", DISTRICT, "language", "zh");
  }

  static Map<String, String> riskEntry(String enterprise) {
    return Map.of("list", "risk", "enterprise", enterprise, "reason", "多次被投诉", "measures", "每季度走访");
  }

  static Map<String, String> lookUp(String enterprise) {
    return Map.of(
        "enterprise",
        enterprise,
        "purpose",
        "loan-application",
        "authorisation",
        "a-" + COUNT.incrementAndGet(),
        "validUntil",
        LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(2).toString());
  }

  /** A rule that takes no case, in the version that stands now. */
  Map<String, Object> ownership() {
    int version =
        server.database().sql("select max(version) from ownership").query(Integer.class).single();
    Map<String, Object> rule =
        Map.of(
            "id",
            RULE,
            "region",
            DISTRICT,
            "enterprises",
            List.of("demo:nobody"),
            "owner",
            "inspector");
    return Map.of("version", version, "rules", List.of(rule));
  }

  Map<String, Object> scheduleDraft() {
    return ScheduleDrafts.weekly(server, "周报", DISTRICT, "lead");
  }

  String schedule() {
    return id("/api/schedules", scheduleDraft(), "/schedule/id");
  }

  static Map<String, Object> viewDraft() {
    return Map.of(
        "list",
        "cases",
        "name",
        NAME + COUNT.incrementAndGet(),
        "audience",
        "territory",
        "settings",
        Map.of("filters", Map.of(), "hidden", List.of(), "density", "compact"),
        "version",
        1);
  }

  /** One that all of the district see. */
  String view() {
    return id("/api/views", viewDraft(), "/id");
  }

  String viewOfEnterprises() {
    Map<String, Object> draft = new HashMap<>(viewDraft());
    draft.put("list", "enterprises");
    return id("/api/views", draft, "/id");
  }

  /** That the lead follows. */
  String followedView() {
    String made = viewOfEnterprises();
    lead.put("/api/views/%s/following".formatted(made), Map.of()).expect(200);
    return made;
  }

  String deletedSchedule() {
    String made = schedule();
    lead.delete("/api/schedules/" + made).expect(204);
    return made;
  }

  String deletedView() {
    String made = view();
    lead.delete("/api/views/" + made).expect(204);
    return made;
  }

  static Map<String, Object> queryDraft() {
    return Map.of(
        "name",
        NAME + COUNT.incrementAndGet(),
        "description",
        "",
        "shared",
        false,
        "statement",
        STATEMENT,
        "version",
        1);
  }

  String savedQuery() {
    return id("/api/queries/saved", queryDraft(), "/id");
  }

  private String export() {
    String made =
        id(
            "/api/queries/exports",
            Map.of("statement", STATEMENT, "format", "csv", "purpose", "test"),
            "/id");
    Await.until(
        () -> lead.get("/api/queries/runs/" + made).json().path("state").asText().equals("done"),
        "the query ends");
    return made;
  }

  static Map<String, Object> webhookDraft() {
    return Map.of(
        "name",
        "业务系统",
        "url",
        "http://127.0.0.1:1/hook",
        "events",
        List.of("report.ready"),
        "risks",
        List.of("fundraising"),
        "bands",
        List.of("red"),
        "region",
        DISTRICT,
        "enabled",
        true);
  }

  String webhook() {
    return desk.as("city")
        .post("/api/webhooks", webhookDraft())
        .expect(201)
        .json()
        .path("id")
        .asText();
  }

  /** How all stands that somebody might change. */
  String standing() {
    return server
        .database()
        .sql(
            """
            select string_agg(line, chr(10) order by line) from (
              select 'case ' || number || ' ' || version as line from case_file
              union all select 'note ' || id from case_note
              union all select 'attachment ' || id from case_attachment
              union all select 'bulk ' || id || ' ' || status from bulk
              union all select 'entry ' || id || ' ' || version from list_entry
              union all select 'ownership ' || max(version) from ownership
              union all select 'schedule ' || concat_ws(' ', id, version, deleted_at) from schedule
              union all select 'schedule run ' || id from schedule_run
              union all select 'view ' || concat_ws(' ', id, version, deleted_at) from saved_view
              union all select 'followed ' || concat_ws(' ', id, ended) from followed_set
              union all select 'query ' || id || ' ' || version from saved_query
              union all select 'webhook ' || concat_ws(' ', id, changed_at, secret) from webhook
              union all select 'look-up ' || id from look_up) as lines
            """)
        .query(String.class)
        .single();
  }

  @Override
  public void close() {
    server.close();
    operations.close();
    warehouse.close();
  }
}

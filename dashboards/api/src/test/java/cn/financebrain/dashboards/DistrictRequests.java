package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.DistrictFixture.DISTRICT;
import static cn.financebrain.dashboards.DistrictFixture.SCAN;
import static cn.financebrain.dashboards.DistrictFixture.SCAN_BEFORE;

import cn.financebrain.dashboards.Browser.Answer;
import cn.financebrain.dashboards.RightsMatrix.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** How each operation of the matrix is asked for what is of the district. */
final class DistrictRequests {
  private static final String NO_CASE = "2026-999999";
  private static final String NO_ALERT = "0123456789abcdef";
  private static final String NO_UUID = "00000000-0000-4000-8000-000000000000";

  private static final Map<String, String> QUERIES =
      Map.ofEntries(
          Map.entry("/api/alert-queue", "day=2026-11-20"),
          Map.entry("/api/enterprise-counts", "query=" + encode("风险")),
          Map.entry("/api/enterprise-file", "purpose=review"),
          Map.entry("/api/enterprises/{id}/scores", "risk=fundraising"),
          Map.entry("/api/enterprises/{id}/score", "risk=fundraising&asOf=" + City.NOON),
          Map.entry("/api/enterprises/{id}/explanation", "risk=fundraising&asOf=" + City.NOON),
          Map.entry("/api/cases/{number}/file", "purpose=review"),
          Map.entry("/api/assignees", "region=" + DISTRICT),
          Map.entry("/api/views", "list=cases"),
          Map.entry("/api/views/{id}/comparison-rows", "part=both"),
          Map.entry("/api/views/{id}/comparison-file", "part=both&purpose=review"),
          Map.entry("/api/reports/{id}/files/{form}", "purpose=review"),
          Map.entry("/api/report-scans", "region=" + DISTRICT),
          Map.entry("/api/schedules/recipients", "region=" + DISTRICT),
          Map.entry("/api/scans/{scan}/scores", "risk=fundraising"),
          Map.entry("/api/scans/{scan}/changes", "since=" + SCAN_BEFORE),
          Map.entry("/api/scans/{scan}/changes-file", "since=" + SCAN_BEFORE));

  private final DistrictFixture district;

  DistrictRequests(DistrictFixture district) {
    this.district = district;
  }

  /** The same of what is of the district, and of what there is not. */
  record Asked(Request foreign, Request unknown) {}

  /** A request; a null body is that of an upload. */
  record Request(String method, String path, Map<String, ?> body) {
    Answer by(Browser user) {
      return switch (method) {
        case "GET" -> user.get(path);
        case "PUT" -> user.put(path, body);
        case "DELETE" -> user.delete(path);
        default ->
            body == null
                ? user.upload(path, "notes.txt", "现场记录".getBytes(StandardCharsets.UTF_8))
                : user.post(path, body);
      };
    }
  }

  /** What is changed or ended by it is made anew for each. */
  Asked ask(Row row) {
    Names names = names(row);
    return new Asked(
        request(row, names.foreign(), named(row, names.foreign())),
        request(row, names.unknown(), named(row, names.unknown())));
  }

  private Request request(Row row, String name, Map<String, ?> body) {
    String path =
        row.template()
            .replace("{tag}", "complaint_count")
            .replace("{attachment}", district.attachment)
            .replace("{form}", "pdf")
            .replaceFirst("\\{[^}]+}", Matcher.quoteReplacement(encode(name)));
    String query = QUERIES.get(row.template());
    boolean upload = row.template().endsWith("/attachments");
    return new Request(
        row.method(), query == null ? path : path + '?' + query, upload ? null : body);
  }

  /** An id, of the path or of the body. */
  private record Names(String foreign, String unknown) {}

  private Names names(Row row) {
    return row.namesOne() ? ofPath(row) : ofBody(row);
  }

  private Names ofBody(Row row) {
    return switch (row.operation()) {
      case "POST /api/cases" -> new Names(district.alert(), NO_ALERT);
      case "POST /api/bulk" -> new Names(district.number, NO_CASE);
      case "POST /api/list-entries" -> new Names("demo:" + district.alert(), City.UNKNOWN.text());
      case "POST /api/look-ups" -> new Names(City.RISKY.text(), City.UNKNOWN.text());
      default -> new Names("", "");
    };
  }

  private Names ofPath(Row row) {
    String[] parts = row.template().split("/", -1);
    return switch (parts[2]) {
      case "alerts" -> new Names(district.reported.alert(), NO_ALERT);
      case "enterprises" -> new Names(City.RISKY.text(), City.UNKNOWN.text());
      case "cases" -> new Names(district.number, NO_CASE);
      case "bulk" -> new Names(district.bulk(), NO_UUID);
      case "list-entries" -> new Names(district.entry, NO_UUID);
      case "reports" -> new Names(district.report, NO_UUID);
      case "schedules" -> new Names(schedule(row, district), NO_UUID);
      case "scans" -> new Names(SCAN, "scan-nowhere");
      case "views" -> new Names(view(row), NO_UUID);
      case "webhooks" -> new Names(district.webhook(), NO_UUID);
      case "queries" ->
          new Names(parts[3].equals("saved") ? district.savedQuery() : district.run, NO_UUID);
      case "look-ups" -> new Names(district.lookUp, NO_UUID);
      case "jobs" -> new Names(district.job, "9-9");
      default -> throw new IllegalStateException("nothing of the district for " + row);
    };
  }

  private String view(Row row) {
    return switch (row.operation()) {
      case "POST /api/views/{id}/restoration" -> district.deletedView();
      case "DELETE /api/views/{id}/following" -> district.followedView();
      case "PUT /api/views/{id}/following",
          "GET /api/views/{id}/comparison",
          "GET /api/views/{id}/comparison-rows",
          "GET /api/views/{id}/comparison-file" ->
          district.viewOfEnterprises();
      default -> district.view();
    };
  }

  private static String schedule(Row row, DistrictFixture district) {
    return row.operation().equals("POST /api/schedules/{id}/restoration")
        ? district.deletedSchedule()
        : district.schedule();
  }

  /** A body that is as it should be. */
  private Map<String, ?> named(Row row, String name) {
    return switch (row.operation()) {
      case "POST /api/cases" -> Map.of("alerts", List.of(name));
      case "POST /api/cases/{number}/actions" ->
          Map.of("action", "watch", "version", version("case_file where number", district.number));
      case "POST /api/cases/{number}/notes" -> Map.of("text", "现场记录");
      case "POST /api/bulk" -> Map.of("action", "watch", "cases", List.of(name));
      case "POST /api/bulk/{bulk}" -> Map.of("move", "run", "count", 1);
      case "POST /api/list-entries" -> DistrictFixture.riskEntry(name);
      case "POST /api/list-entries/{entry}/actions" ->
          Map.of(
              "action", "approve", "version", version("list_entry where id::text", district.entry));
      case "PUT /api/ownership-rules", "POST /api/ownership-rules/trial" -> district.ownership();
      case "POST /api/look-ups" -> DistrictFixture.lookUp(name);
      case "POST /api/reports" -> DistrictFixture.reportDraft();
      case "POST /api/schedules" -> district.scheduleDraft();
      case "PUT /api/schedules/{id}" -> versioned(district.scheduleDraft());
      case "PUT /api/schedules/{id}/state" -> versioned(Map.of("enabled", false));
      case "POST /api/scans" -> Map.of("region", DISTRICT);
      case "PUT /api/views/{id}" -> DistrictFixture.viewDraft();
      case "POST /api/webhooks", "PUT /api/webhooks/{id}" -> DistrictFixture.webhookDraft();
      case "PUT /api/queries/saved/{id}" -> DistrictFixture.queryDraft();
      case "POST /api/rules/trials" -> Map.of("book", "product");
      default -> Map.of();
    };
  }

  private static Map<String, Object> versioned(Map<String, ?> draft) {
    Map<String, Object> body = new HashMap<>(draft);
    body.put("version", 1);
    return body;
  }

  private int version(String of, String name) {
    return district
        .server
        .database()
        .sql("select version from %s = :name".formatted(of))
        .param("name", name)
        .query(Integer.class)
        .single();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CityServer.server;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.access.Needs;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The matrix of rights: roles by operations, and what a territory leaves of each. Written out, so
 * that a change of {@link cn.financebrain.dashboards.access.Role} has to be made twice.
 */
@ExtendWith(CityServer.class)
class RightsIT {
  private static final List<String> ROLES =
      List.of(
          "city-office",
          "analyst",
          "district-lead",
          "town-inspector",
          "industry-authority",
          "police-liaison",
          "bank-officer",
          "approver",
          "rule-maker",
          "rule-checker",
          "auditor",
          "security-admin",
          "system-admin",
          "data-engineer");

  /** A column a role, in the order above: y where it may. */
  private static final String MATRIX =
      """
      GET /api/session                        y y y y y  y y y y y  y y y y
      GET /api/catalogue                      y y y y y  y y y y y  y y y y
      GET /api/health                         y y y y y  y y y y y  y y y y
      GET /api/alerts                         y y y y y  - - y - -  - - - -
      GET /api/alerts/{id}/proof              y y y y -  - - y - -  - - - -
      GET /api/alerts/{id}/proof-file         y y y - -  - - - - -  - - - -
      GET /api/alert-export                   y y y - -  - - - - -  - - - -
      GET /api/alert-queue                    y y y y y  - - y - -  - - - -
      GET /api/summary                        y y y y y  - - y - -  - - - -
      GET /api/districts                      y y y y y  - - y - -  - - - -
      GET /api/enterprises                    y y y y y  - - y - -  - - - -
      GET /api/enterprise-counts              y y y y y  - - y - -  - - - -
      GET /api/enterprise-file                y y y - -  - - - - -  - - - -
      GET /api/enterprises/{id}               y y y y y  - - y - -  - - - -
      GET /api/enterprises/{id}/tags          y y y y y  - - y - -  - - - -
      GET /api/enterprises/{id}/tags/{tag}    y y y y y  - - y - -  - - - -
      GET /api/enterprises/{id}/scores        y y y y y  - - y - -  - - - -
      GET /api/enterprises/{id}/score         y y y y y  - - y - -  - - - -
      GET /api/enterprises/{id}/explanation   y y y y y  - - y - -  - - - -
      GET /api/enterprises/{id}/alerts        y y y y y  - - y - -  - - - -
      GET /api/enterprises/{id}/events        y y y y -  - - y - -  - - - -
      GET /api/cockpit                        y y y y y  - - y - -  - - - -
      GET /api/audit                          - - - - -  - - - - -  y - - -
      GET /api/audit-export                   - - - - -  - - - - -  y - - -
      POST /api/audit/verification            - - - - -  - - - - -  y - - -
      GET /api/cases                          y y y y y  y - y - -  - - - -
      POST /api/cases                         y - y - -  - - - - -  - - - -
      GET /api/cases/{number}                 y y y y y  y - y - -  - - - -
      POST /api/cases/{number}/actions        y y y y y  y - y - -  - - - -
      POST /api/cases/{number}/notes          y y y y y  y - y - -  - - - -
      POST /api/cases/{number}/attachments    y y y y y  y - y - -  - - - -
      GET /api/cases/{number}/attachments/{attachment} y y y y y  y - y - -  - - - -
      GET /api/cases/{number}/file            y y y - -  - - - - -  - - - -
      GET /api/case-export                    y y y - -  - - - - -  - - - -
      GET /api/assignees                      y y y y y  - - y - -  - - - -
      GET /api/bulk                           - - - - -  - - y - -  - - - -
      POST /api/bulk                          y y y y y  - - y - -  - - - -
      GET /api/bulk/{bulk}                    y y y y y  - - y - -  - - - -
      POST /api/bulk/{bulk}                   y y y y y  - - y - -  - - - -
      GET /api/list-entries                   y y y y y  - - y - -  - - - -
      POST /api/list-entries                  y - y - -  - - - - -  - - - -
      GET /api/list-entries/{entry}           y y y y y  - - y - -  - - - -
      POST /api/list-entries/{entry}/actions  y y y y y  - - y - -  - - - -
      GET /api/list-export                    y y y - -  - - - - -  - - - -
      GET /api/ownership-rules                y - y - -  - - - - -  - - - -
      PUT /api/ownership-rules                y - y - -  - - - - -  - - - -
      POST /api/ownership-rules/trial         y - y - -  - - - - -  - - - -
      GET /api/views                          y y y y y  - - y - -  - - - -
      POST /api/views                         y y y y y  - - y - -  - - - -
      PUT /api/views/arrangement              y y y y y  - - y - -  - - - -
      PUT /api/views/{id}                     y y y y y  - - y - -  - - - -
      DELETE /api/views/{id}                  y y y y y  - - y - -  - - - -
      POST /api/views/{id}/restoration        y y y y y  - - y - -  - - - -
      GET /api/reports                        y y y - -  - - y - -  - - - -
      POST /api/reports                       y y y - -  - - - - -  - - - -
      GET /api/reports/{id}                   y y y - -  - - y - -  - - - -
      GET /api/reports/{id}/page              y y y - -  - - y - -  - - - -
      GET /api/reports/{id}/files/{form}      y y y - -  - - y - -  - - - -
      GET /api/report-scans                   y y y - -  - - - - -  - - - -
      GET /api/report-templates/{kind}        y - - - -  - - - - -  - - - -
      PUT /api/report-templates/{kind}        y - - - -  - - - - -  - - - -
      POST /api/report-templates/{kind}/preview y - - - -  - - - - -  - - - -
      GET /api/schedules                      y y y - -  - - y - -  - - - -
      POST /api/schedules                     y y y - -  - - - - -  - - - -
      GET /api/schedules/preview              y y y - -  - - - - -  - - - -
      GET /api/schedules/recipients           y y y - -  - - - - -  - - - -
      GET /api/schedules/{id}                 y y y - -  - - y - -  - - - -
      PUT /api/schedules/{id}                 y y y - -  - - - - -  - - - -
      DELETE /api/schedules/{id}              y y y - -  - - - - -  - - - -
      PUT /api/schedules/{id}/state           y y y - -  - - - - -  - - - -
      POST /api/schedules/{id}/runs           y y y - -  - - - - -  - - - -
      GET /api/inbox                          y y y y y  y y y y y  y y y y
      POST /api/inbox/seen                    y y y y y  y y y y y  y y y y
      GET /api/notifications                  y y y y y  y y y y y  y y y y
      PUT /api/notifications/rules            y y y y y  y y y y y  y y y y
      PUT /api/notifications/address          y y y y y  y y y y y  y y y y
      DELETE /api/notifications/address       y y y y y  y y y y y  y y y y
      POST /api/notifications/address/confirmation y y y y y  y y y y y  y y y y
      POST /api/notifications/test            y y y y y  y y y y y  y y y y
      GET /api/deliveries                     y y y y y  y y y y y  y y y y
      POST /api/deliveries/{id}/retry         y y y y y  y y y y y  y y y y
      GET /api/webhooks                       y - - - -  - - - - -  - - - -
      POST /api/webhooks                      y - - - -  - - - - -  - - - -
      PUT /api/webhooks/{id}                  y - - - -  - - - - -  - - - -
      DELETE /api/webhooks/{id}               y - - - -  - - - - -  - - - -
      POST /api/webhooks/{id}/secret          y - - - -  - - - - -  - - - -
      POST /api/webhooks/{id}/test            y - - - -  - - - - -  - - - -
      GET /api/queries/schema                 y y y - -  - - - - -  - - - -
      POST /api/queries/parameters            y y y - -  - - - - -  - - - -
      POST /api/queries/check                 y y y - -  - - - - -  - - - -
      POST /api/queries/runs                  y y y - -  - - - - -  - - - -
      GET /api/queries/runs/{id}              y y y - -  - - - - -  - - - -
      DELETE /api/queries/runs/{id}           y y y - -  - - - - -  - - - -
      GET /api/queries/runs/{id}/rows         y y y - -  - - - - -  - - - -
      GET /api/queries/runs/{id}/file         y y y - -  - - - - -  - - - -
      POST /api/queries/exports               y y y - -  - - - - -  - - - -
      GET /api/queries/history                y y y - -  - - - - -  - - - -
      GET /api/queries/saved                  y y y - -  - - - - -  - - - -
      POST /api/queries/saved                 y y y - -  - - - - -  - - - -
      GET /api/queries/saved/{id}             y y y - -  - - - - -  - - - -
      PUT /api/queries/saved/{id}             y y y - -  - - - - -  - - - -
      DELETE /api/queries/saved/{id}          y y y - -  - - - - -  - - - -
      GET /api/feeds                          y y y - -  - - y y y  - - y y
      GET /api/jobs/{id}                      y y y y y  y y y y y  y y y y
      DELETE /api/jobs/{id}                   y y y y y  y y y y y  y y y y
      GET /api/rules/books                    y y - - -  - - - y y  - - - -
      POST /api/rules/books                   - - - - -  - - - y -  - - - -
      GET /api/rules/books/{book}             y y - - -  - - - y y  - - - -
      POST /api/rules/books/{book}/approval   - - - - -  - - - - y  - - - -
      POST /api/rules/books/{book}/activation - - - - -  - - - - y  - - - -
      POST /api/rules/rollback                - - - - -  - - - - y  - - - -
      POST /api/rules/check                   - - - - -  - - - y -  - - - -
      POST /api/rules/trials                  - - - - -  - - - y y  - - - -
      GET /api/rules/trials/{job}/export      - - - - -  - - - - -  - - - -
      GET /api/rules/history                  y y - - -  - - - y y  - - - -
      GET /api/scans                          y y y - -  - - y - -  - - - -
      POST /api/scans                         y y - - -  - - - - -  - - - -
      GET /api/scans/{scan}                   y y y - -  - - y - -  - - - -
      GET /api/scans/{scan}/scores            y y y - -  - - y - -  - - - -
      GET /api/scans/{scan}/changes           y y y - -  - - y - -  - - - -
      GET /api/scans/{scan}/changes-file      y y y - -  - - - - -  - - - -
      POST /api/scans/{scan}/stop             y y - - -  - - - - -  - - - -
      POST /api/scans/{scan}/resume           y y - - -  - - - - -  - - - -
      GET /api/models                         y y - - -  - - - y y  - - - -
      GET /api/models/history                 y y - - -  - - - y y  - - - -
      POST /api/models/rollback               - - - - -  - - - - y  - - - -
      POST /api/models/drift                  - - - - -  - - - y y  - - - -
      GET /api/models/{model}                 y y - - -  - - - y y  - - - -
      GET /api/models/{model}/comparison      y y - - -  - - - y y  - - - -
      POST /api/models/{model}/approval       - - - - -  - - - - y  - - - -
      POST /api/models/{model}/shadow         - - - - -  - - - y y  - - - -
      POST /api/models/{model}/activation     - - - - -  - - - - y  - - - -
      POST /api/models/{model}/retirement     - - - - -  - - - - y  - - - -
      GET /api/look-ups                       - - - - -  - y - - -  - - - -
      POST /api/look-ups                      - - - - -  - y - - -  - - - -
      GET /api/look-ups/{id}                  - - - - -  - y - - -  - - - -
      GET /api/accounts/{name}/keys           - - - - -  - - - - -  - y y -
      POST /api/accounts/{name}/keys          - - - - -  - - - - -  - y - -
      DELETE /api/accounts/{name}/keys/{id}   - - - - -  - - - - -  - y - -
      GET /api/sessions                       y y y y y  y y y y y  y y y y
      DELETE /api/sessions                    y y y y y  y y y y y  y y y y
      POST /api/session/second-factor         y y y y y  y y y y y  y y y y
      PUT /api/session/second-factor          y y y y y  y y y y y  y y y y
      POST /api/session/second-factor/removal y y y y y  y y y y y  y y y y
      GET /api/roles                          - - - - -  - - - - -  y y y -
      GET /api/accounts                       - - - - -  - - - - -  - y y -
      GET /api/accounts/{name}                - - - - -  - - - - -  - y y -
      POST /api/accounts                      - - - - -  - - - - -  - - y -
      PUT /api/accounts/{name}/description    - - - - -  - - - - -  - - y -
      PUT /api/accounts/{name}/identity       - - - - -  - - - - -  - - y -
      PUT /api/accounts/{name}/access         - - - - -  - - - - -  - y - -
      PUT /api/accounts/{name}/state          - - - - -  - - - - -  - - y -
      POST /api/accounts/{name}/password      - - - - -  - - - - -  - - y -
      POST /api/accounts/{name}/unlock        - - - - -  - - - - -  - - y -
      POST /api/accounts/{name}/end-sessions  - - - - -  - - - - -  - y - -
      POST /api/accounts/{name}/remove-second-factor - - - - -  - - - - -  - y - -
      GET /api/rejects                        y y y - -  - - y y y  - - y y
      GET /api/rejects/counts                 y y y - -  - - y y y  - - y y
      GET /api/connections                    y y y - -  - - y y y  - - y y
      GET /api/rejects/{id}                   - - - - -  - - - - -  - - - y
      POST /api/rejects/{id}/check            - - - - -  - - - - -  - - - y
      POST /api/rejects/{id}/replay           - - - - -  - - - - -  - - - y
      POST /api/rejects/{id}/dismissal        - - - - -  - - - - -  - - - y
      POST /api/rejects/{id}/reopening        - - - - -  - - - - -  - - - y
      POST /api/rejects/replays               - - - - -  - - - - -  - - - y
      GET /api/rejects/file                   - - - - -  - - - - -  - - - y
      POST /api/rejects/file                  - - - - -  - - - - -  - - - y
      POST /api/rejects/file/replay           - - - - -  - - - - -  - - - y
      GET /api/name-queue                     - - - - -  - - - - -  - - - y
      GET /api/name-queue/enterprises         - - - - -  - - - - -  - - - y
      GET /api/name-queue/{id}                - - - - -  - - - - -  - - - y
      POST /api/name-queue/{id}/assignment    - - - - -  - - - - -  - - - y
      POST /api/name-queue/{id}/dismissal     - - - - -  - - - - -  - - - y
      POST /api/name-queue/{id}/undoing       - - - - -  - - - - -  - - - y
      POST /api/name-queue/retrial            - - - - -  - - - - -  - - - y
      """;

  /** Those that take a file. */
  private static final Set<String> UPLOADS =
      Set.of(
          "POST /api/cases/{number}/attachments",
          "POST /api/rejects/file",
          "POST /api/rejects/file/replay");

  /** Not asked here, since they never end, or begin or end a session. */
  private static final List<String> ELSEWHERE =
      List.of(
          "GET /api/alerts/stream",
          "POST /api/session",
          "GET /api/session/ways",
          "POST /api/session/openid-code",
          "GET /api/openid/sign-in",
          "GET /api/openid/callback",
          "DELETE /api/session",
          "PUT /api/session/password");

  private static final Map<String, Browser> USERS = new HashMap<>();

  @BeforeAll
  static void signIn() {
    for (String role : ROLES) {
      USERS.put(role, server.signedInAs(role, ""));
    }
  }

  private static Map<String, String> matrix() {
    Map<String, String> rows = new TreeMap<>();
    MATRIX
        .lines()
        .forEach(
            line -> {
              String[] cells = line.strip().split(" +", -1);
              String marks = String.join("", List.of(cells).subList(2, cells.length));
              rows.put(cells[0] + ' ' + cells[1], marks);
            });
    return rows;
  }

  @Test
  void eachRoleMayDoWhatTheTableSaysAndNothingElse() {
    Map<String, String> found = new TreeMap<>();
    for (String operation : matrix().keySet()) {
      StringBuilder marks = new StringBuilder();
      for (String role : ROLES) {
        marks.append(isForbidden(USERS.get(role), operation) ? '-' : 'y');
      }
      found.put(operation, marks.toString());
    }
    assertThat(found).isEqualTo(matrix());
  }

  private static boolean isForbidden(Browser user, String operation) {
    String[] parts = operation.split(" ", -1);
    String path = path(parts[1], City.QUIET.text());
    Browser.Answer answer =
        switch (parts[0]) {
          case "GET" -> user.get(path);
          case "PUT" -> user.put(path, Map.of());
          case "DELETE" -> user.delete(path);
          default ->
              UPLOADS.contains(operation)
                  ? user.upload(path, "rows.csv", "a,b\n".getBytes(StandardCharsets.UTF_8))
                  : user.post(path, Map.of());
        };
    return answer.status() == 403 && answer.code().equals("forbidden");
  }

  private static String path(String template, String id) {
    String query = template.matches(".*/(score|explanation)$") ? "&asOf=2026-11-21T00:00:00Z" : "";
    return template.replaceAll("\\{[^}]+}", encode(id)) + "?risk=fundraising" + query;
  }

  @Test
  void everyOperationSaysWhatItNeedsAndIsInTheTable() {
    List<String> known = new ArrayList<>(matrix().keySet());
    known.addAll(ELSEWHERE);
    server
        .context()
        .getBean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, method) ->
                PagesIT.operations(mapping)
                    .forEach(
                        operation -> {
                          assertThat(isDeclared(method)).as(operation).isTrue();
                          assertThat(known).contains(operation);
                        }));
  }

  private static boolean isDeclared(HandlerMethod method) {
    return method.hasMethodAnnotation(Needs.class)
        || method.getBeanType().isAnnotationPresent(Needs.class);
  }

  /** The risky enterprise is in 330302 and has all alerts, the quiet one in 330303. */
  @Test
  void nothingOutsideTheTerritoryIsListedCountedOrOpened() {
    Browser other = server.signedInAs("district-lead", "330303");
    Browser own = server.signedInAs("district-lead", "330302");
    assertThat(totals(own)).isEqualTo(List.of(3, 2, 1, 3, 1, 1, List.of("330302")));
    assertThat(totals(other)).isEqualTo(List.of(0, 0, 1, 0, 1, 0, List.of("330303")));
    assertThat(total(other, "/api/alerts?district=330302")).isZero();
    assertThat(total(other, "/api/enterprises?query=" + encode(City.RISKY.text()))).isZero();
    for (String operation : matrix().keySet()) {
      if (operation.contains("/enterprises/{id}")) {
        String risky = path(operation.substring(4), City.RISKY.text());
        other.get(risky).expectProblem(404, "enterprise-not-found");
        assertThat(own.get(risky).code()).isNotEqualTo("enterprise-not-found");
      }
    }
    assertThat(refusedLooks()).isEqualTo(8);
  }

  /** A region that is coarser than the territory is not in it, nor is one that is not known. */
  @Test
  void whoeverHasNoTerritoryOrAFinerOneThanTheRegionsSeesNothing() {
    List<Object> nothing = List.of(0, 0, 0, 0, 0, 0, List.of());
    assertThat(totals(server.signedInAs("town-inspector", "330302001"))).isEqualTo(nothing);
    assertThat(totals(server.signedInAs("approver"))).isEqualTo(nothing);
  }

  /** Alerts, of the queue, enterprises; alerts, enterprises and red ones of the summary. */
  private static List<Object> totals(Browser user) {
    JsonNode summary = user.get("/api/summary").expect(200).json();
    return List.of(
        total(user, "/api/alerts"),
        total(user, "/api/alert-queue?day=2026-11-20"),
        total(user, "/api/enterprises"),
        summary.path("alerts").asInt(),
        summary.path("enterprises").asInt(),
        summary.at("/risks/0/bands/0/enterprises").asInt(),
        user.get("/api/districts").expect(200).json().findValuesAsText("code"));
  }

  private static int total(Browser user, String path) {
    return user.get(path).expect(200).json().path("total").asInt();
  }

  private static int refusedLooks() {
    return server
        .database()
        .sql("select count(*) from audit_entry where action = 'enterprise.refused'")
        .query(Integer.class)
        .single();
  }

  @Test
  void naturalPersonsAreMaskedForWhoMayNotSeeThem() {
    String events = "/api/enterprises/" + encode(City.RISKY.text()) + "/events";
    String seen = USERS.get("city-office").get(events).expect(200).body();
    String masked = USERS.get("analyst").get(events).expect(200).body();
    assertThat(seen).contains("投诉", "5b1e8f").doesNotContain("***");
    assertThat(masked).contains("***").doesNotContain("投诉", "5b1e8f");
  }

  @Test
  void figuresOfFeedsAreForWhoMayReadThem() {
    assertThat(figures("city-office")).isNotEmpty().doesNotContain("null");
    assertThat(figures("town-inspector")).isNotEmpty().containsOnly("null");
  }

  private static List<String> figures(String role) {
    JsonNode feeds = USERS.get(role).get("/api/summary").expect(200).json().path("feeds");
    return feeds.findValuesAsText("events");
  }

  @Test
  void theStreamBringsOnlyAlertsOfTheTerritory() {
    Browser own = server.signedInAs("analyst", "330302");
    Browser other = server.signedInAs("analyst", "330303");
    String before = "MTk3MC0wMS0wMVQwMDowMDowMFp8"; // 1970-01-01T00:00:00Z|
    try (ServerEvents mine = own.events("/api/alerts/stream", Optional.of(before));
        ServerEvents others = other.events("/api/alerts/stream", Optional.of(before))) {
      assertThat(mine.next("alert").data()).contains("alert-");
      assertThat(others.untilHeartbeats(2)).doesNotContain("alert").contains("state");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

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
 * Asks every operation of {@link RightsMatrix} as every role, and that the server has no others;
 * what a territory leaves of each, {@link RightsOfTerritoryIT} asks.
 */
@ExtendWith(CityServer.class)
class RightsIT {
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
    for (String role : RightsMatrix.ROLES) {
      USERS.put(role, server.signedInAs(role, ""));
    }
  }

  @Test
  void eachRoleMayDoWhatTheTableSaysAndNothingElse() {
    Map<String, String> wanted = new TreeMap<>();
    Map<String, String> found = new TreeMap<>();
    for (RightsMatrix.Row row : RightsMatrix.ROWS) {
      StringBuilder marks = new StringBuilder();
      for (String role : RightsMatrix.ROLES) {
        marks.append(isForbidden(USERS.get(role), row) ? '-' : 'y');
      }
      wanted.put(row.operation(), row.marks());
      found.put(row.operation(), marks.toString());
    }
    assertThat(found).isEqualTo(wanted);
  }

  private static boolean isForbidden(Browser user, RightsMatrix.Row row) {
    String path = path(row.template());
    Browser.Answer answer =
        switch (row.method()) {
          case "GET" -> user.get(path);
          case "PUT" -> user.put(path, Map.of());
          case "DELETE" -> user.delete(path);
          default ->
              UPLOADS.contains(row.operation())
                  ? user.upload(path, "rows.csv", "a,b\n".getBytes(StandardCharsets.UTF_8))
                  : user.post(path, Map.of());
        };
    return answer.status() == 403 && answer.code().equals("forbidden");
  }

  private static String path(String template) {
    String query = template.matches(".*/(score|explanation)$") ? "&asOf=2026-11-21T00:00:00Z" : "";
    return template.replaceAll("\\{[^}]+}", City.QUIET.text()) + "?risk=fundraising" + query;
  }

  @Test
  void everyOperationSaysWhatItNeedsAndIsInTheTable() {
    List<String> known = new ArrayList<>(ELSEWHERE);
    RightsMatrix.ROWS.forEach(row -> known.add(row.operation()));
    assertThat(known).doesNotHaveDuplicates();
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
  void countsAreOfTheTerritory() {
    Browser other = server.signedInAs("district-lead", "330303");
    Browser own = server.signedInAs("district-lead", "330302");
    assertThat(totals(own)).isEqualTo(List.of(3, 2, 1, 3, 1, 1, List.of("330302")));
    assertThat(totals(other)).isEqualTo(List.of(0, 0, 1, 0, 1, 0, List.of("330303")));
    assertThat(total(other, "/api/alerts?district=330302")).isZero();
    assertThat(total(other, "/api/enterprises?query=" + encode(City.RISKY.text()))).isZero();
  }

  /** A region that is coarser than the territory is not in it, nor is one that is not known. */
  @Test
  void whoeverHasAFinerTerritoryThanTheRegionsSeesNothing() {
    List<Object> nothing = List.of(0, 0, 0, 0, 0, 0, List.of());
    assertThat(totals(server.signedInAs("town-inspector", "330302001"))).isEqualTo(nothing);
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

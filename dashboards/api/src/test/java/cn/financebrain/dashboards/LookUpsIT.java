package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CityServer.server;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Banks: by a page and by key. */
@ExtendWith(CityServer.class)
class LookUpsIT {
  private static final String LOOK_UPS = "/api/look-ups";
  private static final String ACCOUNT = "bank-officer-330302";

  private static Browser bank;
  private static Browser security;

  @BeforeAll
  static void signIn() {
    bank = server.signedInAs("bank-officer", "330302");
    security = server.signedIn("security");
  }

  private static Map<String, Object> request(String enterprise, String authorisation, int days) {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    return Map.of(
        "enterprise",
        enterprise,
        "purpose",
        "loan-application",
        "authorisation",
        authorisation,
        "validUntil",
        today.plusDays(days).toString());
  }

  private static Browser.Answer lookUp(String authorisation, int days) {
    return bank.post(LOOK_UPS, request(City.RISKY.text(), authorisation, days));
  }

  @Test
  void aBankSeesIndexAndBandAndTheLookIsInTheTrail() {
    JsonNode opened = lookUp("look-1", 30).expect(200).json();
    assertThat(opened.at("/lookUp/enterpriseName").asText()).isEqualTo("风险'企业");
    assertThat(opened.at("/scores/0/band").asText()).isEqualTo("red");
    assertThat(opened.at("/scores/0/index").asDouble()).isEqualTo(88);
    assertThat(opened.at("/scores/0/reasons").isNull()).as("its model is not here").isTrue();
    assertThat(opened.at("/scores/1/why").asText()).isEqualTo("no_model");
    String again = LOOK_UPS + '/' + opened.at("/lookUp/id").asText();
    bank.get(again).expect(200);
    server.signedInAs("bank-officer", "3303").get(again).expectProblem(404, "look-up-not-found");
    assertThat(bank.get(LOOK_UPS).expect(200).json().findValuesAsText("authorisation"))
        .contains("look-1");
    assertThat(trail("enterprise.looked-up", "loan-application by look-1%")).isEqualTo(2);
  }

  @Test
  void ofTwoEnterprisesThatAreLookedUpAtOnceWithOneAuthorisationOneIsRefused() throws Exception {
    Browser racer = server.signedInAs("bank-officer", "330");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int round = 0; round < 3; round++) {
      String authorisation = "race-" + round;
      List<Callable<Boolean>> looks = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String enterprise = (i % 2 == 0 ? City.RISKY : City.QUIET).text();
        looks.add(
            () -> racer.post(LOOK_UPS, request(enterprise, authorisation, 9)).status() == 200);
      }
      List<Boolean> opened = new ArrayList<>();
      for (Future<Boolean> look : threads.invokeAll(looks)) {
        opened.add(look.get());
      }
      assertThat(opened.subList(0, 2)).as("one of the two enterprises").containsOnlyOnce(true);
      for (int i = 2; i < opened.size(); i++) {
        assertThat(opened.get(i)).isEqualTo(opened.get(i - 2));
      }
    }
    threads.shutdown();
  }

  private static int trail(String action, String detail) {
    return server
        .database()
        .sql(
            """
            select count(*) from audit_entry
            where actor = :actor and action = :action and detail like :detail
            """)
        .param("actor", ACCOUNT)
        .param("action", action)
        .param("detail", detail)
        .query(Integer.class)
        .single();
  }

  @Test
  void anAuthorisationEndsOnTheDayThatWasToldFirst() {
    lookUp("over", -1).expectProblem(403, "authorisation-expired");
    lookUp("far", 91).expectProblem(400, "invalid-body");
    JsonNode short2 = lookUp("short", 2).expect(200).json();
    JsonNode longer = lookUp("short", 60).expect(200).json();
    assertThat(longer.at("/lookUp/validUntil")).isEqualTo(short2.at("/lookUp/validUntil"));
    age("short");
    lookUp("short", 60).expectProblem(403, "authorisation-expired");
    bank.get(LOOK_UPS + '/' + short2.at("/lookUp/id").asText())
        .expectProblem(403, "authorisation-expired");
    assertThat(trail("enterprise.look-up-refused", "%short%")).isEqualTo(2);
  }

  private static void age(String authorisation) {
    server
        .database()
        .sql("update look_up set valid_until = '2026-01-01' where authorisation = :number")
        .param("number", authorisation)
        .update();
  }

  @Test
  void anAuthorisationIsOfOneEnterpriseOfTheTerritory() {
    Browser city = server.signedInAs("bank-officer", "33");
    city.post(LOOK_UPS, request(City.RISKY.text(), "one", 3)).expect(200);
    city.post(LOOK_UPS, request(City.QUIET.text(), "one", 3))
        .expectProblem(409, "authorisation-of-another");
    for (String outside : List.of(City.QUIET.text(), City.UNKNOWN.text(), "' OR 1=1 --")) {
      bank.post(LOOK_UPS, request(outside, "two", 3)).expectProblem(404, "enterprise-not-found");
    }
    bank.post(LOOK_UPS, Map.of("enterprise", City.RISKY.text(), "purpose", "curiosity"))
        .expectProblem(400, "invalid-body");
  }

  private static String key(String name) {
    return security
        .post("/api/accounts/" + ACCOUNT + "/keys", Map.of("name", name, "days", 30))
        .expect(201)
        .json()
        .path("key")
        .asText();
  }

  @Test
  void aKeyOpensTheLookUpAndNothingElseUntilItIsRevoked() {
    String key = key("core banking");
    Browser system = server.browser().withKey(key);
    system.post(LOOK_UPS, request(City.RISKY.text(), "by-key", 3)).expect(200);
    for (String path : List.of("/api/session", "/api/alerts", "/api/catalogue", "/api/sessions")) {
      system.get(path).expectProblem(403, "forbidden");
    }
    server.browser().withKey(key + "x").get(LOOK_UPS).expectProblem(401, "not-signed-in");

    String keys = "/api/accounts/" + ACCOUNT + "/keys";
    JsonNode listed = security.get(keys).expect(200).json();
    assertThat(listed.toString()).doesNotContain(key).contains("core banking", "active");
    security.delete(keys + '/' + listed.at("/0/id").asText()).expect(204);
    system.get(LOOK_UPS).expectProblem(401, "not-signed-in");
    security
        .post("/api/accounts/office/keys", Map.of("name", "x", "days", 1))
        .expectProblem(409, "account-rule");
    security.post(keys, Map.of("name", "x", "days", 366)).expectProblem(400, "invalid-body");
  }

  /**
   * A cookie that a browser has does not help a wrong key, nor is it looked at with a right one.
   */
  @Test
  void whoBringsAKeyIsJudgedByItAlone() {
    Browser office = server.office();
    office.get("/api/alerts").expect(200);
    office.withKey("fbk_wrong").get(LOOK_UPS).expectProblem(401, "not-signed-in");
    office.get("/api/alerts").expectProblem(403, "forbidden");
  }
}

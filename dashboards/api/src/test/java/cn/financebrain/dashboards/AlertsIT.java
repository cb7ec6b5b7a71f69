package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CityServer.browser;
import static cn.financebrain.dashboards.CityServer.server;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.dashboards.Browser.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of alerts and the queues of districts. */
@ExtendWith(CityServer.class)
class AlertsIT {
  @Test
  void alertsComeNewestFirstWithNamesOfTags() {
    JsonNode page = browser.get("/api/alerts").expect(200).json();
    assertThat(page.path("items").findValuesAsText("episode")).containsExactly("3", "2", "1");
    assertThat(page.path("total").asInt()).isEqualTo(3);
    assertThat(page.at("/items/1/index").isNull()).isTrue();
    assertThat(page.at("/items/1/cause/rule").asText()).isEqualTo("dishonest_executive");
    assertThat(page.at("/items/2/cause/kind").asText()).isEqualTo("first_score");
    assertThat(page.at("/items/2/cause/to").asText()).isEqualTo("red");
    assertThat(page.at("/items/0/reasons/0/chinese").asText()).isEqualTo("投诉次数");
    assertThat(page.at("/items/0/enterpriseName").asText()).isEqualTo("风险'企业");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = browser.get("/api/alerts?limit=2" + cursor).expect(200).json();
      page.path("items").forEach(alert -> seen.add(alert.path("id").asText()));
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asText();
    } while (cursor != null);
    assertThat(seen).containsExactly("alert-3", "alert-2", "alert-1");
  }

  @Test
  void filtersNarrowAndCantBeBrokenOutOf() {
    assertThat(total("band=red")).isEqualTo(1);
    assertThat(total("band=red&band=orange")).isEqualTo(3);
    assertThat(total("band=red,orange")).isEqualTo(3);
    assertThat(total("risk=default")).isZero();
    assertThat(total("district=3303")).isEqualTo(3);
    assertThat(total("district=330303")).isZero();
    assertThat(total("enterprise=" + encode("风险'"))).isEqualTo(3);
    assertThat(total("enterprise=" + encode(City.RISKY.text()))).isEqualTo(3);
    assertThat(total("enterprise=" + encode("ISKY|1"))).isEqualTo(3);
    for (String attack :
        List.of("' OR 1=1 --", "%", "_", "\\", "\\'", "{x:String}", "?", "a?b", "') OR ('' = '")) {
      assertThat(total("enterprise=" + encode(attack + "x"))).as(attack).isZero();
    }
  }

  @Test
  void anExportHoldsAllOfTheTerritoryAndIsInTheTrailWithItsCount() {
    Browser own = server.signedInAs("analyst", "330302");
    Browser other = server.signedInAs("analyst", "330303");

    JsonNode all = own.get("/api/alert-export?risk=fundraising").expect(200).json();
    assertThat(all.path("items").findValuesAsText("episode")).containsExactly("3", "2", "1");
    assertThat(all.at("/items/0/reasons/0/chinese").asText()).isEqualTo("投诉次数");
    assertThat(own.get("/api/alert-export?band=red").json().path("items")).hasSize(1);
    assertThat(other.get("/api/alert-export").expect(200).json().path("items")).isEmpty();
    own.get("/api/alert-export?band=purple").expectProblem(400, "invalid-parameter");
    server
        .signedInAs("approver", "330302")
        .get("/api/alert-export")
        .expectProblem(403, "forbidden");

    assertThat(exports("analyst-330302"))
        .containsExactly("alerts 3 rows, risk=fundraising", "alerts 1 rows, band=red");
    assertThat(exports("analyst-330303")).containsExactly("alerts 0 rows");
    assertThat(exports("approver-330302")).isEmpty();
  }

  private static List<String> exports(String actor) {
    return server
        .database()
        .sql(
            "select object || ' ' || detail from audit_entry"
                + " where actor = :actor and action = 'alert.exported' order by id")
        .param("actor", actor)
        .query(String.class)
        .list();
  }

  private static int total(String query) {
    return browser.get("/api/alerts?" + query).expect(200).json().path("total").asInt();
  }

  /** The city has one red alert, one of a rule, and one that waits; two can be handled on a day. */
  @Test
  void aBudgetSaysWhichAlertsAreDueAndWhichWait() {
    JsonNode due = browser.get("/api/alert-queue?day=2026-11-20").expect(200).json();
    assertThat(due.path("items").findValuesAsText("episode")).containsExactly("2", "1");
    assertThat(due.at("/items/0/alert/enterpriseName").asText()).isEqualTo("风险'企业");
    assertThat(due.at("/items/0/alert/reasons/0/chinese").asText()).isEqualTo("投诉次数");
    assertThat(due.at("/items/0/alwaysDue").asBoolean()).isTrue();
    assertThat(due.path("due").asInt()).isEqualTo(2);
    assertThat(due.path("waiting").asInt()).isEqualTo(1);
    assertThat(due.path("budget").asInt()).isEqualTo(1);
    assertThat(due.path("overBudget").asInt()).isEqualTo(1);
    assertThat(due.at("/queues/0/district").asText()).isEqualTo("330302");

    JsonNode waiting =
        browser.get("/api/alert-queue?day=2026-11-20&place=waiting").expect(200).json();
    assertThat(waiting.path("items").findValuesAsText("episode")).containsExactly("3");
    assertThat(waiting.at("/items/0/rank").asInt()).isEqualTo(3);
    JsonNode later = browser.get("/api/alert-queue?day=2026-11-21").expect(200).json();
    assertThat(later.path("items").findValuesAsText("episode")).containsExactly("3");
    assertThat(later.at("/items/0/daysWaited").asInt()).isEqualTo(1);
    assertThat(later.at("/items/0/waitingSince").asText()).isEqualTo("2026-11-20");
    assertThat(
            browser
                .get("/api/alert-queue?day=2026-11-20&district=330303")
                .expect(200)
                .json()
                .path("queues"))
        .isEmpty();
  }

  @Test
  void pagesOfAQueueFollowEachOther() {
    String first = "/api/alert-queue?day=2026-11-20&limit=1";
    JsonNode page = browser.get(first).expect(200).json();
    assertThat(page.path("items").findValuesAsText("rank")).containsExactly("1");
    JsonNode next = browser.get(first + "&cursor=" + page.path("next").asText()).json();
    assertThat(next.path("items").findValuesAsText("rank")).containsExactly("2");
    assertThat(next.path("total").asInt()).isEqualTo(2);
    assertThat(next.path("next").isNull()).isTrue();
    browser.get(first + "&cursor=x").expectProblem(400, "invalid-cursor");
    for (String query : List.of("day=2999-01-01", "day=x", "place=nowhere", "district=x")) {
      Answer answer = browser.get("/api/alert-queue?" + query);
      answer.expectProblem(400, "invalid-parameter");
      assertThat(query).startsWith(answer.json().path("field").asText());
    }
  }

  @Test
  void wrongParametersAreNamed() {
    for (String query :
        List.of("risk=x", "band=purple", "district=33a", "limit=0", "limit=501", "limit=x")) {
      Answer answer = browser.get("/api/alerts?" + query);
      answer.expectProblem(400, "invalid-parameter");
      assertThat(query).startsWith(answer.json().path("field").asText());
    }
    for (String cursor : List.of("x", "bm9uZQ", "MjAyNnxh", "%F0%9F%98%80")) {
      browser.get("/api/alerts?cursor=" + cursor).expectProblem(400, "invalid-cursor");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

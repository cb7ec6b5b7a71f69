package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.CityServer.browser;
import static cn.financebrain.dashboards.CityServer.server;
import static cn.financebrain.dashboards.CityServer.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.TagSpec;
import cn.financebrain.dashboards.Browser.Answer;
import cn.financebrain.store.FillingTag;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every answer is also held against {@code openapi.yaml} by {@link Browser}. */
@ExtendWith(CityServer.class)
class PagesIT {
  @Test
  void theServerHasTheOperationsOfTheDocumentAndNoOthers() {
    Set<String> served = new TreeSet<>();
    server
        .context()
        .getBean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> served.addAll(operations(mapping)));
    assertThat(served).isEqualTo(ApiContract.operations());
  }

  static List<String> operations(RequestMappingInfo mapping) {
    List<String> operations = new ArrayList<>();
    for (String path : mapping.getPatternValues()) {
      mapping
          .getMethodsCondition()
          .getMethods()
          .forEach(method -> operations.add(method + " " + path));
    }
    return operations;
  }

  @Test
  void theSummaryCountsWhatIsThereAndWhatIsNotScored() {
    JsonNode summary = browser.get("/api/summary").expect(200).json();
    assertThat(summary.path("enterprises").asInt()).isEqualTo(2);
    assertThat(summary.path("alerts").asInt()).isEqualTo(3);
    assertThat(summary.at("/risks/0/bands/0/band").asText()).isEqualTo("red");
    assertThat(summary.at("/risks/0/bands/0/enterprises").asInt()).isEqualTo(1);
    assertThat(summary.at("/risks/0/unscored").asInt()).isEqualTo(1);
    assertThat(summary.at("/risks/1/unscored").asInt()).isEqualTo(2);
    assertThat(summary.path("lastEventAt").asText()).isEqualTo(City.NOON.toString());
    assertThat(summary.path("feeds").findValuesAsText("state")).contains("late");
  }

  @Test
  void aLateFeedNamesTheTagsThatAreBlindWithoutIt() {
    for (JsonNode feed : browser.get("/api/summary").expect(200).json().path("feeds")) {
      if (feed.path("feed").asText().equals(City.REGISTRATION.source())) {
        assertThat(feed.path("title").asText()).isEqualTo("工商登记");
        assertThat(feed.path("blindTags").toString()).contains("reg_post").doesNotContain("tax_");
        return;
      }
    }
    throw new AssertionError("the feed is not told of");
  }

  @Test
  void feedsTellWhatWasAgreedWhatCameAndWhatIsWrong() {
    JsonNode feeds = browser.get("/api/feeds").expect(200).json().path("items");
    assertThat(feeds.findValuesAsText("feed"))
        .containsExactly(City.COMPLAINT.source(), City.REGISTRATION.source());
    assertThat(feeds.at("/0/state").asText()).isEqualTo("unagreed");
    assertThat(feeds.at("/0/cadence").isNull()).isTrue();
    JsonNode registration = feeds.path(1);
    assertThat(registration.path("title").asText()).isEqualTo("工商登记");
    assertThat(registration.path("state").asText()).isEqualTo("error");
    assertThat(registration.path("cadence").asText()).isEqualTo("P1D");
    assertThat(registration.path("newestDay").asText()).isEqualTo("2026-11-20");
    assertThat(registration.path("expectedDay").asText()).isEqualTo("2026-11-21");
    assertThat(registration.path("late").asBoolean()).isTrue();
    assertThat(registration.at("/findings/0/kind").asText()).isEqualTo("missing_values");
    assertThat(registration.at("/findings/0/subject").asText()).isEqualTo("行业门类");
    assertThat(registration.at("/findings/0/since").asText()).isEqualTo(City.NOON.toString());
  }

  @Test
  void whatHasDriftedIsToldByModelWithTheNamesOfTags() {
    JsonNode drift = browser.get("/api/feeds").expect(200).json().path("drift");
    assertThat(drift).hasSize(1);
    assertThat(drift.at("/0/risk").asText()).isEqualTo("default");
    assertThat(drift.at("/0/day").asText()).isEqualTo(City.DRIFT_DAY.toString());
    assertThat(drift.at("/0/index/state").asText()).isEqualTo("not_judged");
    assertThat(drift.at("/0/index/psi").isNull()).isTrue();
    assertThat(drift.at("/0/tags").asInt()).isEqualTo(3);
    assertThat(drift.at("/0/alarms").asInt()).isEqualTo(1);
    assertThat(drift.at("/0/moved").findValuesAsText("chinese"))
        .containsExactly("纳税额", "nobody_knows");
  }

  @Test
  void aProfileNamesTheFeedsOfTheEnterpriseThatAreIll() {
    JsonNode risky =
        browser.get("/api/enterprises/" + encode(City.RISKY.text())).expect(200).json();
    assertThat(risky.at("/feeds/total").asInt()).isEqualTo(2);
    assertThat(risky.at("/feeds/ill/0").asText()).isEqualTo(City.REGISTRATION.source());
    JsonNode quiet = browser.get("/api/enterprises/" + City.QUIET.text()).expect(200).json();
    assertThat(quiet.at("/feeds/total").asInt()).isZero();
  }

  @Test
  void aScoreNamesTheFeedsThatWereStaleOnItsDay() {
    String risky = "/api/enterprises/" + encode(City.RISKY.text());
    JsonNode now = browser.get(risky).expect(200).json();
    assertThat(now.at("/scores/0/staleFeeds"))
        .extracting(JsonNode::asText)
        .containsExactly(City.COMPLAINT.source(), City.REGISTRATION.source());
    JsonNode before =
        browser
            .get(
                risky
                    + "/score?risk=fundraising&asOf="
                    + encode(City.NOON.minus(Duration.ofDays(1)).toString()))
            .expect(200)
            .json();
    assertThat(before.path("staleFeeds")).isEmpty();
  }

  @Test
  void districtsAndTheCatalogueAreListed() {
    JsonNode districts = browser.get("/api/districts").expect(200).json();
    assertThat(districts.findValuesAsText("code")).containsExactly("330302", "330303");
    JsonNode catalogue = browser.get("/api/catalogue").expect(200).json();
    assertThat(catalogue.path("tags")).hasSize(City.CATALOGUE.size());
    assertThat(catalogue.path("categories")).hasSize(29);
    assertThat(catalogue.at("/rules/0/rule").asText()).isEqualTo("dishonest_executive");
    assertThat(catalogue.at("/rules/0/chinese").asText()).isEqualTo("高管失信");
    assertThat(catalogue.path("districts").findValuesAsText("code"))
        .isSorted()
        .doesNotHaveDuplicates()
        .containsAll(districts.findValuesAsText("code"));
    assertThat(catalogue.path("districts").findValuesAsText("chinese")).contains("鹿城区");
  }

  @Test
  void enterprisesAreFoundByIdAndName() {
    assertThat(found("query=" + encode("安静"))).containsExactly(City.QUIET.text());
    assertThat(found("query=9133")).containsExactly(City.QUIET.text());
    assertThat(found("query=")).hasSize(2);
  }

  @Test
  void enterprisesTellWhereTheyStandAndAreNarrowedByIt() {
    JsonNode risky = browser.get("/api/enterprises?band=red").expect(200).json();
    assertThat(risky.path("total").asInt()).isEqualTo(1);
    assertThat(risky.at("/items/0/id").asText()).isEqualTo(City.RISKY.text());
    assertThat(risky.at("/items/0/standings/0/band").asText()).isEqualTo("red");
    assertThat(risky.at("/items/0/standings/0/index").asDouble()).isEqualTo(88);
    assertThat(risky.at("/items/0/standings/1/why").asText()).isEqualTo("no_model");
    assertThat(found("risk=default&band=red")).isEmpty();
    assertThat(found("risk=fundraising&band=unscored")).containsExactly(City.QUIET.text());
    assertThat(found("risk=fundraising&band=unscored&band=red")).hasSize(2);
    assertThat(found("district=330303")).containsExactly(City.QUIET.text());
  }

  @Test
  void pagesOfEnterprisesFollowEachOther() {
    for (String order : List.of("sort=id", "sort=fundraising", "sort=default")) {
      JsonNode first = browser.get("/api/enterprises?limit=1&" + order).expect(200).json();
      assertThat(first.path("total").asInt()).isEqualTo(2);
      String next = "&limit=1&cursor=" + first.path("next").asText();
      JsonNode last = browser.get("/api/enterprises?" + order + next).expect(200).json();
      assertThat(last.path("next").isNull()).isTrue();
      assertThat(List.of(first.at("/items/0/id").asText(), last.at("/items/0/id").asText()))
          .as(order)
          .containsExactlyInAnyOrder(City.RISKY.text(), City.QUIET.text());
    }
    assertThat(found("sort=fundraising")).first().isEqualTo(City.RISKY.text());
    String ofIds = browser.get("/api/enterprises?limit=1").json().path("next").asText();
    for (String cursor : List.of("x", "%F0%9F%98%80", ofIds)) {
      browser
          .get("/api/enterprises?sort=fundraising&cursor=" + cursor)
          .expectProblem(400, "invalid-cursor");
    }
    browser.get("/api/enterprises?sort=name").expectProblem(400, "invalid-parameter");
  }

  private static List<String> found(String query) {
    return browser
        .get("/api/enterprises?" + query)
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("id");
  }

  @Test
  void aProfileOpensFromAnAlertsReasonToTheEventBehindIt() {
    String path = "/api/enterprises/" + encode(City.RISKY.text());
    long looksBefore = looks();

    JsonNode profile = browser.get(path).expect(200).json();
    JsonNode scored = profile.at("/scores/1");
    assertThat(scored.path("index").asDouble()).isEqualTo(88);
    assertThat(profile.at("/scores/0/why").asText()).isEqualTo("no_model");
    JsonNode alerts = browser.get(path + "/alerts").expect(200).json().path("items");
    assertThat(alerts).hasSize(3);
    String key = alerts.at("/0/reasons/0/evidence/0/key").asText();

    JsonNode events = browser.get(path + "/events?key=" + encode(key)).expect(200).json();
    assertThat(events.path("items")).hasSize(1);
    assertThat(events.at("/items/0/key/id").asText()).isEqualTo(City.COMPLAINT.id());
    assertThat(events.at("/items/0/position/offset").asLong()).isEqualTo(4);
    assertThat(events.at("/items/0/data/text").asText()).isEqualTo("投诉");

    JsonNode tags = browser.get(path + "/tags").expect(200).json();
    assertThat(tags.path("categories").findValuesAsText("kind"))
        .containsExactlyInAnyOrder("quantity", "code", "truth", "missing");
    assertThat(browser.get(path + "/events").expect(200).json().path("items")).hasSize(2);
    assertThat(looks() - looksBefore).isEqualTo(5);
  }

  @Test
  void tagsOfACatalogueThatIsBeingFilledSaySo() {
    TagSpec changed = City.CATALOGUE.get(0);
    TagSpec added =
        new TagSpec(
            "added", "新增", "Added", changed.category(), TagSpec.Kind.QUANTITY, "", "F", "新增标签");
    warehouse.tellFilling(
        List.of(new FillingTag(added, true, 37), new FillingTag(changed, false, 37)));
    try {
      assertThat(filling()).containsEntry("added", 37).containsEntry(changed.id(), 37).hasSize(2);
    } finally {
      warehouse.tellFilling(List.of());
    }
    assertThat(filling()).isEmpty();
  }

  /** Per cent by tag, as the page of an enterprise has them. */
  private static Map<String, Integer> filling() {
    String path = "/api/enterprises/" + encode(City.RISKY.text()) + "/tags";
    Map<String, Integer> filling = new TreeMap<>();
    for (JsonNode category : browser.get(path).expect(200).json().path("categories")) {
      for (JsonNode tag : category.path("tags")) {
        if (tag.path("filling").isInt()) {
          filling.put(tag.path("tag").asText(), tag.path("filling").asInt());
        }
      }
    }
    return filling;
  }

  @Test
  void scoresOverTimeCanBeOpenedAtAnyInstant() {
    String path = "/api/enterprises/" + encode(City.RISKY.text());
    JsonNode history = browser.get(path + "/scores?risk=fundraising").expect(200).json();
    assertThat(history.path("items").findValuesAsText("band")).containsExactly("yellow", "red");
    JsonNode then =
        browser.get(path + "/score?risk=fundraising&asOf=2026-11-20T03:59:59Z").expect(200).json();
    assertThat(then.path("index").asDouble()).isEqualTo(40);
    browser
        .get(path + "/score?risk=fundraising&asOf=2020-01-01T00:00:00Z")
        .expectProblem(404, "score-not-found");
    browser.get(path + "/score?risk=fundraising&asOf=x").expectProblem(400, "invalid-parameter");
    browser.get(path + "/scores").expectProblem(400, "invalid-parameter");
  }

  @Test
  void anUnknownEnterpriseIsNotFoundWhateverItsForm() {
    for (String id : List.of("demo:nobody", "91330100799655058X", "x", "' OR 1=1", "demo:a%2Fb")) {
      browser.get("/api/enterprises/" + encode(id)).expectProblem(404, "enterprise-not-found");
      browser
          .get("/api/enterprises/" + encode(id) + "/tags")
          .expectProblem(404, "enterprise-not-found");
    }
  }

  @Test
  void theAuditTrailCantBeChanged() {
    browser.get("/api/enterprises/" + City.QUIET.text()).expect(200);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> server.database().sql("delete from audit_entry").update())
        .hasMessageContaining("append-only");
    assertThat(
            server
                .database()
                .sql("select actor, detail from audit_entry where object = :id")
                .param("id", City.QUIET.text())
                .query()
                .listOfRows())
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsEntry("actor", "office")
                    .containsEntry("detail", "profile"));
  }

  /** Before anybody is signed in. */
  private static final Set<String> FOR_ALL =
      Set.of(
          "GET /api/health",
          "GET /api/session/ways",
          "GET /api/openid/sign-in",
          "GET /api/openid/callback");

  @Test
  void strangersSeeNothing() {
    Browser stranger = server.browser();
    for (String operation : ApiContract.operations()) {
      if (operation.startsWith("GET") && !FOR_ALL.contains(operation)) {
        String path = operation.substring(4).replaceAll("\\{[^}]+}", City.QUIET.text());
        stranger.get(path).expectProblem(401, "not-signed-in");
      }
    }
  }

  @Test
  void pagesOfTheApplicationAnswerWithItsOneFile() {
    Browser stranger = server.browser();
    for (String path : List.of("/", "/alerts", "/enterprises/demo:a.b")) {
      Answer page = stranger.get(path).expect(200);
      assertThat(page.body()).contains("金融大脑");
      assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
    }
    Answer asset = stranger.get("/assets/app-1.js").expect(200);
    assertThat(asset.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    stranger.get("/assets/none.js").expectProblem(404, "not-found");
    for (String path : List.of("/%2e%2e/outside", "/..%2foutside", "/assets/..%5c..%5coutside")) {
      Answer outside = stranger.get(path);
      assertThat(outside.body()).as(path).doesNotContain(RunningDashboards.SECRET);
    }
  }

  @Test
  void healthIsOpenToAll() {
    server.browser().get("/api/health").expect(200);
  }

  private static long looks() {
    return server
        .database()
        .sql("select count(*) from audit_entry where action = 'enterprise.viewed'")
        .query(Long.class)
        .single();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

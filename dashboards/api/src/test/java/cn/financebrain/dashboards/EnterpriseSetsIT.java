package cn.financebrain.dashboards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Enterprises found by tags, alerts and industry; counted, taken along, and kept as a view. */
@ExtendWith(CityServer.class)
class EnterpriseSetsIT {
  private static final String MANY_COMPLAINTS = "tag=complaint_count:gt:2&tag=is_dishonest:eq:true";

  private static final Duration LAST_ALERT = Duration.ofMinutes(3);

  private final Browser browser = CityServer.browser;

  private List<String> found(String asked) {
    JsonNode page = browser.get("/api/enterprises?" + asked).expect(200).json();
    assertThat(page.path("total").asInt()).isEqualTo(page.path("items").size());
    return page.path("items").findValuesAsText("id");
  }

  @Test
  void tagsIndustryAndAlertsFind() {
    String risky = City.RISKY.text();
    String quiet = City.QUIET.text();
    assertThat(found(MANY_COMPLAINTS)).containsExactly(risky);
    assertThat(found("tag=complaint_count:gt:3")).isEmpty();
    assertThat(found("tag=industry_section:eq:J")).containsExactly(risky);
    assertThat(found("tag=tax_paid:missing:")).containsExactlyInAnyOrder(risky, quiet);
    assertThat(found("tag=complaint_count:missing:")).containsExactly(quiet);
    assertThat(found("industry=C")).containsExactly(quiet);
    assertThat(found("industry=J66&tag=complaint_count:known:")).containsExactly(risky);
    Duration age =
        Duration.between(City.NOON.plus(LAST_ALERT), CityServer.server.clock().instant());
    List<String> alerted = age.toDays() < 365 ? List.of(risky) : List.of();
    assertThat(found("reason=complaint_count")).isEqualTo(alerted);
    assertThat(found("cause=hard_rule")).isEqualTo(alerted);
    assertThat(found("alerted=365&risk=fundraising")).isEqualTo(alerted);
    assertThat(found("cause=first_score&reason=complaint_count&alerted=365")).isEqualTo(alerted);
    if (age.toDays() > 0 && age.toDays() < 365) {
      assertThat(found("alerted=" + (age.toDays() + 1))).containsExactly(risky);
      assertThat(found("alerted=" + age.toDays())).isEmpty();
    }
    assertThat(found("cause=band_rise")).isEmpty();
    assertThat(found("alerted=365&risk=default")).isEmpty();
    assertThat(found("reason=complaint_count&risk=default")).isEmpty();
    assertThat(found("reason=industry_section")).isEmpty();
  }

  @Test
  void recordsAndChangesFindByHowLongAgoTheyWere() {
    String risky = City.RISKY.text();
    String quiet = City.QUIET.text();
    long ago = Duration.between(City.NOON, CityServer.server.clock().instant()).toDays();
    long since = Math.min(365, ago + 2);
    boolean lately = ago + 2 <= 365;
    List<String> of = lately ? List.of(risky) : List.of();
    assertThat(found("record=complaints:some:" + since)).isEqualTo(of);
    assertThat(found("record=complaints:none:" + since)).contains(quiet).hasSize(2 - of.size());
    assertThat(found("tag=complaint_count:changed:" + since)).isEqualTo(of);
    if (ago > 1) {
      assertThat(found("record=complaints:some:" + Math.min(365, ago - 1))).isEmpty();
      assertThat(found("tag=complaint_count:changed:" + Math.min(365, ago - 1))).isEmpty();
    }
    assertThat(found("record=police:some:365")).isEmpty();
    assertThat(found("record=police:none:365")).hasSize(2);
    assertThat(found("tag=industry_section:changed:365")).isEmpty();
    assertThat(found("record=")).hasSize(2);
  }

  @Test
  void aCommaBelongsToTheValue() {
    String code = URLEncoder.encode("industry_section:eq:J,tag=x", UTF_8);
    assertThat(found("tag=" + code)).isEmpty();
  }

  @Test
  void eachConditionTellsWhatItLeavesOut() {
    JsonNode counts =
        browser.get("/api/enterprise-counts?" + MANY_COMPLAINTS + "&tag=tax_paid:known:").json();
    assertThat(counts.path("total").asInt()).isZero();
    assertThat(counts.path("tags").findValuesAsText("condition"))
        .containsExactly("complaint_count:gt:2", "is_dishonest:eq:true", "tax_paid:known:");
    assertThat(counts.path("tags").findValuesAsText("without")).containsExactly("0", "0", "1");
  }

  @Test
  void whatCannotBeMeantIsToldByItsParameter() {
    for (String asked :
        List.of(
            "tag=complaint_count",
            "tag=nobody_knows:eq:1",
            "tag=complaint_count:gt:many",
            "tag=is_dishonest:lt:true",
            "tag=complaint_count:known:1",
            "tag=" + "complaint_count:gt:1&tag=".repeat(20) + "complaint_count:gt:1",
            "industry=elderly",
            "reason=nobody_knows",
            "cause=bad_luck",
            "alerted=0",
            "alerted=366",
            "alerted=week",
            "record=complaints",
            "record=complaints:some:",
            "record=complaints:any:90",
            "record=gossip:some:90",
            "record=complaints:some:366",
            "tag=complaint_count:changed:",
            "tag=complaint_count:changed:366")) {
      for (String path : List.of("/api/enterprises?", "/api/enterprise-counts?")) {
        browser.get(path + asked).expectProblem(400, "invalid-parameter");
      }
    }
    browser.get("/api/enterprise-file?" + MANY_COMPLAINTS).expectProblem(400, "invalid-parameter");
  }

  @Test
  void aSetIsTakenAlongWholeAndForAPurpose() {
    String purpose = URLEncoder.encode("专项排查", UTF_8);
    Browser.Answer file =
        browser.get("/api/enterprise-file?%s&purpose=%s".formatted(MANY_COMPLAINTS, purpose));
    file.expect(200);
    List<String> lines = file.body().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("\uFEFF企业标识,企业名称");
    assertThat(lines.get(1)).contains("风险'企业,330302,J66,red,88.0,,");
    assertThat(
            CityServer.server
                .database()
                .sql(
                    """
                    select detail from audit_entry where action = 'enterprise.exported'
                    order by id desc limit 1
                    """)
                .query(String.class)
                .single())
        .isEqualTo("1 rows, 专项排查, %s&purpose=%s".formatted(MANY_COMPLAINTS, purpose));
  }

  @Test
  void anotherTerritoryIsNeitherCountedNorTakenAlong() {
    Browser other = CityServer.server.signedInAs("district-lead", "330303");
    JsonNode counts = other.get("/api/enterprise-counts?" + MANY_COMPLAINTS).expect(200).json();
    assertThat(counts.path("total").asInt()).isZero();
    assertThat(counts.path("tags").findValuesAsText("without")).containsExactly("0", "0");
    assertThat(other.get("/api/enterprise-file?purpose=x").expect(200).body())
        .contains(City.QUIET.text())
        .doesNotContain("风险");
  }

  @Test
  void aSetIsKeptAsAView() {
    Map<String, Object> draft =
        Map.of(
            "list",
            "enterprises",
            "name",
            "投诉多的失信企业",
            "audience",
            "own",
            "settings",
            Map.of(
                "filters",
                Map.of(
                    "tag",
                    List.of("complaint_count:gt:2", "is_dishonest:eq:true"),
                    "industry",
                    List.of("J")),
                "hidden",
                List.of(),
                "density",
                "default"));
    JsonNode saved = browser.post("/api/views", draft).expect(201).json();
    JsonNode views = browser.get("/api/views?list=enterprises").expect(200).json();
    assertThat(views.at("/items/0/settings/filters/tag/0").asText())
        .isEqualTo("complaint_count:gt:2");
    browser.delete("/api/views/" + saved.path("id").asText());
  }

  /** What the list can be narrowed to can be saved, and what is saved finds the same again. */
  @Test
  void everyFilterOfTheListIsKept() {
    Map<String, List<String>> filters =
        Map.ofEntries(
            Map.entry("query", List.of("企业")),
            Map.entry("risk", List.of("fundraising")),
            Map.entry("band", List.of("red", "unscored")),
            Map.entry("district", List.of("330302")),
            Map.entry("industry", List.of("J")),
            Map.entry("reason", List.of("complaint_count")),
            Map.entry("cause", List.of("hard_rule")),
            Map.entry("alerted", List.of("90")),
            Map.entry("record", List.of("complaints:some:90")),
            Map.entry("tag", List.of("complaint_count:known:")),
            Map.entry("sort", List.of("id")));
    Set<String> asked = ApiContract.parameters("/api/enterprises");
    asked.removeAll(Set.of("cursor", "limit"));
    assertThat(filters.keySet()).isEqualTo(asked);
    String view = Follower.save(browser, "所有条件", "own", filters);
    JsonNode counts =
        browser
            .get("/api/views/%s/comparison?cause=hard_rule&alerted=90".formatted(view))
            .expect(200)
            .json();
    assertThat(counts.path("onlyView").asInt()).isZero();
    browser.delete("/api/views/" + view);
  }
}

package cn.financebrain.dashboards;

import static cn.financebrain.dashboards.NotifyServer.office;
import static cn.financebrain.dashboards.NotifyServer.server;
import static cn.financebrain.dashboards.NotifyServer.warehouse;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two sets of enterprises beside each other, against what Java says of the same names. */
@ExtendWith(NotifyServer.class)
class ComparedSetsIT {
  private static final List<String> REGIONS = List.of("330327", "330328");
  private static final List<String> NAMES = List.of("对比东", "对比西", "对比东西", "对比");
  private static final List<String> PARTS = List.of("only-this", "both", "only-view");

  /** An enterprise. */
  private record Firm(String id, String name, String region) {}

  private static final List<Firm> FIRMS = new ArrayList<>();

  @BeforeAll
  static void write() {
    List<WarehouseRow> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Firm firm =
          new Firm(
              "demo:compared-%02d".formatted(i),
              NAMES.get(i % NAMES.size()),
              REGIONS.get(i % 3 == 0 ? 0 : 1));
      FIRMS.add(firm);
      rows.add(
          new WarehouseRow.EnterpriseRow(
              EnterpriseId.parse(firm.id),
              firm.name,
              firm.region,
              "J66",
              true,
              new LogPosition(0, 1)));
    }
    warehouse.write(rows);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> rows(Browser who, String view, String part, String asked) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page =
          who.get(
                  "/api/views/%s/comparison-rows?part=%s&limit=5&%s%s"
                      .formatted(view, part, asked, cursor))
              .expect(200)
              .json();
      ids.addAll(page.path("items").findValuesAsText("id"));
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asText();
      assertThat(page.path("items").size()).isLessThanOrEqualTo(5);
    }
    return ids;
  }

  /** The ids that the file of a part holds. */
  private static List<String> file(Browser who, String view, String part, String asked) {
    return who.get(
            "/api/views/%s/comparison-file?part=%s&purpose=review&%s".formatted(view, part, asked))
        .expect(200)
        .body()
        .lines()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  private static void compared(
      Browser who, String view, String asked, Predicate<Firm> here, Predicate<Firm> there) {
    List<Predicate<Firm>> parts =
        List.of(here.and(there.negate()), here.and(there), there.and(here.negate()));
    JsonNode counts =
        who.get("/api/views/%s/comparison?%s".formatted(view, asked)).expect(200).json();
    List<Integer> counted = new ArrayList<>();
    for (int i = 0; i < PARTS.size(); i++) {
      List<String> expected = FIRMS.stream().filter(parts.get(i)).map(Firm::id).toList();
      assertThat(rows(who, view, PARTS.get(i), asked)).as(PARTS.get(i)).isEqualTo(expected);
      assertThat(file(who, view, PARTS.get(i), asked)).as(PARTS.get(i)).isEqualTo(expected);
      counted.add(expected.size());
    }
    assertThat(
            List.of(
                counts.path("onlyThis").asInt(),
                counts.path("both").asInt(),
                counts.path("onlyView").asInt()))
        .isEqualTo(counted);
  }

  /** Each sees the parts of the own territory, of both sets. */
  @Test
  void partsAreThoseOfTheTerritory() {
    String view =
        Follower.save(
            office, "西", "territory", Map.of("query", List.of("比西"), "sort", List.of("id")));
    String wide =
        Follower.save(
            office, "东或西", "territory", Map.of("query", List.of("西"), "industry", List.of("J66")));
    String asked = "query=" + encode("对比东");
    for (List<String> territory : List.of(List.of("3303"), List.of(REGIONS.get(0)), REGIONS)) {
      Browser who =
          server.signedInBy(
              "comparer-" + String.join("-", territory),
              "district-lead",
              territory.toArray(String[]::new));
      Predicate<Firm> seen = firm -> territory.stream().anyMatch(firm.region::startsWith);
      Predicate<Firm> east = seen.and(firm -> firm.name.contains("对比东"));
      compared(who, view, asked, east, seen.and(firm -> firm.name.contains("比西")));
      compared(who, wide, asked, east, seen.and(firm -> firm.name.contains("西")));
      compared(
          who,
          wide,
          asked + "&district=" + REGIONS.get(1),
          east.and(firm -> firm.region.equals(REGIONS.get(1))),
          seen.and(firm -> firm.name.contains("西")));
    }
    Browser outside = server.signedInBy("comparer-outside", "district-lead", "330399111");
    compared(outside, view, asked, firm -> false, firm -> false);
  }

  /** The trail tells which part left, whatever it was narrowed to. */
  @Test
  void aPartThatLeavesIsInTheAuditTrail() {
    String view = Follower.save(office, "审计", "own", Map.of("query", List.of("对比东")));
    assertThat(file(office, view, "only-view", "query=" + encode("对比西"))).isNotEmpty();
    Map<String, Object> entry =
        server
            .database()
            .sql(
                """
                select object, detail from audit_entry where action = 'enterprise.exported'
                order by id desc limit 1
                """)
            .query()
            .singleRow();
    assertThat(entry.get("object")).isEqualTo(view + " only-view");
    assertThat(entry.get("detail").toString())
        .matches("\\d+ rows, review, \\{query=\\[对比东\\]}, part=only-view.*")
        .contains(encode("对比西"));
  }

  @Test
  void whoDoesNotSeeTheViewIsToldThatThereIsNone() {
    String own = Follower.save(office, "仅自己", "own", Map.of());
    Browser other = server.signedInBy("comparer-other", "district-lead", "3303");
    for (String path :
        List.of(
            "/comparison",
            "/comparison-rows?part=both",
            "/comparison-file?part=both&purpose=review")) {
      other.get("/api/views/" + own + path).expectProblem(404, "view-not-found");
    }
    office
        .get("/api/views/%s/comparison-rows?part=all".formatted(own))
        .expectProblem(400, "invalid-parameter");
    office
        .get("/api/views/%s/comparison-file?part=both".formatted(own))
        .expectProblem(400, "invalid-parameter");
    office
        .get("/api/views/%s/comparison?tag=nobody_knows:eq:1".formatted(own))
        .expectProblem(400, "invalid-parameter");
    office
        .get("/api/views/%s/comparison-rows?part=both&cursor=x".formatted(own))
        .expectProblem(400, "invalid-cursor");
  }
}

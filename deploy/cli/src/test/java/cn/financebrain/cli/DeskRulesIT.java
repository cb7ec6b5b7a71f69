package cn.financebrain.cli;

import static cn.financebrain.cli.CityStack.data;
import static cn.financebrain.cli.CityStack.settle;
import static cn.financebrain.cli.CityStack.sql;
import static cn.financebrain.cli.CityStack.until;
import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.cli.stack.StackDirectory;
import cn.financebrain.cli.stack.StackSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules and models by the desk of the running stack: people with accounts, not names they say. */
@ExtendWith(CityStack.class)
@Timeout(value = 25, unit = TimeUnit.MINUTES)
class DeskRulesIT {
  private static final String OWN =
      """
      rules:
        - id: %s
          kind: hard
          risk: default
          band: red
          zh: 点名
          en: Named
          basis: 试
          author: li
          condition: %s
      """;

  /** May do both, and yet not approve what is their own. */
  private static DeskSession maker;

  private static DeskSession checker;

  @BeforeAll
  static void signIn() throws Exception {
    StackSettings settings = new StackDirectory(data.toRealPath()).settings().orElseThrow();
    maker = DeskSession.of(settings, data, "chen.jing", "rule-maker", "rule-checker");
    checker = DeskSession.of(settings, data, "wang.min", "rule-checker");
  }

  /** The files of the book in force and one more. */
  private static Map<String, String> filesWith(String rule, String condition) throws Exception {
    Map<String, String> files = new HashMap<>();
    maker
        .get("/api/rules/books/product")
        .expect(200)
        .body()
        .path("files")
        .properties()
        .forEach(file -> files.put(file.getKey(), file.getValue().asText()));
    files.put("own.yaml", OWN.formatted(rule, condition));
    return files;
  }

  private static String submitted(Map<String, String> files) throws Exception {
    return maker
        .post("/api/rules/books", Map.of("files", files, "note", "试点"))
        .expect(201)
        .body()
        .path("id")
        .asText();
  }

  @Test
  void ruleActivationNeedsASecondPerson() throws Exception {
    String book = submitted(filesWith("second_person", "tag.reg_capital > 1e15"));
    DeskSession.Answer own =
        maker.post("/api/rules/books/" + book + "/approval", Map.of()).expect(409);
    assertThat(own.body().path("detail").asText()).contains("chen.jing 提交，须由其他人审批");
    DeskSession.Answer early = maker.post("/api/rules/books/" + book + "/activation", Map.of());
    if (early.status() == 200) { // it took longer than an answer waits
      assertThat(maker.ended(early).at("/problem/zh").asText()).contains("尚未审批");
    } else {
      assertThat(early.expect(409).body().path("detail").asText()).contains("尚未审批");
    }
    JsonNode approved =
        checker
            .post("/api/rules/books/" + book + "/approval", Map.of("note", "可"))
            .expect(200)
            .body();
    assertThat(approved.path("state").asText()).isEqualTo("approved");
    assertThat(approved.path("approver").asText()).isEqualTo("wang.min");
  }

  @Test
  void aRuleChangeShowsWhichEnterprisesAppearAndOneClickGoesBack() throws Exception {
    settle();
    String enterprise =
        sql("SELECT enterprise FROM enterprise WHERE enrolled AND enterprise NOT IN (SELECT"
                + " enterprise FROM alert) ORDER BY enterprise LIMIT 1 OFFSET 1")
            .strip();
    Map<String, String> wrong =
        filesWith("desk_named", "enterprise.id == '%s' && tag.no_tag".formatted(enterprise));
    JsonNode problem =
        maker.post("/api/rules/check", Map.of("files", wrong)).expect(200).body().at("/problems/0");
    assertThat(problem.path("line").asInt()).isEqualTo(10);
    assertThat(problem.path("message").asText()).contains("no_tag");

    Map<String, String> files =
        filesWith("desk_named", "enterprise.id == '%s'".formatted(enterprise));
    JsonNode changes =
        maker.post("/api/rules/check", Map.of("files", files)).expect(200).body().path("changes");
    assertThat(changes.findValuesAsText("change")).containsExactly("added");
    JsonNode tried =
        maker.done(maker.post("/api/rules/trials", Map.of("files", files, "since", until())));
    assertThat(tried.path("differences"))
        .anySatisfy(
            each -> {
              assertThat(each.path("enterprise").asText()).isEqualTo(enterprise);
              assertThat(each.path("added").asBoolean()).isTrue();
              assertThat(each.path("rules").get(0).asText()).isEqualTo("desk_named");
            });

    String book = submitted(files);
    checker.post("/api/rules/books/" + book + "/approval", Map.of()).expect(200);
    JsonNode live =
        checker.done(checker.post("/api/rules/books/" + book + "/activation", Map.of()));
    assertThat(live.path("book").asText()).isEqualTo(book);
    settle();
    String raised =
        "SELECT count(), any(rules), any(cause_to) FROM alert WHERE enterprise = '%s'"
            .formatted(enterprise);
    assertThat(sql(raised).strip()).isEqualTo("1\t%s\tdesk_named".formatted(book));

    JsonNode back = checker.done(checker.post("/api/rules/rollback", Map.of("note", "试点结束")));
    assertThat(back.path("book").asText()).isEqualTo("product");
    settle();
    assertThat(sql(raised).strip()).as("told once").startsWith("1\t");
    JsonNode newest = maker.get("/api/rules/history").expect(200).body().get(0);
    assertThat(newest.path("action").asText()).isEqualTo("rolled-back");
    assertThat(newest.path("by").asText()).isEqualTo("wang.min");
    assertThat(newest.path("note").asText()).isEqualTo("试点结束");
  }

  @Test
  void theModelsInForceAreShownWithTheirCards() throws Exception {
    JsonNode models = maker.get("/api/models").expect(200).body();
    assertThat(models.path("items").findValuesAsText("state")).contains("champion");
    String id = models.at("/items/0/id").asText();
    JsonNode card = maker.get("/api/models/" + id).expect(200).body().path("card");
    assertThat(card.path("zh").asText()).contains("风险模型");
    assertThat(card.path("tags")).isNotEmpty();
    assertThat(card.path("calibration")).isNotEmpty();
    JsonNode nothing = maker.done(maker.get("/api/models/" + id + "/comparison"));
    assertThat(nothing.path("months").isArray()).isTrue();
    JsonNode drift = checker.done(checker.post("/api/models/drift", Map.of()));
    assertThat(drift).isNotEmpty();
  }
}

package cn.financebrain.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.EventKey;
import cn.financebrain.contract.FieldValue;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.ModelCard;
import cn.financebrain.scoring.model.TreeEnsemble;
import cn.financebrain.scoring.model.TreeEnsemble.Node;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.rule.Rules;
import cn.financebrain.store.WarehouseRow;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every answer is also held against {@code openapi.yaml} by {@link Browser}. */
class ExplanationIT {
  private static final EnterpriseId DEBTOR = EnterpriseId.parse("demo:debtor");
  private static final LogPosition HERE = new LogPosition(0, 200);
  private static final Instant EARLIER = City.NOON.minus(Duration.ofDays(1));

  private static WarehouseFixture warehouse;
  private static RunningDashboards server;
  private static Browser browser;
  private static double probability;

  @BeforeAll
  static void start() {
    warehouse = WarehouseFixture.start();
    server = warehouse.dashboards();
    browser = server.office();
    Catalogue catalogue = Catalogue.bundled();
    ReleaseDirectory releases = new ReleaseDirectory(server.modelsDir(), catalogue);
    releases.activate(model(), EARLIER);
    Evaluator evaluator =
        new Evaluator(catalogue, Rules.bundled(catalogue), AlertPolicy.DEFAULT, releases);
    List<WarehouseRow> rows = new ArrayList<>();
    rows.add(new WarehouseRow.EnterpriseRow(DEBTOR, "欠债企业", "330302", "C", true, HERE));
    rows.add(new WarehouseRow.EventRow(registration("r", 0, 500), HERE));
    rows.add(new WarehouseRow.EventRow(registration("r", 1, 5), new LogPosition(0, 201)));
    evaluator
        .evaluateAsOf(
            DEBTOR, List.of(registration("r", 0, 500)), City.NOON, 1, Peers.NONE, StaleTags.NONE)
        .scores()
        .forEach(score -> rows.add(new WarehouseRow.ScoreRow(score, HERE)));
    rows.add(new WarehouseRow.ScoreRow(otherwise(), new LogPosition(0, 199)));
    warehouse.write(rows);
    probability = 1 / (1 + Math.exp(-1));
  }

  @AfterAll
  static void stop() {
    server.close();
    warehouse.close();
  }

  /** Risky above a capital of 100. */
  private static ModelArtifact model() {
    return new ModelArtifact(
        Risk.DEFAULT,
        Map.of(),
        Map.of(),
        List.of(new Feature.Numeric("reg_capital", -1)),
        new TreeEnsemble.Builder(0, 1)
            .add(new Node.Split(0, 100.5, new Node.Leaf(-3, 75), new Node.Leaf(1, 25)))
            .build(),
        new Calibration.Platt(1, 0),
        0.5,
        0,
        Map.of(),
        new ModelCard("手工模型", "made by hand"));
  }

  private static EnterpriseEvent registration(String id, int revision, double capital) {
    return new EnterpriseEvent(
        new EventKey("demo/register", id),
        "registration.snapshot",
        Category.REGISTRATION,
        DEBTOR,
        EARLIER,
        City.NOON,
        City.NOON,
        revision,
        false,
        1,
        Map.of("registered_capital", new FieldValue.Quantity(capital)));
  }

  /** A score of the day before, which nothing that is stored gives. */
  private static Score otherwise() {
    return new Score.Scored(DEBTOR, Risk.DEFAULT, EARLIER, 1, "gone", 0.25, 0.5, 30, Band.BLUE, 1);
  }

  private static Browser.Answer explanation(EnterpriseId enterprise, String risk, Instant asOf) {
    return browser.get(
        "/api/enterprises/%s/explanation?risk=%s&asOf=%s"
            .formatted(URLEncoder.encode(enterprise.text(), StandardCharsets.UTF_8), risk, asOf));
  }

  @Test
  void aScoreIsDerivedAnewAndToldInPointsThatAddUp() {
    JsonNode told = explanation(DEBTOR, "default", City.NOON).expect(200).json();

    assertThat(told.path("agrees").asBoolean()).as(told.toString()).isTrue();
    assertThat(told.at("/stored/probability").asDouble()).isCloseTo(probability, within(1e-12));
    assertThat(told.at("/derived/probability").asDouble())
        .isEqualTo(told.at("/stored/probability").asDouble());
    JsonNode reason = told.at("/breakdown/reasons/0");
    assertThat(reason.at("/sentence/chinese").asText()).startsWith("注册资本：500 万元；使指数升高");
    assertThat(told.at("/breakdown/baseIndex").asDouble() + reason.path("points").asDouble())
        .isCloseTo(told.at("/stored/index").asDouble(), within(1e-9));
    assertThat(reason.at("/evidence/0/id").asText()).isEqualTo("r");
    assertThat(told.at("/otherwise/finding").asText()).isEqualTo("found");
    assertThat(told.at("/otherwise/hints/0/chinese").asText())
        .startsWith("若注册资本不高于 100 万元（现为 500 万元），则低于橙");
  }

  @Test
  void whereItIsAnotherNumberNowBothAreTold() {
    JsonNode told = explanation(DEBTOR, "default", EARLIER).expect(200).json();

    assertThat(told.path("agrees").asBoolean()).isFalse();
    assertThat(told.at("/stored/probability").asDouble()).isEqualTo(0.25);
    assertThat(told.path("derived").isNull()).as("the event was not there yet").isTrue();
    assertThat(told.path("why").asText()).isEqualTo("no_events");
    assertThat(told.path("breakdown").isNull()).isTrue();
  }

  @Test
  void aBankSeesTheReasonAndNotTheEventBehindIt() {
    Browser bank = server.signedInAs("bank-officer", "3303");
    JsonNode opened =
        bank.post(
                "/api/look-ups",
                Map.of(
                    "enterprise",
                    DEBTOR.text(),
                    "purpose",
                    "loan-application",
                    "authorisation",
                    "A-1",
                    "validUntil",
                    LocalDate.now(ZoneId.of("Asia/Shanghai")).toString()))
            .expect(200)
            .json();
    assertThat(opened.path("scores").findValuesAsText("risk"))
        .containsExactly("fundraising", "default");
    JsonNode reason = opened.at("/scores/1/reasons/0");
    assertThat(reason.at("/sentence/chinese").asText()).startsWith("注册资本：500 万元；使指数升高");
    assertThat(reason.has("evidence")).isFalse();
    assertThat(opened.at("/scores/1/withheld").asInt()).isZero();
  }

  /**
   * From the event to the tag, its points and the model, and it is the stored score that it proves.
   */
  @Test
  void aDossierTellsTheWholeChain() {
    String id =
        browser
            .post(
                "/api/reports",
                Map.of("kind", "dossier", "enterprise", DEBTOR.text(), "language", "zh"))
            .expect(201)
            .json()
            .path("id")
            .asText();
    Await.until(
        Duration.ofMinutes(5), () -> List.of("ready", "failed").contains(state(id)), "the report");
    assertThat(state(id)).isEqualTo("ready");
    assertThat(browser.get("/api/reports/%s/page".formatted(id)).expect(200).body())
        .contains("注册资本：500 万元；使指数升高", "0.7311", "demo/register r", "registration.snapshot")
        .contains("registered_capital", "0:201", "违约：指数")
        .doesNotContain("不能证明该评分");
  }

  private static String state(String report) {
    return browser.get("/api/reports/" + report).expect(200).json().path("state").asText();
  }

  @Test
  void theLookIsLogged() {
    explanation(DEBTOR, "default", City.NOON).expect(200);

    assertThat(
            server
                .database()
                .sql("select count(*) from audit_entry where object = :id and detail = 'reasons'")
                .param("id", DEBTOR.text())
                .query(Long.class)
                .single())
        .isPositive();
  }

  @Test
  void whatHasNoScoreHasNoReasons() {
    explanation(DEBTOR, "default", City.NOON.minus(Duration.ofDays(9)))
        .expectProblem(404, "score-not-found");
    explanation(DEBTOR, "fundraising", City.NOON).expectProblem(404, "score-not-found");
    explanation(City.UNKNOWN, "default", City.NOON).expectProblem(404, "enterprise-not-found");
    explanation(DEBTOR, "x", City.NOON).expectProblem(400, "invalid-parameter");
  }

  @Test
  void aModelThatCannotBeReadIsAProblemOfItsOwn() {
    Score.Scored score =
        new Score.Scored(
            DEBTOR,
            Risk.DEFAULT,
            EARLIER.minus(Duration.ofDays(1)),
            99,
            "gone",
            0.25,
            0.5,
            30,
            Band.BLUE,
            1);
    warehouse.write(List.of(new WarehouseRow.ScoreRow(score, HERE)));

    explanation(DEBTOR, "default", score.asOf()).expectProblem(503, "model-unavailable");
  }
}

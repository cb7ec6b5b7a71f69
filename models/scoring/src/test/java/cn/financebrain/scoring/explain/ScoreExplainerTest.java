package cn.financebrain.scoring.explain;

import static cn.financebrain.scoring.Histories.day;
import static cn.financebrain.scoring.Histories.event;
import static cn.financebrain.scoring.Histories.number;
import static cn.financebrain.scoring.Histories.registration;
import static cn.financebrain.scoring.Histories.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.DayBegins;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.EnterpriseId;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.EvaluationInputs;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.PeerEpoch;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.EnterpriseState;
import cn.financebrain.scoring.Evaluator;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.Outcome;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.model.Counterfactuals;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.CatalogueDirectory;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.scoring.rule.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreExplainerTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final LogPosition HERE = new LogPosition(0, 7);

  @TempDir Path directory;

  private final EnterpriseState state = EnterpriseState.empty(CATALOGUE);
  private final Stored inputs = new Stored();
  private Evaluator evaluator;
  private ScoreExplainer explainer;

  /** What was stored, in memory. */
  private static final class Stored implements EvaluationInputs {
    private List<EnterpriseEvent> events = List.of(registration(0, 500, "J"));
    private final Map<String, Set<List<String>>> asked = new HashMap<>();

    @Override
    public List<EnterpriseEvent> eventsKnown(
        EnterpriseId enterprise, Instant asOf, LogPosition knownAt) {
      assertThat(enterprise).isEqualTo(Histories.ENTERPRISE);
      assertThat(asOf).isEqualTo(day(1));
      assertThat(knownAt).isEqualTo(HERE);
      return events;
    }

    @Override
    public List<PeerEpoch> peersOf(Map<String, Set<List<String>>> groups, long day) {
      asked.putAll(groups);
      return List.of();
    }

    @Override
    public List<DayBegins> feedsOfDay(long day) {
      return List.of();
    }
  }

  @BeforeEach
  void activate() {
    ReleaseDirectory releases = new ReleaseDirectory(directory, CATALOGUE);
    releases.activate(MadeModels.fundraising(Map.of()), day(0));
    releases.activate(MadeModels.linear(), day(0));
    evaluator = new Evaluator(CATALOGUE, Rules.bundled(CATALOGUE), AlertPolicy.DEFAULT, releases);
    explainer = new ScoreExplainer(directory);
  }

  /** As the stream gave it. */
  private Score.Scored stored(Risk risk) {
    evaluator.process(state, registration(0, 500, "J"), HERE, Peers.NONE, StaleTags.NONE);
    Outcome.Evaluated now =
        evaluator
            .process(
                state,
                new Evaluation(Histories.ENTERPRISE, day(1), 2),
                HERE,
                Peers.NONE,
                StaleTags.NONE)
            .evaluation()
            .orElseThrow();
    return (Score.Scored)
        now.scores().stream().filter(score -> score.risk() == risk).findFirst().orElseThrow();
  }

  @Test
  void whatTheStreamGaveIsDerivedAnewAndExplained() {
    Score.Scored stored = stored(Risk.FUNDRAISING);

    ExplainedScore explained = explainer.explain(stored, HERE, inputs);

    assertThat(explained.agrees()).isTrue();
    assertThat(explained.derived()).isEqualTo(stored);
    assertThat(explained.reasons().orElseThrow().reasons())
        .extracting(Reason::tag)
        .containsExactly("reg_capital", "reg_industry_class");
    assertThat(explained.reasons().orElseThrow().reasons().get(0).evidence()).isNotEmpty();
    assertThat(explained.otherwise()).as("of default only").isEmpty();
  }

  /** A rule may have read the record that brought the score about, which nobody reads again. */
  @Test
  void whatRulesDidIsToldAsItWasStored() {
    Score.Scored byModel = stored(Risk.FUNDRAISING);
    double index = byModel.ruled().modelIndex();
    Score.Scored stored =
        byModel.ruled(
            index - 4,
            Band.GREEN,
            new Score.Ruled(
                "book",
                index,
                List.of(
                    new Score.Points("illegal_finance_penalised", 15),
                    new Score.Points("gone", -19)),
                List.of("deregistered_fundraising")));

    ExplainedScore explained = explainer.explain(stored, HERE, inputs);

    assertThat(explained.agrees()).isTrue();
    assertThat(explained.rulings())
        .containsExactly(
            new Ruling(
                "illegal_finance_penalised",
                "因违法从事金融业务受过行政处罚",
                "Penalised for illegal financial business",
                OptionalInt.of(15)),
            new Ruling("gone", "gone", "gone", OptionalInt.of(-19)),
            new Ruling(
                "deregistered_fundraising",
                "企业已注销，不再因模型评分预警",
                "Deregistered; no alert from a score any more",
                OptionalInt.empty()));
  }

  @Test
  void whatWouldHaveToBeOtherwiseCountsWhatRulesAdd() {
    Score.Scored byModel = stored(Risk.DEFAULT);
    double index = byModel.ruled().modelIndex();
    assertThat(index).isGreaterThan(60);
    List<Score.Points> less = List.of(new Score.Points("r1", -40), new Score.Points("r2", -1));
    Score.Scored ruled =
        byModel.ruled(index - 41, Band.BLUE, new Score.Ruled("book", index, less, List.of()));

    assertThat(explainer.explain(byModel, HERE, inputs).otherwise().orElseThrow().finding())
        .isEqualTo(Counterfactuals.Finding.NOT_OF_TREES);
    assertThat(explainer.explain(ruled, HERE, inputs).otherwise().orElseThrow().finding())
        .isEqualTo(Counterfactuals.Finding.ALREADY_BELOW);
  }

  @Test
  void onlyTheGroupsOfTheEnterpriseAreAskedFor() {
    inputs.events =
        List.of(
            event(
                "registration.snapshot",
                Category.REGISTRATION,
                "r",
                0,
                Map.of(
                    "registered_capital", number(500),
                    "industry_section", text("J"),
                    "industry_code", text("6631"))));

    explainer.explain(stored(Risk.FUNDRAISING), HERE, inputs);

    assertThat(inputs.asked)
        .containsEntry("reg_capital_industry_z", Set.of(List.of("J"), List.of("J", "66")));
  }

  @Test
  void anotherNumberThanTheStoredOneIsTold() {
    Score.Scored stored = stored(Risk.FUNDRAISING);
    inputs.events = List.of(registration(0, 50, "J"));

    ExplainedScore explained = explainer.explain(stored, HERE, inputs);

    assertThat(explained.agrees()).isFalse();
    assertThat(explained.derived())
        .isInstanceOfSatisfying(
            Score.Scored.class, now -> assertThat(now.probability()).isEqualTo(0.5));
  }

  @Test
  void whatCannotBeScoredAnyMoreHasNoReasons() {
    Score.Scored stored = stored(Risk.FUNDRAISING);
    inputs.events = List.of();

    ExplainedScore explained = explainer.explain(stored, HERE, inputs);

    assertThat(explained.agrees()).isFalse();
    assertThat(explained.reasons()).isEmpty();
    assertThat(explained.derived()).isInstanceOf(Score.Unscored.class);
  }

  @Test
  void aScoreIsExplainedByTheCatalogueOfItsReleaseWhateverIsInForceSince() throws Exception {
    Score.Scored stored = stored(Risk.FUNDRAISING);
    explainer.explain(stored, HERE, inputs);
    putOtherCapitalInForce();

    assertThat(explainer.explain(stored, HERE, inputs).agrees()).isTrue();
    assertThat(new ScoreExplainer(directory).explain(stored, HERE, inputs).agrees()).isTrue();
  }

  /** A catalogue in which the capital is another, and no model. */
  private void putOtherCapitalInForce() throws Exception {
    Path files = Files.createTempDirectory(directory, "made");
    for (Map.Entry<String, String> file : Catalogue.bundledFiles().entrySet()) {
      Files.writeString(
          files.resolve(file.getKey()),
          file.getValue().replace("value: registered_capital", "value: paid_in_capital"));
    }
    String id = new CatalogueDirectory(directory).add(files);
    assertThat(id).isNotEmpty();
    ReleaseDirectory.inForce(directory).activate(id, Map.of(), day(2));
  }

  @Test
  void aReleaseThatIsNotThereIsTold() throws Exception {
    Score.Scored stored = stored(Risk.FUNDRAISING);
    Files.delete(directory.resolve("releases/000002.json"));

    assertThatThrownBy(() -> new ScoreExplainer(directory).explain(stored, HERE, inputs))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release 2 is not there");
  }
}

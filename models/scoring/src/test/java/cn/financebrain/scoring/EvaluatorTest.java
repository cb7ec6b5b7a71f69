package cn.financebrain.scoring;

import static cn.financebrain.scoring.Histories.day;
import static cn.financebrain.scoring.Histories.event;
import static cn.financebrain.scoring.Histories.number;
import static cn.financebrain.scoring.Histories.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Category;
import cn.financebrain.contract.EnterpriseEvent;
import cn.financebrain.contract.Evaluation;
import cn.financebrain.contract.LogPosition;
import cn.financebrain.contract.LogRecord;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.ShadowScore;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.alert.AlertPolicy;
import cn.financebrain.scoring.alert.Episode;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.model.MadeModels;
import cn.financebrain.scoring.profile.Applied;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.Peers;
import cn.financebrain.scoring.release.ModelRegistry;
import cn.financebrain.scoring.release.ReleaseDirectory;
import cn.financebrain.scoring.release.ReleaseException;
import cn.financebrain.scoring.rule.Rules;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final LogPosition HERE = new LogPosition(0, 7);

  @TempDir Path directory;

  private Evaluator evaluator;
  private EnterpriseState state = EnterpriseState.empty(CATALOGUE);

  @BeforeEach
  void activate() {
    ReleaseDirectory releases = new ReleaseDirectory(directory, CATALOGUE);
    releases.activate(
        MadeModels.fundraising(Map.of("reg_capital", CATALOGUE.fingerprint("reg_capital"))),
        day(0));
    evaluator = new Evaluator(CATALOGUE, Rules.bundled(CATALOGUE), AlertPolicy.DEFAULT, releases);
  }

  private Outcome see(LogRecord record) {
    return see(record, Peers.NONE);
  }

  private Outcome see(LogRecord record, Peers epoch) {
    return see(record, epoch, StaleTags.NONE);
  }

  private Outcome see(LogRecord record, Peers epoch, StaleTags stale) {
    Outcome outcome = evaluator.process(state, record, HERE, epoch, stale);
    byte[] bytes = state.toBytes();
    state = EnterpriseState.fromBytes(CATALOGUE, CATALOGUE.tables(), bytes);
    assertThat(state.toBytes()).isEqualTo(bytes);
    return outcome;
  }

  private static Outcome.Evaluated evaluated(Outcome outcome) {
    return outcome.evaluation().orElseThrow();
  }

  private static LogRecord evaluation(long day, int release) {
    return new Evaluation(Histories.ENTERPRISE, day(day), release);
  }

  private static EnterpriseEvent tax(long day) {
    return event("tax.assessed", Category.TAX, "t" + day, day, Map.of("tax_amount", number(5)));
  }

  @Test
  void withoutAModelItSaysSo() {
    Outcome.Evaluated now = evaluated(see(registration(0, 500, "J")));

    assertThat(now.scores()).extracting(Score::risk).containsExactly(Risk.values());
    assertThat(now.scores())
        .allSatisfy(
            score -> assertThat(((Score.Unscored) score).why()).isEqualTo(Score.Why.NO_MODEL));
    assertThat(now.summary()).isEqualTo(new EnterpriseSummary("测试有限公司", "330302", "J"));
    assertThat(now.enrolled()).isTrue();
  }

  @Test
  void aReleaseScoresAndAlerts() {
    see(registration(0, 500, "J"));
    Outcome.Evaluated now = evaluated(see(evaluation(1, 1)));

    assertThat(now.release()).isEqualTo(1);
    assertThat(now.scores().get(0)).isInstanceOf(Score.Scored.class);
    assertThat(now.alerts()).hasSize(1);
    Alert alert = now.alerts().get(0);
    assertThat(alert.region()).isEqualTo("330302");
    assertThat(alert.id())
        .isEqualTo(
            AlertPolicy.alertId(
                Histories.ENTERPRISE, Risk.FUNDRAISING, 1, alert.band(), alert.raisedAt()));
    assertThat(alert.reasons().get(0).evidence()).isNotEmpty();
    Score.Scored score = (Score.Scored) now.scores().get(0);
    assertThat(alert.reasons()).isEqualTo(evaluator.explain(score, now.tags()).reasons());
  }

  @Test
  void challengersScoreBesideTheChampionAndRaiseNothing() {
    ReleaseDirectory releases = new ReleaseDirectory(directory, CATALOGUE);
    ModelRegistry registry = new ModelRegistry(directory, releases);
    registry.shadow(MadeModels.fundraising(Map.of()), "li", day(0));
    registry.shadow(MadeModels.linear(), "li", day(0));
    see(registration(0, 500, "J"));

    Outcome.Evaluated now = evaluated(see(evaluation(1, 3)));

    assertThat(now.shadows())
        .extracting(ShadowScore::model)
        .containsExactly(MadeModels.fundraising(Map.of()).id(), MadeModels.linear().id());
    Score.Scored champion = (Score.Scored) now.scores().get(0);
    Score.Scored challenger = (Score.Scored) now.shadows().get(0).score();
    assertThat(challenger.probability()).isEqualTo(champion.probability());
    assertThat(now.shadows().get(1).score()).isInstanceOf(Score.Scored.class);
    assertThat(now.scores().get(1)).as("no champion").isInstanceOf(Score.Unscored.class);
    assertThat(now.alerts()).extracting(Alert::risk).containsExactly(Risk.FUNDRAISING);
    assertThat(evaluated(see(tax(2))).shadows()).hasSize(2);
  }

  @Test
  void anOlderReleaseInTheLogDoesNotTakeANewerBack() {
    see(registration(0, 500, "J"));
    see(evaluation(1, 1));

    assertThat(evaluated(see(tax(2))).release()).isEqualTo(1);
  }

  @Test
  void tellingAnEventAgainLeavesNoTrace() {
    see(registration(0, 500, "J"));
    see(evaluation(1, 1));
    byte[] before = state.toBytes();

    Outcome again = see(registration(0, 500, "J"));

    assertThat(again.applied()).contains(Applied.DUPLICATE);
    assertThat(again.evaluation()).isEmpty();
    assertThat(state.toBytes()).isEqualTo(before);
  }

  @Test
  void tellingAForgottenEventAgainLeavesNoTrace() {
    EnterpriseEvent flow =
        event("fund_flow.summary", Category.FUND_FLOW, "1", 0, Map.of("inflow", number(5)));
    see(registration(0, 500, "J"));
    see(flow);
    see(evaluation(400, 1));
    assertThat(state.events()).as("the registration is left").isEqualTo(1);
    byte[] before = state.toBytes();

    Outcome again = see(at(flow, 500));

    assertThat(again.applied()).contains(Applied.STALE);
    assertThat(again.evaluation()).isEmpty();
    assertThat(state.toBytes()).isEqualTo(before);
  }

  private static EnterpriseEvent at(EnterpriseEvent event, long arrivalDay) {
    return event.arriving(day(arrivalDay), event.release());
  }

  @Test
  void thePassingOfDaysIsNoChange() {
    see(registration(0, 500, "J"));
    see(tax(0));
    Outcome.Evaluated later = evaluated(see(evaluation(9, 0)));
    Outcome.Evaluated told = evaluated(see(tax(20)));

    assertThat(later.tags().get("tax_days_since")).isNotEqualTo(told.tags().get("tax_days_since"));
    assertThat(later.changes()).extracting(TagChange::tag).doesNotContain("tax_days_since");
    assertThat(told.changes()).extracting(TagChange::tag).contains("tax_days_since");
    assertThat(told.changes()).extracting(TagChange::tag).doesNotContain("reg_age_days");
  }

  @Test
  void namesTheTagsThatChanged() {
    see(registration(0, 500, "J"));
    Outcome.Evaluated now = evaluated(see(tax(0)));

    assertThat(now.changes()).extracting(TagChange::tag).contains("tax_cnt", "tax_amount_sum");
    assertThat(now.changes()).extracting(TagChange::tag).doesNotContain("reg_capital");
  }

  @Test
  void anOrphanIsNotEnrolled() {
    Outcome.Evaluated now = evaluated(see(tax(0)));

    assertThat(now.enrolled()).isFalse();
    assertThat(((Score.Unscored) now.scores().get(0)).why()).isEqualTo(Score.Why.NOT_ENROLLED);
    assertThat(((Score.Unscored) evaluated(see(evaluation(1, 1))).scores().get(0)).why())
        .isEqualTo(Score.Why.NOT_ENROLLED);
  }

  @Test
  void anAsOfScoreIsTheOneThatTheStreamGave() {
    EnterpriseEvent registration = registration(0, 500, "J");
    see(registration);
    see(tax(3));
    Outcome.Evaluated live = evaluated(see(evaluation(5, 1)));

    Outcome.Evaluated replayed =
        evaluator.evaluateAsOf(
            Histories.ENTERPRISE,
            List.of(tax(9), tax(3), registration),
            day(5),
            1,
            Peers.NONE,
            StaleTags.NONE);

    assertThat(replayed.scores()).isEqualTo(live.scores());
    assertThat(replayed.tags()).isEqualTo(live.tags());
  }

  private static StaleTags stale(String... types) {
    SortedMap<String, SortedSet<String>> feeds = new TreeMap<>();
    for (String type : types) {
      feeds.put(type, new TreeSet<>(Set.of("bureau/" + type)));
    }
    return StaleTags.of(CATALOGUE, new StaleTypes(feeds));
  }

  /** Two of the three tags that the model reads are of the registration. */
  @Test
  void staleFeedsTakeTheScoreAndNoneOfTheEpisode() {
    see(registration(0, 500, "J"));
    Outcome.Evaluated raised = evaluated(see(evaluation(1, 1)));
    Episode episode = state.episode(Risk.FUNDRAISING);

    Outcome.Evaluated stale =
        evaluated(see(evaluation(2, 1), Peers.NONE, stale("registration.snapshot")));
    Outcome.Evaluated fresh = evaluated(see(evaluation(3, 1)));
    Outcome.Evaluated again =
        evaluated(see(evaluation(4, 1), Peers.NONE, stale("registration.snapshot")));

    assertThat(raised.alerts()).hasSize(1);
    assertThat(stale.scores().get(0))
        .isEqualTo(
            new Score.Unscored(
                Histories.ENTERPRISE, Risk.FUNDRAISING, day(2), 1, Score.Why.STALE_FEEDS, 0));
    assertThat(again.scores().get(0)).isInstanceOf(Score.Unscored.class);
    assertThat(fresh.scores().get(0)).isInstanceOf(Score.Scored.class);
    assertThat(List.of(stale, fresh, again))
        .as("neither the loss nor the return of a score is an alert")
        .allSatisfy(now -> assertThat(now.alerts()).isEmpty());
    assertThat(state.episode(Risk.FUNDRAISING)).isEqualTo(episode);
    assertThat(episode.open()).isTrue();
  }

  @Test
  void anAsOfScoreOfADayOfStaleFeedsIsTheOneThatTheStreamGave() {
    EnterpriseEvent registration = registration(0, 500, "J");
    see(registration);
    StaleTags stale = stale("registration.snapshot");
    Outcome.Evaluated live = evaluated(see(evaluation(5, 1), Peers.NONE, stale));

    Outcome.Evaluated replayed =
        evaluator.evaluateAsOf(
            Histories.ENTERPRISE, List.of(registration), day(5), 1, Peers.NONE, stale);

    assertThat(replayed.scores()).isEqualTo(live.scores());
  }

  @Test
  void beforeTheFirstEventNothingIsKnown() {
    Outcome.Evaluated past =
        evaluator.evaluateAsOf(
            Histories.ENTERPRISE, List.of(tax(9)), day(5), 1, Peers.NONE, StaleTags.NONE);

    assertThat(((Score.Unscored) past.scores().get(0)).why()).isEqualTo(Score.Why.NO_EVENTS);
  }

  @Test
  void aReleaseThatIsNotThereStopsTheJob() {
    assertThatThrownBy(() -> see(evaluation(1, 9)))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("release 9 is not there");
  }

  @Test
  void readsTheStateOfVersionOne() throws Exception {
    see(registration(0, 500, "J"));
    see(tax(3));
    see(evaluation(5, 1));

    try (InputStream file =
        EvaluatorTest.class.getResourceAsStream("/golden/enterprise-state.v1.bin")) {
      byte[] bytes = file.readAllBytes();
      EnterpriseState golden = EnterpriseState.fromBytes(CATALOGUE, CATALOGUE.tables(), bytes);
      assertThat(
              EnterpriseState.fromBytes(CATALOGUE, CATALOGUE.tables(), golden.toBytes()).toBytes())
          .isEqualTo(golden.toBytes());
      assertThat(golden.episode(Risk.FUNDRAISING)).isEqualTo(state.episode(Risk.FUNDRAISING));
      for (String tag : List.of("reg_capital", "reg_age_days", "tax_amount_sum", "tax_cnt_365d")) {
        assertThat(golden.tags().orElseThrow().get(tag))
            .as(tag)
            .isEqualTo(state.tags().orElseThrow().get(tag));
      }
    }
  }

  @Test
  void readsTheStateOfVersionTwo() throws Exception {
    try (InputStream file =
        EvaluatorTest.class.getResourceAsStream("/golden/enterprise-state.v2.bin")) {
      byte[] bytes = file.readAllBytes();
      EnterpriseState golden = EnterpriseState.fromBytes(CATALOGUE, CATALOGUE.tables(), bytes);

      assertThat(
              EnterpriseState.fromBytes(CATALOGUE, CATALOGUE.tables(), golden.toBytes()).toBytes())
          .isEqualTo(golden.toBytes());
      assertThat(golden.evaluatedAt()).isEqualTo(day(5));
      assertThat(golden.tags().orElseThrow().get("reg_capital"))
          .isEqualTo(new TagValue.Quantity(500));
    }
  }

  @Test
  void aRecordIsHeldAgainstThePeersOfItsEpochAndAChangeIsTold() {
    Peers first = peers(1);
    Peers second = peers(2);
    EnterpriseEvent registered =
        event(
            "registration.snapshot",
            Category.REGISTRATION,
            "r",
            0,
            Map.of(
                "registered_capital", number(Math.E - 1),
                "industry_section", Histories.text("J"),
                "industry_code", Histories.text("6631")));

    Outcome.Evaluated one = evaluated(see(registered, first));
    Outcome.Evaluated same = evaluated(see(tax(0), first));
    Outcome.Evaluated two = evaluated(see(tax(1), second));

    assertThat(one.tags().get(Z)).isEqualTo(new TagValue.Quantity(0));
    assertThat(same.changes()).extracting(TagChange::tag).doesNotContain(Z);
    assertThat(two.changes())
        .contains(new TagChange(Z, new TagValue.Quantity(0), new TagValue.Quantity(-1)));
  }

  private static final String Z = "reg_capital_industry_z";

  /** Too few in the division; in the section there are enough. */
  private static Peers peers(double mean) {
    return (tag, codes) ->
        codes.equals(List.of("J"))
            ? Optional.of(new Peers.Group(Peers.LEAST, mean, 1))
            : Optional.of(new Peers.Group(Peers.LEAST - 1, -7, 1));
  }
}

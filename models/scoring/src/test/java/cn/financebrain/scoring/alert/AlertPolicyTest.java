package cn.financebrain.scoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Alert;
import cn.financebrain.contract.Band;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.model.RiskModel;
import cn.financebrain.scoring.rule.Rule;
import cn.financebrain.scoring.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AlertPolicyTest {
  private static final Rule RULE = rule("r1", new Rule.Effect.Hard(Band.ORANGE));
  private static final Rule VETO = rule("v1", new Rule.Effect.Veto());

  private final List<Alert> alerts = new ArrayList<>();
  private Episode episode = Episode.NONE;

  private static Rule rule(String id, Rule.Effect effect) {
    return new Rule(
        id,
        Risk.FUNDRAISING,
        effect,
        "规则",
        "rule",
        "第十一条",
        "li",
        Rule.ALWAYS_SINCE,
        Rule.ALWAYS_UNTIL,
        "true");
  }

  private static Score scored(long day, double index, int release) {
    return new Score.Scored(
        Histories.ENTERPRISE,
        Risk.FUNDRAISING,
        Histories.day(day),
        release,
        "m",
        index / 100,
        0.6,
        index,
        RiskModel.band(index),
        1);
  }

  private static Score unscored(long day) {
    return new Score.Unscored(
        Histories.ENTERPRISE, Risk.FUNDRAISING, Histories.day(day), 1, Score.Why.NO_MODEL, 0);
  }

  private void see(Score score, Rule... fired) {
    judge(new Verdict(score, List.of(fired), List.of(), "book"));
  }

  private void judge(Verdict verdict) {
    AlertPolicy.Decision decision = AlertPolicy.DEFAULT.decide(episode, verdict, "330302");
    episode = decision.episode();
    decision.alert().ifPresent(alerts::add);
  }

  private void see(long day, double index) {
    see(scored(day, index, 1));
  }

  @Test
  void aRiseToOrangeRaisesOnceAndToRedAgain() {
    see(0, 20);
    see(1, 62);
    see(2, 65);
    see(3, 85);
    see(4, 90);

    assertThat(alerts).extracting(Alert::band).containsExactly(Band.ORANGE, Band.RED);
    assertThat(alerts).extracting(Alert::episode).containsExactly(1, 1);
    assertThat(alerts.get(0).cause()).isEqualTo(new Alert.Cause.BandRise(Band.BLUE, Band.ORANGE));
    assertThat(alerts.get(1).cause()).isEqualTo(new Alert.Cause.BandRise(Band.ORANGE, Band.RED));
    assertThat(alerts.get(0).region()).isEqualTo("330302");
  }

  @Test
  void anAlertNamesTheBookOfRules() {
    see(0, 85);

    assertThat(alerts).extracting(Alert::rules).containsExactly("book");
  }

  @Test
  void aVetoKeepsAnIndexFromRaisingUntilItIsLifted() {
    judge(new Verdict(scored(0, 85, 1), List.of(), List.of(VETO), "book"));
    judge(new Verdict(scored(1, 90, 1), List.of(), List.of(VETO), "book"));
    assertThat(alerts).isEmpty();

    see(2, 90);

    assertThat(alerts).extracting(Alert::band).containsExactly(Band.RED);
  }

  @Test
  void aVetoDoesNotEndAnEpisodeSoThatLiftingItRaisesNothingAgain() {
    see(0, 85);
    judge(new Verdict(scored(50, 85, 1), List.of(), List.of(VETO), "book"));
    see(100, 85);

    assertThat(alerts).hasSize(1);
  }

  @Test
  void aHardRuleRaisesInSpiteOfAVeto() {
    judge(new Verdict(scored(0, 10, 1), List.of(RULE), List.of(VETO), "book"));

    assertThat(alerts).extracting(Alert::cause).containsExactly(new Alert.Cause.HardRule("r1"));
  }

  @Test
  void aFirstScoreRoseFromNothing() {
    see(0, 85);

    assertThat(alerts)
        .extracting(Alert::cause)
        .containsExactly(new Alert.Cause.FirstScore(Band.RED));
  }

  @Test
  void aFirstScoreAfterARuleIsStillTheFirst() {
    see(unscored(0), RULE);
    see(1, 85);

    assertThat(alerts)
        .extracting(Alert::cause)
        .containsExactly(new Alert.Cause.HardRule("r1"), new Alert.Cause.FirstScore(Band.RED));
  }

  @Test
  void aLaterEpisodeRisesFromTheBandOfTheLastScore() {
    see(0, 62);
    see(10, 10);
    see(50, 62);

    assertThat(alerts.get(1).cause()).isEqualTo(new Alert.Cause.BandRise(Band.GREEN, Band.ORANGE));
  }

  @Test
  void anEpisodeOutlastsASmallFall() {
    see(0, 62);
    see(100, 56);
    see(200, 62);

    assertThat(alerts).hasSize(1);
    assertThat(episode.open()).isTrue();
  }

  @Test
  void anEpisodeEndsBelowTheBoundAndALaterOneIsNew() {
    see(0, 62);
    see(10, 50);
    assertThat(episode.open()).isFalse();

    see(40, 61);

    assertThat(alerts).extracting(Alert::episode).containsExactly(1, 2);
    assertThat(alerts.get(0).id()).isNotEqualTo(alerts.get(1).id());
  }

  @Test
  void aReturnWithinTheCoolDownIsTheSameEpisode() {
    see(0, 62);
    see(5, 30);
    see(20, 63);
    assertThat(alerts).hasSize(1);
    assertThat(episode.open()).isTrue();

    see(21, 81);
    assertThat(alerts).extracting(Alert::band).containsExactly(Band.ORANGE, Band.RED);
  }

  @Test
  void aHardRuleRaisesWithoutAScore() {
    see(unscored(0), RULE);
    see(unscored(1), RULE);

    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).cause()).isEqualTo(new Alert.Cause.HardRule("r1"));
    assertThat(alerts.get(0).index()).isNaN();
  }

  @Test
  void withoutAScoreAnEpisodeOfRulesEndsWithTheLastRuleThatHolds() {
    see(unscored(0), RULE);
    see(unscored(1));
    assertThat(episode.open()).isFalse();

    see(unscored(2), RULE);
    assertThat(alerts).as("goes on within the cool-down").hasSize(1);
    see(unscored(3));
    see(unscored(90), RULE);
    assertThat(alerts).hasSize(2);
    assertThat(episode.number()).isEqualTo(2);
  }

  @Test
  void aGapInTheScoresEndsNoEpisode() {
    see(scored(0, 70, 1));
    see(unscored(1));

    assertThat(episode.open()).isTrue();
  }

  @Test
  void aFiringRuleKeepsTheEpisodeOpen() {
    see(scored(0, 10, 1), RULE);
    see(scored(1, 10, 1), RULE);
    assertThat(episode.open()).isTrue();

    see(2, 10);
    assertThat(episode.open()).isFalse();
  }

  @Test
  void aSharpRiseRaisesBelowOrange() {
    see(0, 41);
    see(1, 58);

    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).cause()).isEqualTo(new Alert.Cause.SharpChange(41, 58));
    assertThat(alerts.get(0).band()).isEqualTo(Band.YELLOW);
  }

  @Test
  void anotherModelsOpinionIsNoSharpRise() {
    see(scored(0, 41, 1));
    see(scored(1, 58, 2));

    assertThat(alerts).isEmpty();
  }

  @Test
  void couldNotScoreDoesNotEndAnEpisode() {
    see(0, 62);
    see(unscored(1));

    assertThat(episode.open()).isTrue();
  }

  @Property
  void noTwoAlertsShareAnIdAndBandsRiseWithinAnEpisode(
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 100) Double> indices) {
    Episode now = Episode.NONE;
    List<Alert> raised = new ArrayList<>();
    for (int day = 0; day < indices.size(); day++) {
      AlertPolicy.Decision decision =
          AlertPolicy.DEFAULT.decide(
              now, Verdict.unasked(scored(day * 9L, indices.get(day), 1)), "");
      AlertPolicy.Decision again =
          AlertPolicy.DEFAULT.decide(
              decision.episode(), Verdict.unasked(scored(day * 9L, indices.get(day), 1)), "");
      assertThat(again.alert()).isEmpty();
      now = decision.episode();
      decision.alert().ifPresent(raised::add);
    }

    assertThat(raised).extracting(Alert::id).doesNotHaveDuplicates();
    for (int i = 1; i < raised.size(); i++) {
      Alert before = raised.get(i - 1);
      Alert after = raised.get(i);
      assertThat(after.episode() > before.episode() || after.band().compareTo(before.band()) > 0)
          .isTrue();
    }
  }
}

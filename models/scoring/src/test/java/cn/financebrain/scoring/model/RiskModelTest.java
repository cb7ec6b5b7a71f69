package cn.financebrain.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.financebrain.contract.Band;
import cn.financebrain.contract.Reason;
import cn.financebrain.contract.Risk;
import cn.financebrain.contract.Score;
import cn.financebrain.contract.StaleTypes;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.Histories;
import cn.financebrain.scoring.feed.StaleTags;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.TagVector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RiskModelTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private final RiskModel model = RiskModel.bind(MadeModels.fundraising(Map.of()), CATALOGUE);

  private static TagVector tags(double capital, String industry) {
    return TagVector.of(
        CATALOGUE,
        Map.of(
            "reg_capital",
            new TagValue.Quantity(capital),
            "reg_industry_class",
            new TagValue.Code(industry)));
  }

  private Score score(TagVector tags, boolean enrolled) {
    return score(tags, enrolled, StaleTags.NONE);
  }

  private Score score(TagVector tags, boolean enrolled, StaleTags stale) {
    return model.score(Histories.ENTERPRISE, Histories.START, 3, tags, enrolled, stale);
  }

  @Test
  void encodesBySchema() {
    assertThat(model.encode(tags(50, "J"))).containsExactly(50, 1, 1);
    assertThat(model.encode(tags(50, "Z"))).containsExactly(50, 0.2, 1);
    assertThat(model.encode(TagVector.of(CATALOGUE, Map.of()))).containsExactly(-1, 0.1, 1);
  }

  @Test
  void aScoreExplainsItself() {
    Score.Scored scored = (Score.Scored) score(tags(500, "J"), true);

    assertThat(scored.probability()).isEqualTo(0.95);
    assertThat(scored.band()).isEqualTo(Band.RED);
    assertThat(scored.coverage()).isCloseTo(2.0 / 3, within(1e-12));
    ScoreReasons why = model.reasons(tags(500, "J"));
    assertThat(why.reasons())
        .extracting(Reason::tag)
        .containsExactly("reg_capital", "reg_industry_class");
    double sum = why.base() + why.reasons().stream().mapToDouble(Reason::contribution).sum();
    assertThat(sum).isCloseTo(0.95, within(1e-12)).isCloseTo(why.margin(), within(1e-12));
    assertThat(why.index()).isEqualTo(scored.index());
  }

  @Property
  void pointsAddUpFromTheIndexOfTheBaseAndHaveTheSignOfTheirContributions(
      @ForAll @DoubleRange(max = 1000) double capital, @ForAll boolean bank) {
    ScoreReasons why = model.reasons(tags(capital, bank ? "J" : "O"));

    double sum = why.baseIndex() + why.reasons().stream().mapToDouble(why::points).sum();
    assertThat(sum).isCloseTo(why.index(), within(1e-9));
    assertThat(why.reasons())
        .allSatisfy(
            reason ->
                assertThat(why.points(reason) * reason.contribution()).isGreaterThanOrEqualTo(0));
  }

  /** The example of docs/scores.md. */
  @Test
  void theExampleOfTheDocumentIsRight() {
    ScoreReasons why = model.reasons(tags(500, "J"));

    assertThat(why.base()).isCloseTo(0.3125, within(1e-9));
    assertThat(why.baseIndex()).isCloseTo(46.875, within(1e-9));
    assertThat(why.index()).isCloseTo(96.6667, within(1e-4));
    assertThat(why.scale()).isCloseTo(78.105, within(1e-3));
    assertThat(why.reasons())
        .extracting(why::points)
        .satisfiesExactly(
            capital -> assertThat(capital).isCloseTo(31.63, within(0.005)),
            industry -> assertThat(industry).isCloseTo(18.16, within(0.005)));
  }

  @Test
  void whereNothingMovesTheMarginNoTagHasPoints() {
    assertThat(new ScoreReasons(0.5, 40, 0.5, 40, List.of()).scale()).isZero();
  }

  @Test
  void whatCannotBeScoredSaysWhy() {
    assertThat(score(tags(500, "J"), false)).isEqualTo(unscored(Score.Why.NOT_ENROLLED, 2.0 / 3));
    assertThat(score(TagVector.of(CATALOGUE, Map.of()), true))
        .isEqualTo(unscored(Score.Why.LOW_COVERAGE, 0));
  }

  private static StaleTags stale(String type) {
    return StaleTags.of(
        CATALOGUE,
        new StaleTypes(new TreeMap<>(Map.of(type, new TreeSet<>(Set.of("bureau/feed"))))));
  }

  /** Two of the three tags rest on the registration, and the third is missing. */
  @Test
  void whatStaleFeedsToldIsNotCovered() {
    assertThat(score(tags(500, "J"), true, stale("registration.snapshot")))
        .isEqualTo(unscored(Score.Why.STALE_FEEDS, 0));
    assertThat(score(tags(500, "J"), false, stale("registration.snapshot")))
        .isEqualTo(unscored(Score.Why.NOT_ENROLLED, 0));
    assertThat(score(TagVector.of(CATALOGUE, Map.of()), true, stale("registration.snapshot")))
        .as("it would have been too little in any case")
        .isEqualTo(unscored(Score.Why.LOW_COVERAGE, 0));
  }

  @Test
  void staleFeedsLeaveTheProbabilityAsItIs() {
    TagVector known =
        TagVector.of(
            CATALOGUE,
            Map.of("reg_capital", new TagValue.Quantity(500), "tax_cnt", new TagValue.Quantity(3)));
    Score.Scored fresh = (Score.Scored) score(known, true);
    Score.Scored stale = (Score.Scored) score(known, true, stale("tax.assessed"));

    assertThat(fresh.coverage()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(stale.coverage()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(stale.probability()).isEqualTo(fresh.probability());
  }

  private static Score unscored(Score.Why why, double coverage) {
    return new Score.Unscored(
        Histories.ENTERPRISE, Risk.FUNDRAISING, Histories.START, 3, why, coverage);
  }

  @Test
  void aModelThatDoesNotFitIsRefusedWithAllReasons() {
    ModelArtifact linear = MadeModels.linear();
    ModelArtifact wrong =
        new ModelArtifact(
            linear.risk(),
            Map.of(),
            Map.of("reg_capital", "0000000000000000"),
            List.of(
                new Feature.Numeric("no_such_tag", 0), new Feature.TruthValue("reg_capital", 0)),
            linear.scorer(),
            linear.calibration(),
            0.5,
            0,
            Map.of(),
            linear.card());

    assertThatThrownBy(() -> RiskModel.bind(wrong, CATALOGUE))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("tag no_such_tag is not in the catalogue")
        .hasMessageContaining("tag reg_capital is a QUANTITY, the feature is TruthValue")
        .hasMessageContaining("tag reg_capital is defined differently");
  }

  @Property
  void theIndexIsMonotoneAndSixtyAtTheThreshold(
      @ForAll @DoubleRange(min = 0, max = 1) double p,
      @ForAll @DoubleRange(min = 0, max = 1) double q,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double threshold) {
    assertThat(RiskModel.index(threshold, threshold)).isEqualTo(60);
    assertThat(RiskModel.index(Math.min(p, q), threshold))
        .isLessThanOrEqualTo(RiskModel.index(Math.max(p, q), threshold));
    assertThat(RiskModel.index(p, threshold)).isBetween(0.0, 100.0);
    assertThat(RiskModel.index(p, threshold) >= 60).isEqualTo(p >= threshold);
  }

  @Property
  void calibrationNeverFalls(@ForAll double one, @ForAll double other) {
    Calibration isotonic =
        new Calibration.Isotonic(
            new double[] {-2, -1, 0.5, 0.6, 3}, new double[] {0, 0.1, 0.1, 0.7, 0.9});
    for (Calibration calibration :
        List.of(isotonic, new Calibration.Platt(1.3, -0.2), new Calibration.Identity())) {
      assertThat(calibration.probability(Math.min(one, other)))
          .isLessThanOrEqualTo(calibration.probability(Math.max(one, other)))
          .isBetween(0.0, 1.0);
    }
  }

  @Test
  void anIsotonicCalibrationMustRise() {
    assertThatThrownBy(() -> new Calibration.Isotonic(new double[] {0, 1}, new double[] {0.5, 0.4}))
        .hasMessageContaining("knot 1");
  }
}

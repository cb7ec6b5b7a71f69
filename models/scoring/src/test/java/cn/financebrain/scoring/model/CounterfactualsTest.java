package cn.financebrain.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.TagValue;
import cn.financebrain.scoring.model.Counterfactuals.Change;
import cn.financebrain.scoring.model.Counterfactuals.Finding;
import cn.financebrain.scoring.model.Counterfactuals.Hint;
import cn.financebrain.scoring.model.TreeEnsemble.Node;
import cn.financebrain.scoring.profile.Catalogue;
import cn.financebrain.scoring.profile.TagVector;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CounterfactualsTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final List<String> TAGS =
      List.of("reg_capital", "fs_current_ratio", "tax_cnt", "tax_amount_sum");

  private static RiskModel model(Scorer scorer) {
    return RiskModel.bind(
        new ModelArtifact(
            Risk.DEFAULT,
            Map.of(),
            Map.of(),
            TAGS.stream().<Feature>map(tag -> new Feature.Numeric(tag, -1)).toList(),
            scorer,
            new Calibration.Platt(1, 0),
            0.5,
            0,
            Map.of(),
            new ModelCard("手工模型", "made by hand")),
        CATALOGUE);
  }

  private static RiskModel trees(double base, Node... trees) {
    TreeEnsemble.Builder builder = new TreeEnsemble.Builder(base, 1);
    for (Node tree : trees) {
      builder.add(tree);
    }
    return model(builder.build());
  }

  /** Margin up by {@code high} where a feature lies above a threshold. */
  private static Node above(int feature, double threshold, double high) {
    return new Node.Split(feature, threshold, new Node.Leaf(0, 50), new Node.Leaf(high, 50));
  }

  private static Node below(int feature, double threshold, double high) {
    return new Node.Split(feature, threshold, new Node.Leaf(high, 50), new Node.Leaf(0, 50));
  }

  private static TagVector tags(double... values) {
    Map<String, TagValue> given = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      given.put(TAGS.get(i), new TagValue.Quantity(values[i]));
    }
    return TagVector.of(CATALOGUE, given);
  }

  private static double index(RiskModel model, TagVector tags) {
    return RiskModel.index(model.probability(model.encode(tags)), model.artifact().threshold());
  }

  private static TagVector changed(TagVector tags, Hint hint) {
    Map<String, TagValue> values = new HashMap<>();
    TAGS.forEach(tag -> values.put(tag, tags.get(tag)));
    hint.changes().forEach(to -> values.put(to.tag(), new TagValue.Quantity(to.then())));
    return TagVector.of(CATALOGUE, values);
  }

  @Test
  void theChangeOfOneTagThatCrossesTheFewestThresholdsComesFirst() {
    RiskModel model =
        trees(
            -2.6,
            above(0, 10.5, 1),
            above(0, 20.5, 1), // capital: both must go
            below(1, 0.8, 1.25),
            below(1, 2, 0.5)); // current ratio: the first is enough

    Counterfactuals found = model.counterfactuals(tags(500, 0.5), 0);

    assertThat(found.finding()).isEqualTo(Finding.FOUND);
    assertThat(found.hints().get(0).changes())
        .as("just above the threshold, in four digits, one of two thresholds")
        .containsExactly(new Change("fs_current_ratio", 0.5, 0.8001, 0.5));
    assertThat(found.hints().get(1).changes())
        .as("a count stays whole")
        .containsExactly(new Change("reg_capital", 500, 10, 1));
  }

  @Test
  void aCountStaysWholeWhereALibraryPutsItsThresholdBesideAHalf() {
    double beforeThree = ((double) Math.nextDown(3F) + 3) / 2;
    RiskModel model = trees(-0.5, above(0, 2.5000000000000004, 1), above(0, beforeThree, 1));

    Counterfactuals found = model.counterfactuals(tags(7), 0);

    assertThat(found.hints().get(0).changes())
        .containsExactly(new Change("reg_capital", 7, 2, 0.5));
  }

  @Test
  void twoTagsTogetherAreTriedWhereOneIsNotEnough() {
    RiskModel model = trees(-0.5, above(0, 10.5, 0.75), below(1, 1, 0.75));

    Counterfactuals found = model.counterfactuals(tags(11, 0.5), 0);

    assertThat(found.hints()).hasSize(1);
    assertThat(found.hints().get(0).changes())
        .containsExactlyInAnyOrder(
            new Change("reg_capital", 11, 10, 1), new Change("fs_current_ratio", 0.5, 1.001, 1));
  }

  @Test
  void itIsToldWhereNothingIsFoundAndWhy() {
    RiskModel far = trees(5, above(0, 10, 1));
    RiskModel near = trees(-5, above(0, 10, 1));
    RiskModel linear = model(new LinearModel(9, new double[] {1}, new double[] {0}));

    assertThat(far.counterfactuals(tags(500), 0).finding()).isEqualTo(Finding.OUT_OF_REACH);
    assertThat(near.counterfactuals(tags(500), 0).finding()).isEqualTo(Finding.ALREADY_BELOW);
    assertThat(near.counterfactuals(tags(500), 60).finding())
        .as("with what rules add")
        .isNotEqualTo(Finding.ALREADY_BELOW);
    assertThat(far.counterfactuals(tags(500), -100).finding()).isEqualTo(Finding.ALREADY_BELOW);
    assertThat(linear.counterfactuals(tags(500), 0).finding()).isEqualTo(Finding.NOT_OF_TREES);
    assertThat(far.counterfactuals(tags(500), 0).hints()).isEmpty();
  }

  /** What is not known can't be told to be otherwise, and what lowers the score need not be. */
  @Test
  void onlyKnownTagsThatRaiseTheScoreAreTried() {
    RiskModel model = trees(1, below(0, 10, 0.5), above(1, 1, 3));

    assertThat(model.counterfactuals(tags(), 0).finding()).isEqualTo(Finding.OUT_OF_REACH);
    assertThat(model.counterfactuals(tags(500, 0.5), 0).finding()).isEqualTo(Finding.OUT_OF_REACH);
  }

  @Property(tries = 300)
  void aHintThatIsFollowedBringsTheIndexBelowOrange(
      @ForAll("forests") List<Node> forest,
      @ForAll @Size(4) List<@IntRange(max = 9) Integer> values) {
    RiskModel model = trees(0, forest.toArray(Node[]::new));
    TagVector tags = tags(values.stream().mapToDouble(value -> value / 2.0).toArray());

    Counterfactuals found = model.counterfactuals(tags, 0);

    assertThat(found.finding() == Finding.ALREADY_BELOW).isEqualTo(index(model, tags) < 60);
    assertThat(found.hints()).hasSizeLessThanOrEqualTo(Counterfactuals.MOST_HINTS);
    for (Hint hint : found.hints()) {
      assertThat(index(model, changed(tags, hint))).isEqualTo(hint.index()).isLessThan(60);
    }
    assertThat(found.hints())
        .isSortedAccordingTo(
            Comparator.comparingInt((Hint hint) -> hint.changes().size())
                .thenComparingDouble(
                    hint -> hint.changes().stream().mapToDouble(Change::size).sum()));
  }

  @Provide
  Arbitrary<List<Node>> forests() {
    return tree(3).list().ofMinSize(1).ofMaxSize(5);
  }

  private static Arbitrary<Node> tree(int depth) {
    Arbitrary<Node> leaf =
        Combinators.combine(
                Arbitraries.doubles().between(-1, 2), Arbitraries.integers().between(1, 50))
            .as((value, cover) -> new Node.Leaf(value, cover));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Node> below = Arbitraries.lazy(() -> tree(depth - 1));
    Arbitrary<Node> split =
        Combinators.combine(
                Arbitraries.integers().between(0, TAGS.size() - 1),
                Arbitraries.integers().between(0, 8),
                below,
                below)
            .as((feature, at, left, right) -> new Node.Split(feature, at / 2.0, left, right));
    return Arbitraries.frequencyOf(Tuple.of(1, leaf), Tuple.of(4, split));
  }
}

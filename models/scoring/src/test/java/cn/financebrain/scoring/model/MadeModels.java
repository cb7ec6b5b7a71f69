package cn.financebrain.scoring.model;

import cn.financebrain.contract.Risk;
import cn.financebrain.contract.drift.Bins;
import cn.financebrain.contract.drift.Histogram;
import cn.financebrain.scoring.drift.DriftReference;
import cn.financebrain.scoring.drift.ReferenceBins;
import cn.financebrain.scoring.model.TreeEnsemble.Node;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small models for tests. */
public final class MadeModels {
  private MadeModels() {}

  /**
   * Riskier with capital and in industry J; probabilities 0.1, 0.5, 0.7 and 0.95 around a threshold
   * of 0.4.
   */
  public static ModelArtifact fundraising(Map<String, String> definitions) {
    Node tree =
        new Node.Split(
            0,
            100,
            new Node.Split(1, 0.5, new Node.Leaf(0.1, 60), new Node.Leaf(0.5, 20)),
            new Node.Split(1, 0.5, new Node.Leaf(0.7, 15), new Node.Leaf(0.95, 5)));
    return new ModelArtifact(
        Risk.FUNDRAISING,
        Map.of("trainer", "by hand"),
        definitions,
        List.of(
            new Feature.Numeric("reg_capital", -1),
            new Feature.CodeTarget("reg_industry_class", Map.of("J", 1.0, "O", 0.0), 0.2, 0.1),
            new Feature.MissingFlag("tax_cnt")),
        new TreeEnsemble.Builder(0, 1).add(tree).build(),
        new Calibration.Identity(),
        0.4,
        0.2,
        Map.of("auc", 0.9),
        new ModelCard("手工模型", "made by hand"));
  }

  /** The same, with what its training set looked like. */
  public static ModelArtifact fundraisingWithReference(Map<String, String> definitions) {
    return fundraising(definitions)
        .withReference(
            new DriftReference(
                new Histogram(
                    ReferenceBins.OF_INDEX,
                    List.of(50L, 20L, 0L, 0L, 0L, 0L, 15L, 10L, 0L, 5L, 0L)),
                new TreeMap<>(
                    Map.of(
                        "reg_capital",
                        new Histogram(
                            new Bins.Numbers(List.of(10.0, 100.5)), List.of(30L, 40L, 20L, 10L)),
                        "reg_industry_class",
                        new Histogram(
                            new Bins.Codes(List.of("J", "O")), List.of(40L, 30L, 20L, 10L)),
                        "tax_cnt",
                        new Histogram(new Bins.Truths(), List.of(70L, 20L, 10L))))));
  }

  public static ModelArtifact linear() {
    return new ModelArtifact(
        Risk.DEFAULT,
        Map.of(),
        Map.of(),
        List.of(
            new Feature.Numeric("fs_current_ratio", 0), new Feature.TruthValue("tax_present", 0)),
        new LinearModel(0.3, new double[] {-2, 0.5}, new double[] {1.5, 0.25}),
        new Calibration.Platt(1, -0.5),
        0.2,
        0,
        Map.of(),
        new ModelCard("线性", "linear"));
  }
}

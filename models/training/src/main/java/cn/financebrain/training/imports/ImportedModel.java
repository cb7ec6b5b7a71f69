package cn.financebrain.training.imports;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.Calibration;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.ModelArtifact;
import cn.financebrain.scoring.model.ModelCard;
import cn.financebrain.scoring.profile.Catalogue;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A foreign model as it will be served, not yet an artifact.
 *
 * @param library that trained it, such as {@code xgboost}
 * @param calibration from its margin to a probability
 */
public record ImportedModel(String library, BoundModel bound, Calibration.Platt calibration) {

  /**
   * The artifact: without metrics, since nothing of it was measured here, and with a card that says
   * so.
   *
   * @param catalogue that the model was bound to
   * @param threshold the probability from which on an enterprise is called positive, 0 to 1
   * @param minimumCoverage share of the tags that must be known for a score, 0 to 1
   * @param createdFrom the model's file and its hash
   */
  public ModelArtifact artifact(
      Risk risk,
      Catalogue catalogue,
      double threshold,
      double minimumCoverage,
      Map<String, String> createdFrom) {
    Map<String, String> definitions = new TreeMap<>();
    bound
        .schema()
        .forEach(feature -> definitions.put(feature.tag(), catalogue.fingerprint(feature.tag())));
    Map<String, String> from = new TreeMap<>(createdFrom);
    from.put("catalogue", catalogue.fingerprint());
    return new ModelArtifact(
        risk,
        from,
        definitions,
        bound.schema(),
        bound.ensemble(),
        calibration,
        threshold,
        minimumCoverage,
        Map.of(),
        card(risk, from, threshold, minimumCoverage));
  }

  private ModelCard card(
      Risk risk, Map<String, String> from, double threshold, double minimumCoverage) {
    Object[] facts = {
      library,
      from.getOrDefault("modelFile", "-"),
      from.getOrDefault("modelSha256", "-"),
      from.get("catalogue"),
      bound.ensemble().trees(),
      bound.schema().stream().map(Feature::tag).distinct().count(),
      percent(minimumCoverage),
      String.format(Locale.ROOT, "%.4f", threshold),
      String.format(
          Locale.ROOT, "%.4f × margin %+.4f", calibration.slope(), calibration.intercept())
    };
    return new ModelCard(
        "# %s风险模型（外部导入）\n".formatted(risk.chinese()) + CHINESE.formatted(facts),
        "# %s risk model (imported)\n".formatted(risk.english()) + ENGLISH.formatted(facts));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static final String CHINESE =
      """

      **用途**：对企业按风险排序，辅助监管人员排查。得分是线索而不是结论，不得单独作为处罚或拒绝服务的依据。

      **来源**
      - 训练工具：%1$s（在系统之外训练）
      - 模型文件：%2$s
      - 模型文件的 SHA-256：%3$s
      - 标签目录指纹：%4$s

      **特征**：%5$d 棵树，读取 %6$d 个标签；已知标签不足 %7$s 的企业不打分。

      **指标**：系统未作测量，可用 evaluate --model 测量。阈值 %8$s 由导入者给定；概率为 %9$s 的逻辑函数。请先作为影子模型运行（model shadow），用 model compare 与现行模型比较后再启用。

      **局限**
      - 训练数据、时点与标注由提供者负责，系统无从核对；训练时的特征必须与标签的定义和单位一致。
      - 得分取自截至评分日已知的最新信息，不论其新旧；打分前请核对最近一次报送的日期。
      """;

  private static final String ENGLISH =
      """

      **Use**: ranks enterprises by risk, to help inspectors choose whom to look at. A score is a lead, not a finding; never punish or refuse service on it alone.

      **Made from**
      - Trainer: %1$s (trained elsewhere)
      - Model file: %2$s
      - SHA-256 of the model file: %3$s
      - Fingerprint of the tag catalogue: %4$s

      **Features**: %5$d trees that read %6$d tags; no score where less than %7$s of the tags are known.

      **Figures**: not measured here; evaluate --model does. Threshold %8$s is the importer's; the probability is the logistic function of %9$s. Let it score in the shadow first (model shadow) and compare it with the model in force (model compare) before it is activated.

      **Limits**
      - Its training data, their dates and labels are the provider's affair and can't be checked here; its features must have been what the tags are, in the same units.
      - A score rests on the newest information known on its day, however old that is: look at the date of the latest report before acting on it.
      """;
}

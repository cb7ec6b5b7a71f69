package cn.financebrain.training.artifact;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.ModelCard;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.model.FittedModel;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the model card: what the model is for, what it was made from, how good it is. */
final class ModelCards {
  private ModelCards() {}

  static ModelCard of(Risk risk, FittedModel model, Map<String, String> from, Figures figures) {
    return new ModelCard(chinese(risk, model, from, figures), english(risk, model, from, figures));
  }

  private static String chinese(
      Risk risk, FittedModel model, Map<String, String> from, Figures figures) {
    return """
        # %s风险模型

        **用途**：对企业按%s风险排序，辅助监管人员排查。得分是线索而不是结论，不得单独作为处罚或拒绝服务的依据。

        **来源**
        %s
        **特征**：%d 个特征，来自 %d 个标签；企业标识不作为特征。标签已知比例低于 %s 时不打分。

        **指标**（训练数据的折外预测，阈值 %s 在同一批预测上选定，因此略偏乐观；以 evaluate 的结果为准）
        %s
        **局限**：正负样本来自一次性标注，行业与成立年份是强混杂因素，换城市或换时期须重新评估；标签缺失本身带有信息，某部门数据中断会改变得分。
        """
        .formatted(
            risk.chinese(),
            risk.chinese(),
            list(from),
            model.schema().size(),
            tags(model),
            number(model.minimumCoverage()),
            number(model.threshold()),
            figures.values().entrySet().stream()
                .map(e -> "- %s：%s\n".formatted(e.getKey().chinese(), number(e.getValue())))
                .collect(Collectors.joining()));
  }

  private static String english(
      Risk risk, FittedModel model, Map<String, String> from, Figures figures) {
    return """
        # %s risk model

        **Use**: ranks enterprises by their risk of %s, to help inspectors choose whom to look at. A score is a lead, not a finding; never punish or refuse service on it alone.

        **Made from**
        %s
        **Features**: %d features from %d tags; the identity of an enterprise is none of them. No score where less than %s of the tags are known.

        **Figures** (out-of-fold predictions of the training data; the threshold %s was chosen on the same predictions, so they are slightly optimistic: go by what evaluate prints)
        %s
        **Limits**: the labels were given once; industry and founding year are strong confounders, so evaluate anew for another city or period; that a tag is missing is information too, so a department whose feed stops moves scores.
        """
        .formatted(
            risk.english(),
            risk.english().toLowerCase(Locale.ROOT),
            list(from),
            model.schema().size(),
            tags(model),
            number(model.minimumCoverage()),
            number(model.threshold()),
            figures.values().entrySet().stream()
                .map(e -> "- %s: %s\n".formatted(e.getKey().english(), number(e.getValue())))
                .collect(Collectors.joining()));
  }

  private static String list(Map<String, String> from) {
    return from.entrySet().stream()
        .map(entry -> "- %s: %s\n".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private static long tags(FittedModel model) {
    return model.schema().stream().map(Feature::tag).distinct().count();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}

package cn.financebrain.training.artifact;

import cn.financebrain.contract.Risk;
import cn.financebrain.scoring.model.Feature;
import cn.financebrain.scoring.model.ModelCard;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.model.CardTable;
import cn.financebrain.training.model.FittedModel;
import cn.financebrain.training.table.TrainingTable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the model card: what the model is for, what it was made from, how good it is. */
final class ModelCards {
  private ModelCards() {}

  /**
   * @param from the artifact's {@code createdFrom}
   * @param table that the model was fitted on
   */
  static ModelCard of(
      Risk risk,
      FittedModel model,
      Map<String, String> from,
      Figures figures,
      TrainingTable table) {
    Optional<CardTable> card = CardTable.of(model, table);
    return new ModelCard(
        chinese(risk, model, from, figures) + card.map(CardMarkdown::chinese).orElse(""),
        english(risk, model, from, figures) + card.map(CardMarkdown::english).orElse(""));
  }

  private static String chinese(
      Risk risk, FittedModel model, Map<String, String> from, Figures figures) {
    return """
        # %s风险模型

        **用途**：对企业按%s风险排序，辅助监管人员排查。得分是线索而不是结论，不得单独作为处罚或拒绝服务的依据。

        **来源**
        %s
        **特征**：%d 个特征，来自 %d 个标签；企业标识不作为特征。已知标签不足 %s 的企业不打分。

        **指标**（训练数据的折外预测，阈值 %s 在同一批预测上选定，因此略偏乐观；以 evaluate 的结果为准）
        %s
        **局限**
        %s"""
        .formatted(
            risk.chinese(),
            risk.chinese(),
            list(from, Source::chinese, "："),
            model.schema().size(),
            tags(model),
            percent(model.minimumCoverage()),
            number(model.threshold()),
            figures.values().entrySet().stream()
                .map(e -> "- %s：%s\n".formatted(e.getKey().chinese(), number(e.getValue())))
                .collect(Collectors.joining()),
            limits(from, Limit::chinese));
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
        **Limits**
        %s"""
        .formatted(
            risk.english(),
            risk.english().toLowerCase(Locale.ROOT),
            list(from, Source::english, ": "),
            model.schema().size(),
            tags(model),
            percent(model.minimumCoverage()),
            number(model.threshold()),
            figures.values().entrySet().stream()
                .map(e -> "- %s: %s\n".formatted(e.getKey().english(), number(e.getValue())))
                .collect(Collectors.joining()),
            limits(from, Limit::english));
  }

  /** What a model comes from, in the words of a reader who has never seen the artifact. */
  private enum Source {
    TABLE("table", "特征表文件", "Table of features"),
    TABLE_SHA_256("tableSha256", "特征表文件的 SHA-256", "SHA-256 of the table"),
    LABEL_COLUMN("labelColumn", "标注列", "Column of the label"),
    LABELS("labels", "样本标注文件", "Labels"),
    LABELS_SHA_256("labelsSha256", "样本标注文件的 SHA-256", "SHA-256 of the labels"),
    LABELS_FIRST("labelsFirst", "最早一条标注的时点", "Earliest label as of"),
    LABELS_LAST("labelsLast", "最晚一条标注的时点", "Latest label as of"),
    AS_OF("asOf", "训练所用信息截至", "Trained on what was known as of"),
    ROWS("rows", "样本数", "Rows"),
    POSITIVES("positives", "其中正例", "Positive rows"),
    TRAINER("trainer", "训练方法", "Trainer"),
    SETTINGS("settings", "参数", "Settings"),
    SETTINGS_TRIED("settingsTried", "试过的参数组数", "Settings tried"),
    DIRECTIONS("directions", "有单调约束的标签数", "Tags that the score is monotone in"),
    SEED("seed", "随机种子", "Seed"),
    CATALOGUE("catalogue", "标签目录指纹", "Fingerprint of the tag catalogue");

    private final String key;
    private final String chinese;
    private final String english;

    Source(String key, String chinese, String english) {
      this.key = key;
      this.chinese = chinese;
      this.english = english;
    }

    String chinese() {
      return chinese;
    }

    String english() {
      return english;
    }
  }

  /** What a reader of scores has to know of their weakness. */
  private enum Limit {
    ONE_INSTANT(
        "标注都在同一时点：行业与成立年份是强混杂因素，模型随时间的表现未经检验，换城市或换时期须重新评估。",
        "All labels are as of one instant: industry and founding year are strong confounders and how"
            + " the model holds over time is not tested; evaluate anew for another city or period."),
    DATED(
        "标注来自多个时点，经济周期会改变违约率：须用后期数据检验（evaluate），并定期重新训练。",
        "The labels are of several years, and the business cycle moves how many fail: test on later"
            + " years (evaluate) and train anew from time to time."),
    NO_TAGS(
        "特征是外部表格的列，系统中没有其定义：只能对同样的表格打分，不能在系统中启用。",
        "The features are columns of somebody's table, which the system does not define: it scores"
            + " such tables and can't be put in force."),
    STALE(
        "得分取自截至评分日已知的最新信息，不论其新旧；打分前请核对最近一次报送的日期。",
        "A score rests on the newest information known on its day, however old that is: look at the"
            + " date of the latest report before acting on it."),
    MISSING(
        "标签缺失本身带有信息，某部门数据中断会改变得分。",
        "That a tag is missing is information too, so a department whose feed stops moves scores.");

    private final String chinese;
    private final String english;

    Limit(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }

    String chinese() {
      return chinese;
    }

    String english() {
      return english;
    }
  }

  private static String limits(Map<String, String> from, Function<Limit, String> words) {
    return Stream.of(kind(from), Limit.STALE, Limit.MISSING)
        .map(limit -> "- %s\n".formatted(words.apply(limit)))
        .collect(Collectors.joining());
  }

  private static Limit kind(Map<String, String> from) {
    if (from.containsKey(Source.TABLE.key)) {
      return Limit.NO_TAGS;
    }
    return from.get(Source.LABELS_FIRST.key).equals(from.get(Source.LABELS_LAST.key))
        ? Limit.ONE_INSTANT
        : Limit.DATED;
  }

  private static String list(
      Map<String, String> from, Function<Source, String> words, String colon) {
    return Arrays.stream(Source.values())
        .filter(source -> from.containsKey(source.key))
        .map(source -> "- %s%s%s\n".formatted(words.apply(source), colon, from.get(source.key)))
        .collect(Collectors.joining());
  }

  private static long tags(FittedModel model) {
    return model.schema().stream().map(Feature::tag).distinct().count();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}

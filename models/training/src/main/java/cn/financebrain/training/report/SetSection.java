package cn.financebrain.training.report;

import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.evaluate.Report;
import cn.financebrain.training.metric.Bootstrap.Interval;
import cn.financebrain.training.protocol.Grouping;
import cn.financebrain.training.protocol.Importance;
import cn.financebrain.training.protocol.Judgement;
import cn.financebrain.training.protocol.Segment;
import cn.financebrain.training.protocol.Shift;
import cn.financebrain.training.protocol.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The part of the page that is of one data set. */
final class SetSection {
  /** What fairness is looked at by. */
  private static final Set<Grouping.Kind> FAIRNESS =
      EnumSet.of(Grouping.Kind.DISTRICT, Grouping.Kind.SIZE);

  private final Judgement judgement;

  SetSection(Judgement judgement) {
    this.judgement = judgement;
  }

  String html() {
    Charts charts = new Charts(judgement.tested());
    StringBuilder html = new StringBuilder("<section>\n");
    html.append(Html.heading(2, judgement.set().chinese(), judgement.set().english()));
    html.append("<p>").append(Html.text(judgement.set().id())).append(" · ").append(rows());
    html.append("</p>\n").append(protocol());
    html.append(Html.heading(3, "指标", "Figures")).append(figures());
    html.append(Html.heading(3, "曲线", "Curves"));
    html.append(
        Html.note(
            "以下均为首个随机种子的 %d 条检验样本，每条一次，由未见过它的模型给出。".formatted(judgement.tested().size()),
            "From here on: the %d rows tested with the first seed, each once, by a model that had not seen it."
                .formatted(judgement.tested().size())));
    html.append(charts.all());
    html.append(charts.reliabilityTable());
    judgement.card().map(CardSection::html).ifPresent(html::append);
    html.append(segments()).append(fairness()).append(importance()).append(shifts());
    return html.append("</section>\n").toString();
  }

  private String rows() {
    return Html.both(
        "%d 条，正例 %d".formatted(judgement.rows(), judgement.positives()),
        "%d rows, %d positive".formatted(judgement.rows(), judgement.positives()));
  }

  private String protocol() {
    return "<p>%s</p>\n"
            .formatted(
                Html.both(
                    judgement.report().protocol().chinese(),
                    judgement.report().protocol().english()))
        + Html.note(
            "每个模型试过的设置数：%d%s。参数：%s"
                .formatted(
                    judgement.settingsTried(),
                    searched() ? "（只用该模型的训练样本选择）" : "（固定，不在本次样本上选择）",
                    judgement.settings()),
            "Settings tried for each model: %d (%s)."
                .formatted(
                    judgement.settingsTried(),
                    searched()
                        ? "chosen on the rows that it is trained on alone"
                        : "fixed, none is chosen on these rows"))
        + directions()
        + chosen();
  }

  private String directions() {
    String tags = String.join(", ", judgement.directions());
    return judgement.directions().isEmpty()
        ? Html.note("无单调约束。", "The score is not held monotone in any tag.")
        : Html.note("得分对下列标签保持单调：" + tags, "The score is held monotone in: " + tags);
  }

  private boolean searched() {
    return judgement.settingsTried() > 1;
  }

  private String chosen() {
    if (!judgement.isChosen()) {
      return "";
    }
    String all = String.join("；", judgement.chosen());
    return Html.note("首个种子各模型选中的参数：" + all, "Chosen for the models of the first seed: " + all);
  }

  private String figures() {
    List<String> header = new ArrayList<>(List.of(Html.both("指标", "Metric")));
    judgement.report().lines().forEach(line -> header.add(name(line)));
    header.add(Html.both("95% 区间，首个种子", "95 % interval, first seed"));
    header.add(Html.both("目标", "Target"));
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      if (!Double.isNaN(judgement.model().mean(metric))) {
        rows.add(row(metric));
      }
    }
    return Html.table(header, rows)
        + Html.note(
            "区间由自助法得出：1000 次，按企业有放回抽取合并后的检验样本；因合并了各折，其中心与各折均值略有不同。",
            "Intervals by bootstrap: 1,000 draws of enterprises from the tested rows put together, so"
                + " their middle differs a little from the mean over the folds.");
  }

  private static String name(Report.Line line) {
    return line.name().equals(Report.INDUSTRY_ONLY)
        ? Html.both("仅行业", "industry only")
        : Html.text(line.name());
  }

  private List<String> row(Metric metric) {
    List<String> cells = new ArrayList<>(List.of(Html.both(metric.chinese(), metric.english())));
    judgement.report().lines().forEach(line -> cells.add(meanAndDeviation(line, metric)));
    Interval interval = judgement.intervals().get(metric);
    cells.add(
        interval == null
            ? Html.NONE
            : Html.number(interval.low()) + "–" + Html.number(interval.high()));
    cells.add(
        judgement.set().targets().stream()
            .filter(target -> target.metric() == metric)
            .map(this::verdict)
            .findFirst()
            .orElse(""));
    return cells;
  }

  private static String meanAndDeviation(Report.Line line, Metric metric) {
    double mean = line.mean(metric);
    return Double.isNaN(mean)
        ? Html.NONE
        : Html.number(mean) + " ± " + Html.number(line.deviation(metric));
  }

  private String verdict(Target target) {
    boolean reached = target.isReachedBy(judgement.model().mean(target.metric()));
    return "<span class='%s'>%s %s</span>"
        .formatted(
            reached ? "reached" : "missed",
            Html.text(target.text()),
            reached ? Html.both("达到", "reached") : Html.both("未达到", "not reached"));
  }

  private String segments() {
    StringBuilder html = new StringBuilder(Html.heading(3, "分组结果", "By segment"));
    html.append(
        Html.note(
            "正负例都不少于 %d 条时才给出 AUC。".formatted(Segment.LEAST),
            "AUC where there are at least %d rows of each class.".formatted(Segment.LEAST)));
    judgement
        .segments()
        .forEach(
            (kind, segments) ->
                html.append(Html.heading(4, kind.chinese(), kind.english()))
                    .append(segments(segments)));
    return html.toString();
  }

  private static String segments(List<Segment> segments) {
    return Html.table(
        List.of(
            Html.both("分组", "Segment"),
            Html.both("样本数", "Rows"),
            Html.both("正例", "Positive"),
            "AUC",
            Html.both("阈值处精确率", "Precision at threshold"),
            Html.both("阈值处召回率", "Recall at threshold")),
        segments.stream()
            .map(
                segment ->
                    List.of(
                        name(segment),
                        Integer.toString(segment.rows()),
                        Integer.toString(segment.positives()),
                        Html.number(segment.auc()),
                        Html.percent(segment.precision()),
                        Html.percent(segment.recall())))
            .toList());
  }

  private static String name(Segment segment) {
    return segment.group().isEmpty() ? Html.both("未知", "not known") : Html.text(segment.group());
  }

  private String fairness() {
    StringBuilder html = new StringBuilder();
    judgement
        .segments()
        .forEach(
            (kind, segments) -> {
              if (FAIRNESS.contains(kind)) {
                html.append(Html.heading(4, kind.chinese(), kind.english()))
                    .append(fairness(segments));
              }
            });
    return html.isEmpty()
        ? ""
        : Html.heading(3, "公平性", "Fairness")
            + Html.note(
                "入选率：达到阈值的样本比例；误报率：负例中达到阈值的比例；倍数为与总体之比。"
                    + "预期比例为平均概率：与正例比例相近，说明同样的分数在各组含义相同；"
                    + "各组正例比例不同时，误报率必然不同。",
                "Selection rate: share of the rows at or above the threshold; false positive rate:"
                    + " share of the negative rows that is; ratios are to all rows. Expected is"
                    + " the mean probability: where it is close to the share of positives, a score"
                    + " means the same in all groups, and groups with other shares must have other"
                    + " false positive rates.")
            + html;
  }

  private String fairness(List<Segment> segments) {
    Segment whole = judgement.whole();
    List<List<String>> rows = new ArrayList<>();
    rows.add(fairness(Html.both("全部", "all"), whole));
    segments.forEach(segment -> rows.add(fairness(name(segment), segment)));
    return Html.table(
        List.of(
            Html.both("分组", "Segment"),
            Html.both("样本数", "Rows"),
            Html.both("正例比例", "Positive"),
            Html.both("预期比例", "Expected"),
            Html.both("入选率", "Selection rate"),
            Html.both("倍数", "Ratio"),
            Html.both("误报率", "False positive rate"),
            Html.both("倍数", "Ratio")),
        rows);
  }

  private List<String> fairness(String name, Segment segment) {
    Segment whole = judgement.whole();
    return List.of(
        name,
        Integer.toString(segment.rows()),
        Html.percent((double) segment.positives() / segment.rows()),
        Html.percent(segment.expected()),
        Html.percent(segment.selectionRate()),
        ratio(segment.selectionRate(), whole.selectionRate()),
        Html.percent(segment.falsePositiveRate()),
        ratio(segment.falsePositiveRate(), whole.falsePositiveRate()));
  }

  private static String ratio(double part, double whole) {
    double ratio = part / whole;
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f", ratio) : Html.NONE;
  }

  private String importance() {
    return Html.heading(3, "标签重要性", "Importance of tags")
        + Html.note(
            "平均 |SHAP| 以模型校准前的得分计（提升树约为对数几率）；打乱某标签后 AUC 与平均精确率的下降（可为负，即无作用）。",
            "Mean |SHAP| in units of the score before calibration (of boosted trees about log-odds);"
                + " by how much AUC and average precision fall where the tag is"
                + " shuffled (below zero: no use).")
        + Html.table(
            List.of(
                Html.both("标签", "Tag"),
                Html.both("平均 |SHAP|", "Mean |SHAP|"),
                Html.both("AUC 下降", "AUC drop"),
                Html.both("平均精确率下降", "Average precision drop")),
            judgement.importance().stream()
                .map(
                    tag ->
                        List.of(
                            name(tag),
                            Html.number(tag.meanShap()),
                            Html.number(tag.aucDrop()),
                            Html.number(tag.precisionDrop())))
                .toList());
  }

  private static String name(Importance importance) {
    return importance.tag().chinese().equals(importance.tag().english())
        ? Html.text(importance.tag().id())
        : Html.both(importance.tag().chinese(), importance.tag().english());
  }

  private String shifts() {
    List<Shift> shifts = judgement.shifts();
    if (shifts.isEmpty()) {
      return "";
    }
    List<String> header = new ArrayList<>(List.of(Html.both("标注截至", "Labels as of")));
    shifts.forEach(shift -> header.add(shift.asOf() + " (" + shift.rows() + ")"));
    List<List<String>> rows = new ArrayList<>();
    List<String> scores = new ArrayList<>(List.of(Html.both("得分 PSI", "Scores, PSI")));
    shifts.forEach(shift -> scores.add(Html.number(shift.scores())));
    rows.add(scores);
    for (int t = 0; t < judgement.importance().size(); t++) {
      List<String> row = new ArrayList<>(List.of(name(judgement.importance().get(t))));
      for (Shift shift : shifts) {
        row.add(Html.number(shift.tags().get(t).index()));
      }
      rows.add(row);
    }
    return Html.heading(3, "稳定性", "Stability")
        + Html.note(
            "与训练期相比的群体稳定性指数（PSI；标签为 CSI），十个分位区间；低于 0.1 为稳定，高于 0.25 为明显变化。" + "训练期得分取折外预测。",
            "Population stability index against the training period (CSI for tags), ten quantile"
                + " bins; below 0.1 is stable, above 0.25 a clear shift. Scores of the training"
                + " period are out of fold.")
        + Html.table(header, rows);
  }
}

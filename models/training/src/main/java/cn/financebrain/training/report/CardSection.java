package cn.financebrain.training.report;

import cn.financebrain.training.model.CardTable;
import cn.financebrain.training.model.CardTable.Line;
import cn.financebrain.training.model.CardTable.Rated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A scorecard on the page, a line for each bin. */
final class CardSection {
  private static final String EVEN = whole(CardTable.EVEN);
  private static final String DOUBLING = whole(CardTable.DOUBLING);

  private CardSection() {}

  static String html(CardTable card) {
    List<List<String>> rows = new ArrayList<>();
    for (Rated rated : card.characteristics()) {
      rated.lines().forEach(line -> rows.add(row(rated, line)));
    }
    return Html.heading(3, "评分卡", "Scorecard")
        + Html.note(
            ("首个种子、首个模型的评分卡。基础分 %s（平均水平的企业）加各标签所在区间的分数；" + "分数越高风险越大，%s 分时概率为一半，每高 %s 分，好坏比翻一倍。")
                .formatted(points(card.basePoints()), EVEN, DOUBLING),
            ("That of the first model of the first seed. %s base points (an average enterprise) and"
                    + " the points of the bin that each tag is in; more are riskier, at %s the"
                    + " probability is one half, and %s more double the odds.")
                .formatted(points(card.basePoints()), EVEN, DOUBLING))
        + Html.table(
            List.of(
                Html.both("标签", "Tag"),
                Html.both("区间", "Bin"),
                Html.both("样本占比", "Share of rows"),
                Html.both("正例比例", "Positive"),
                "WoE",
                Html.both("分数", "Points")),
            rows);
  }

  private static List<String> row(Rated rated, Line line) {
    return List.of(
        Html.both(rated.tag().chinese(), rated.tag().english()),
        Html.both(line.chinese(), line.english()),
        Html.percent(line.share()),
        Html.percent(line.positive()),
        String.format(Locale.ROOT, "%.3f", line.woe()),
        points(line.points()));
  }

  private static String points(double points) {
    String text = String.format(Locale.ROOT, "%.1f", points);
    return text.equals("-0.0") ? "0.0" : text;
  }

  private static String whole(double points) {
    return String.format(Locale.ROOT, "%.0f", points);
  }
}

package cn.financebrain.training.artifact;

import cn.financebrain.training.model.CardTable;
import cn.financebrain.training.model.CardTable.Line;
import cn.financebrain.training.model.CardTable.Rated;
import java.util.Locale;
import java.util.function.Function;

/** A scorecard as the part of a model card, a line for each bin. */
final class CardMarkdown {
  private CardMarkdown() {}

  static String chinese(CardTable card) {
    return """

        **评分卡**：基础分 %s（平均水平的企业），加上各标签所在区间的分数；分数越高风险越大，%.0f 分时概率为 50 %%，每高 %.0f 分，好坏比翻一倍。
        概率 = 1 / (1 + 2^((%.0f − 总分) / %.0f))。WoE 为正表示该区间正例多于平均。

        | 标签 | 区间 | 样本占比 | 正例比例 | WoE | 分数 |
        |---|---|---:|---:|---:|---:|
        """
            .formatted(
                number(1, card.basePoints()),
                CardTable.EVEN,
                CardTable.DOUBLING,
                CardTable.EVEN,
                CardTable.DOUBLING)
        + lines(card, rated -> rated.tag().chinese(), Line::chinese);
  }

  static String english(CardTable card) {
    return """

        **Scorecard**: %s base points (an average enterprise) and the points of the bin that each tag is in. More points are riskier: at %.0f the probability is 50 %%, and %.0f more double the odds.
        Probability = 1 / (1 + 2^((%.0f − points) / %.0f)). WoE above 0: more positives than on average.

        | Tag | Bin | Share of rows | Positive | WoE | Points |
        |---|---|---:|---:|---:|---:|
        """
            .formatted(
                number(1, card.basePoints()),
                CardTable.EVEN,
                CardTable.DOUBLING,
                CardTable.EVEN,
                CardTable.DOUBLING)
        + lines(card, rated -> rated.tag().english(), Line::english);
  }

  private static String lines(
      CardTable card, Function<Rated, String> name, Function<Line, String> bin) {
    StringBuilder lines = new StringBuilder();
    for (Rated rated : card.characteristics()) {
      for (Line line : rated.lines()) {
        lines.append(
            "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                    cell(named(name.apply(rated), rated.tag().id())),
                    cell(bin.apply(line)),
                    percent(line.share()),
                    percent(line.positive()),
                    number(3, line.woe()),
                    number(1, line.points())));
      }
    }
    return lines.toString();
  }

  private static String named(String name, String id) {
    return name.equals(id) ? id : "%s (%s)".formatted(name, id);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "—" : number(1, 100 * share) + " %";
  }

  /** Names of columns and codes may be anybody's. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\R", " ");
  }

  private static String number(int digits, double value) {
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    return text.matches("-0\\.0*") ? text.substring(1) : text;
  }
}

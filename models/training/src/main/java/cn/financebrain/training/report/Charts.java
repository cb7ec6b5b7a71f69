package cn.financebrain.training.report;

import cn.financebrain.training.metric.Curve;
import cn.financebrain.training.metric.Curve.Point;
import cn.financebrain.training.metric.Ranking;
import cn.financebrain.training.metric.Reliability;
import cn.financebrain.training.protocol.OutOfFold;
import cn.financebrain.training.report.Chart.Axis;
import cn.financebrain.training.report.Chart.Look;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The charts of one data set, over the rows tested with the first seed. */
final class Charts {
  private static final double THINNED = 0.004;
  private static final int BINS = 10;
  private static final int DISTRIBUTION_BINS = 20;

  /** Lift is drawn from this share of the rows on; below it a few rows decide. */
  private static final double LEAST_LIFT_SHARE = 0.002;

  private final OutOfFold tested;
  private final Ranking ranking;
  private final double base;

  Charts(OutOfFold tested) {
    this.tested = tested;
    this.ranking = tested.ranking();
    this.base = (double) ranking.positives() / ranking.rows();
  }

  String all() {
    List<String> figures =
        List.of(
            figure("ROC 曲线", "ROC", roc()),
            figure("精确率–召回率", "Precision–recall", precisionRecall()),
            figure("累计增益", "Cumulative gain", gain()),
            figure("提升度", "Lift", lift()),
            figure("可靠性", "Reliability", reliability()),
            figure("得分分布", "Score distribution", distribution()));
    return "<div class='charts'>\n" + String.join("", figures) + "</div>\n";
  }

  private static String figure(String chinese, String english, Chart chart) {
    return "<figure><figcaption>%s</figcaption>%s</figure>\n"
        .formatted(Html.both(chinese, english), chart.svg());
  }

  private Chart roc() {
    return chart("ROC", axis("假正率 False positive rate"), axis("召回率 Recall"))
        .line("随机 random", Look.REFERENCE, diagonal())
        .line("模型 model", Look.MODEL, Curve.roc(ranking).thinned(THINNED).points());
  }

  private Chart precisionRecall() {
    return chart("Precision–recall", axis("召回率 Recall"), axis("精确率 Precision"))
        .line("随机 random", Look.REFERENCE, level(base))
        .line("模型 model", Look.MODEL, Curve.precisionRecall(ranking).thinned(THINNED).points());
  }

  private Chart gain() {
    return chart("Cumulative gain", axis("排查比例 Share looked at"), axis("召回率 Recall"))
        .line("随机 random", Look.REFERENCE, diagonal())
        .line("模型 model", Look.MODEL, Curve.gain(ranking).thinned(THINNED).points());
  }

  private Chart lift() {
    List<Point> points =
        Curve.gain(ranking).points().stream()
            .filter(point -> point.x() >= LEAST_LIFT_SHARE)
            .map(point -> new Point(point.x(), point.y() / point.x()))
            .toList();
    double greatest = points.stream().mapToDouble(Point::y).max().orElse(1);
    double end = Math.max(5, 5 * Math.ceil(greatest / 5));
    return chart("Lift", axis("排查比例 Share looked at"), new Axis("提升度（倍） Lift", end))
        .line("随机 random", Look.REFERENCE, level(1))
        .line("模型 model", Look.MODEL, new Curve(points).thinned(THINNED).points());
  }

  private Chart reliability() {
    List<Point> points =
        Reliability.bins(tested.probabilities(), tested.outcomes(), BINS).stream()
            .map(bin -> new Point(bin.stated(), bin.happened()))
            .toList();
    return chart("Reliability", axis("预测概率 Stated"), axis("实际比例 Happened"))
        .line("一致 as stated", Look.REFERENCE, diagonal())
        .dots("模型 model", Look.MODEL, points);
  }

  /** By class, each as a share of its own rows, else the few positives could not be seen. */
  private Chart distribution() {
    return chart("Score distribution", axis("预测概率 Probability"), axis("占本类比例 Share of class"))
        .bars("负例 negative", Look.MODEL, shares(false), 0, 2)
        .bars("正例 positive", Look.POSITIVE, shares(true), 1, 2);
  }

  private List<Double> shares(boolean positive) {
    double[] counts = new double[DISTRIBUTION_BINS];
    for (int i = 0; i < tested.size(); i++) {
      if (tested.outcomes()[i] == positive) {
        int bin = (int) (tested.probabilities()[i] * DISTRIBUTION_BINS);
        counts[Math.min(DISTRIBUTION_BINS - 1, bin)]++;
      }
    }
    double all = Math.max(1, Arrays.stream(counts).sum());
    List<Double> shares = new ArrayList<>();
    for (double count : counts) {
      shares.add(count / all);
    }
    return shares;
  }

  /** The bins of the reliability chart in numbers. */
  String reliabilityTable() {
    List<List<String>> rows =
        Reliability.bins(tested.probabilities(), tested.outcomes(), BINS).stream()
            .map(
                bin ->
                    List.of(
                        String.format(
                            Locale.ROOT, "%.1f–%.1f", lower(bin), lower(bin) + 1.0 / BINS),
                        Integer.toString(bin.rows()),
                        Html.number(bin.stated()),
                        Html.number(bin.happened())))
            .toList();
    return Html.table(
        List.of(
            Html.both("概率区间", "Band"),
            Html.both("样本数", "Rows"),
            Html.both("平均预测概率", "Mean stated"),
            Html.both("实际正例比例", "Happened")),
        rows);
  }

  private static double lower(Reliability.Bin bin) {
    return Math.min(BINS - 1, Math.floor(bin.stated() * BINS)) / BINS;
  }

  private static Chart chart(String title, Axis x, Axis y) {
    return new Chart(title, x, y);
  }

  private static Axis axis(String label) {
    return new Axis(label, 1);
  }

  private static List<Point> diagonal() {
    return List.of(new Point(0, 0), new Point(1, 1));
  }

  private static List<Point> level(double height) {
    return List.of(new Point(0, height), new Point(1, height));
  }
}

package cn.financebrain.training.command;

import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.evaluate.Protocol;
import cn.financebrain.training.evaluate.Report;
import java.io.PrintWriter;
import java.util.Locale;

/** Figures as a table for people: one line a metric. */
final class ReportText {
  private static final int NAME_WIDTH = 34;
  private static final int CELL_WIDTH = 20;

  private ReportText() {}

  static void write(Figures figures, PrintWriter out) {
    figures
        .values()
        .forEach(
            (metric, value) ->
                out.println(pad(name(metric), NAME_WIDTH) + String.format("%.4f", value)));
  }

  static void write(Report report, PrintWriter out) {
    Protocol protocol = report.protocol();
    out.println(Messages.chinese() ? protocol.chinese() : protocol.english());
    StringBuilder head = new StringBuilder(pad("", NAME_WIDTH));
    report.lines().forEach(line -> head.append(pad(name(line), CELL_WIDTH)));
    out.println(head.toString().stripTrailing());
    for (Metric metric : Metric.values()) {
      if (report.lines().stream().anyMatch(line -> !Double.isNaN(line.mean(metric)))) {
        StringBuilder text = new StringBuilder(pad(name(metric), NAME_WIDTH));
        report.lines().forEach(line -> text.append(pad(cell(line, metric), CELL_WIDTH)));
        out.println(text.toString().stripTrailing());
      }
    }
    out.flush();
  }

  private static String cell(Report.Line line, Metric metric) {
    return line.parts().size() == 1
        ? String.format(Locale.ROOT, "%.4f", line.mean(metric))
        : String.format(Locale.ROOT, "%.4f ± %.4f", line.mean(metric), line.deviation(metric));
  }

  private static String name(Report.Line line) {
    return line.name().equals(Report.INDUSTRY_ONLY)
        ? Messages.text("report.industry-only")
        : line.name();
  }

  private static String name(Metric metric) {
    return Messages.chinese() ? metric.chinese() : metric.english();
  }

  /** Chinese characters take two places of a terminal. */
  private static String pad(String text, int width) {
    int taken = text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
    return text + " ".repeat(Math.max(1, width - taken));
  }
}

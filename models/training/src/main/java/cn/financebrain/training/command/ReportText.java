package cn.financebrain.training.command;

import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.training.evaluate.Figures;
import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.evaluate.Protocol;
import cn.financebrain.training.evaluate.Report;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Figures as a table for people: one line a metric. */
final class ReportText {
  private static final String NUMBER = "%.4f";

  private ReportText() {}

  static void write(Figures figures, PrintWriter out) {
    Table table = new Table();
    figures
        .values()
        .forEach(
            (metric, value) -> table.row(name(metric), String.format(Locale.ROOT, NUMBER, value)));
    out.println(table);
  }

  static void write(Report report, PrintWriter out) {
    Protocol protocol = report.protocol();
    out.println(Words.chinese() ? protocol.chinese() : protocol.english());
    Table table = new Table();
    table.row(row("", report, ReportText::name));
    for (Metric metric : Metric.values()) {
      if (report.lines().stream().anyMatch(line -> !Double.isNaN(line.mean(metric)))) {
        table.row(row(name(metric), report, line -> cell(line, metric)));
      }
    }
    out.println(table);
    out.flush();
  }

  private static String[] row(String first, Report report, Function<Report.Line, String> cell) {
    return Stream.concat(Stream.of(first), report.lines().stream().map(cell))
        .toArray(String[]::new);
  }

  static String cell(Report.Line line, Metric metric) {
    return line.parts().size() == 1
        ? String.format(Locale.ROOT, NUMBER, line.mean(metric))
        : String.format(
            Locale.ROOT, NUMBER + " ± " + NUMBER, line.mean(metric), line.deviation(metric));
  }

  static String name(Report.Line line) {
    return line.name().equals(Report.INDUSTRY_ONLY)
        ? Messages.text("report.industry-only")
        : line.name();
  }

  static String name(Metric metric) {
    return Words.chinese() ? metric.chinese() : metric.english();
  }
}

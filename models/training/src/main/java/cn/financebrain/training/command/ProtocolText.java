package cn.financebrain.training.command;

import cn.financebrain.console.Table;
import cn.financebrain.console.Words;
import cn.financebrain.training.evaluate.Metric;
import cn.financebrain.training.evaluate.Report;
import cn.financebrain.training.metric.Bootstrap.Interval;
import cn.financebrain.training.protocol.DataSet;
import cn.financebrain.training.protocol.Judgement;
import cn.financebrain.training.protocol.Target;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the protocol found, for a terminal: for each set one line a metric. */
final class ProtocolText {
  private static final String NONE = "—";

  private ProtocolText() {}

  static void write(Judgement judgement, PrintWriter out) {
    DataSet set = judgement.set();
    out.println();
    out.println("%s  %s".formatted(set.id(), Words.chinese() ? set.chinese() : set.english()));
    out.println(
        Messages.text(
            "report.protocol-rows",
            judgement.rows(),
            judgement.positives(),
            protocol(judgement),
            judgement.settingsTried()));
    Table table = new Table();
    table.row(header(judgement));
    for (Metric metric : Metric.values()) {
      if (!Double.isNaN(judgement.model().mean(metric))) {
        table.row(row(judgement, metric));
      }
    }
    out.println(table);
    out.flush();
  }

  private static String protocol(Judgement judgement) {
    return Words.chinese()
        ? judgement.report().protocol().chinese()
        : judgement.report().protocol().english();
  }

  private static String[] header(Judgement judgement) {
    List<String> cells = new ArrayList<>(List.of(""));
    judgement.report().lines().forEach(line -> cells.add(ReportText.name(line)));
    cells.add(Messages.text("report.interval"));
    cells.add(Messages.text("report.target"));
    cells.add("");
    return cells.toArray(String[]::new);
  }

  private static String[] row(Judgement judgement, Metric metric) {
    List<String> cells = new ArrayList<>(List.of(ReportText.name(metric)));
    for (Report.Line line : judgement.report().lines()) {
      cells.add(Double.isNaN(line.mean(metric)) ? NONE : ReportText.cell(line, metric));
    }
    cells.add(interval(judgement.intervals().get(metric)));
    Optional<Target> target =
        judgement.set().targets().stream().filter(t -> t.metric() == metric).findFirst();
    cells.add(target.map(Target::text).orElse(""));
    cells.add(target.map(t -> verdict(t, judgement)).orElse(""));
    return cells.toArray(String[]::new);
  }

  private static String interval(Interval interval) {
    return interval == null
        ? NONE
        : String.format(Locale.ROOT, "%.4f–%.4f", interval.low(), interval.high());
  }

  private static String verdict(Target target, Judgement judgement) {
    boolean reached = target.isReachedBy(judgement.model().mean(target.metric()));
    return Messages.text(reached ? "report.reached" : "report.missed");
  }
}
